#!/usr/bin/env bash
# Measures submits (A) and payments (B) of the whole product against PostgreSQL alone with the same work as one statement,
# on this machine, in one run; prints the figures. Needs a JDK, wrk and pgbench. Stops everything that it started.
#   benchmarks/run.sh [seconds of each measurement, 15]
set -euo pipefail
cd "$(dirname "$0")/.."
root=$PWD
seconds=${1:-15}
[[ $seconds =~ ^[1-9][0-9]{0,2}$ ]] || { echo "Usage: benchmarks/run.sh [seconds of each measurement, 1 to 999]" >&2; exit 2; }

# shellcheck source=scripts/find_java.sh
. scripts/find_java.sh
find_java
[ "$(uname -s)" = Linux ] || { echo "The benchmarks read processor times as Linux counts them; this is $(uname -s)." >&2; exit 1; }
for tool in "wrk wrk" "pgbench postgresql"; do
  read -r name package <<<"$tool"
  command -v "$name" >/dev/null || { echo "The benchmarks need $name (Debian: apt-get install $package)." >&2; exit 1; }
done

app=app-dropwizard/target/kadr.jar
sandbox=sandbox/target/kadr-sandbox.jar
if [ ! -f "$app" ] || [ ! -f "$sandbox" ]; then
  echo "Building …" >&2
  command -v mvn >/dev/null || { echo "The product is not built, and mvn is not on the PATH." >&2; exit 1; }
  mvn -q -B package -DskipTests -Djacoco.skip=true
fi

classes=benchmarks/target/classes
rm -rf "$classes"
mkdir -p "$classes" benchmarks/var
"$JAVA_HOME/bin/javac" --release 21 -d "$classes" -cp "$app" benchmarks/src/dev/kadr/benchmarks/*.java
# beside the checkout: a folder in memory would make commits look cheap
folder=$(mktemp -d "$root/benchmarks/var/run-XXXXXX")
pid=
stop() {
  trap - EXIT INT TERM
  [ -z "$pid" ] || { kill "$pid" 2>/dev/null && wait "$pid" || true; } # it ends what it started
  rm -rf "$folder"
}
trap stop EXIT
trap 'exit 130' INT
trap 'exit 143' TERM
"$JAVA" -cp "$classes:$app" dev.kadr.benchmarks.Benchmark "$root" "$folder" "$seconds" &
pid=$!
wait "$pid"
