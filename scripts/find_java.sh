# Sourced: sets JAVA_HOME and JAVA to the first JDK of 21 or newer among JAVA_HOME, PATH and the
# system's JVM folder; says so in one line and stops when there is none.

java_major() {
  "$1" -version 2>&1 | sed -n 's/^[^"]*version "\([0-9]*\)[^"]*".*/\1/p' | head -n 1
}

find_java() {
  local candidate major
  for candidate in "${JAVA_HOME:-/nonexistent}" "$(dirname "$(dirname "$(readlink -f "$(command -v javac || echo /nonexistent/bin/javac)")")")" \
    /usr/lib/jvm/* /Library/Java/JavaVirtualMachines/*/Contents/Home; do
    [ -x "$candidate/bin/javac" ] || continue
    major=$(java_major "$candidate/bin/java")
    if [ "${major:-0}" -ge 21 ] 2>/dev/null; then
      JAVA_HOME=$candidate
      JAVA=$candidate/bin/java
      export JAVA_HOME JAVA
      return 0
    fi
  done
  echo "Kadr needs a JDK of 21 or newer: install one, or point JAVA_HOME to it." >&2
  return 1
}
