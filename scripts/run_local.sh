#!/usr/bin/env bash
# Runs the whole of Kadr on this machine against the sandbox: no key, no internet.
# Builds what is stale, starts everything, prints the addresses, stops all on Ctrl-C.
set -euo pipefail
cd "$(dirname "$0")/.."

# shellcheck source=scripts/find_java.sh
. scripts/find_java.sh
find_java
command -v mvn >/dev/null || { echo "Kadr needs Maven 3.8.7 or newer (mvn is not on the PATH)." >&2; exit 1; }
command -v curl >/dev/null || { echo "Kadr's start script needs curl." >&2; exit 1; }
node_major=$(node --version 2>/dev/null | sed 's/^v\([0-9]*\).*/\1/' || true)
[ "${node_major:-0}" -ge 20 ] || { echo "Kadr needs Node 20 or newer (found: ${node_major:-none})." >&2; exit 1; }

if [ -f .env ]; then
  set -a
  # shellcheck disable=SC1091
  . ./.env
  set +a
fi
export KADR_MODE="${KADR_MODE:-sandbox}" PORT="${PORT:-8080}" ADMIN_PORT="${ADMIN_PORT:-8081}" SANDBOX_PORT="${SANDBOX_PORT:-8090}"

mkdir -p var/log
# One at a time: a second start says so instead of fighting over ports and data.
exec 9>var/run.lock
if ! flock -n 9; then
  echo "Kadr is already running here: http://127.0.0.1:$SANDBOX_PORT (stop it with Ctrl-C where it was started)." >&2
  exit 1
fi

app=app-dropwizard/target/kadr.jar
sandbox=sandbox/target/kadr-sandbox.jar
# By content, never by time: a checkout makes every file new.
sources_hash() {
  find . \( -name target -o -name node_modules -o -name .git -o -name var -o -name dist -o -name .web \) -prune -o \
    \( -path '*/src/main/*' -o -name pom.xml -o -path './website/*' \) -type f -print0 | sort -z | xargs -0 sha256sum | sha256sum | cut -d' ' -f1
}
hash=$(sources_hash)
if [ ! -f "$app" ] || [ ! -f "$sandbox" ] || [ "$(cat var/built 2>/dev/null || true)" != "$hash" ]; then
  echo "Building …"
  # Maven's own libraries make a newer JDK warn; that is nobody's business here.
  mvn -q -B package -DskipTests -Djacoco.skip=true 9>&- 2> >(grep -v '^WARNING: ' >&2) || { echo "The build failed; its last words are above." >&2; exit 1; }
  echo "$hash" >var/built
fi

pids=()
stop() {
  trap - EXIT INT TERM
  echo
  echo "Stopping …"
  for ((i = ${#pids[@]} - 1; i >= 0; i--)); do kill "${pids[$i]}" 2>/dev/null || true; done
  for pid in "${pids[@]}"; do wait "$pid" 2>/dev/null || true; done
}
trap stop EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

await() { # name, address, pid, log
  for _ in $(seq 1 300); do
    curl -fsS -o /dev/null --max-time 2 "$2" 2>/dev/null && return 0
    kill -0 "$3" 2>/dev/null || { echo "$1 did not start; its log: $4" >&2; tail -n 20 "$4" >&2; exit 1; }
    sleep 0.2
  done
  echo "$1 did not answer within a minute; its log: $4" >&2
  exit 1
}

# setsid: Ctrl-C reaches this script only, which then stops them in order.
setsid "$JAVA" -jar "$sandbox" >var/log/sandbox.log 2>&1 9>&- &
pids+=($!)
await "The sandbox" "http://127.0.0.1:$SANDBOX_PORT/" "${pids[0]}" var/log/sandbox.log
setsid "$JAVA" -jar "$app" server config.yml >var/log/kadr.log 2>&1 9>&- &
pids+=($!)
await "Kadr" "http://127.0.0.1:$PORT/health" "${pids[1]}" var/log/kadr.log

cat <<WORDS

Kadr runs.

  Talk to the bot      http://127.0.0.1:$SANDBOX_PORT/telegram
  The sandbox          http://127.0.0.1:$SANDBOX_PORT/
  Jobs at the provider http://127.0.0.1:$SANDBOX_PORT/jobs
  The shop's cabinet   http://127.0.0.1:$SANDBOX_PORT/yookassa
  Mischief             http://127.0.0.1:$SANDBOX_PORT/mischief/
  Health               http://127.0.0.1:$PORT/health
  Logs                 var/log/kadr.log, var/log/sandbox.log

Everything is kept in var/. Ctrl-C stops it.
WORDS

wait -n "${pids[@]}" || true
echo "A part stopped by itself; the logs in var/log say why." >&2
exit 1
