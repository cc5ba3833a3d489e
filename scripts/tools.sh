# Sourced by the scripts beside it: finding, and where absent installing, Java and Maven.

say() { printf 'hooke: %s\n' "$*" >&2; }

# java_version HOME: the feature release of a Java home, 0 when it is none. Starts no JVM.
java_version() {
  local line version=0
  if [ -x "$1/bin/java" ] && [ -r "$1/release" ]; then
    while IFS= read -r line; do
      case $line in JAVA_VERSION=*) version=${line#*=\"} ;; esac
    done < "$1/release"
  fi
  version=${version%%[!0-9]*}
  printf '%s' "${version:-0}"
}

# find_java TOOL: sets java_home to the first home of Java 17 or later that has bin/TOOL.
find_java() {
  local candidate found
  java_home=
  for candidate in "${JAVA_HOME:-}" "$(command -v java || true)" /usr/lib/jvm/*/; do
    [ -n "$candidate" ] || continue
    case $candidate in
      */java) found=$(readlink -f -- "$candidate"); candidate=${found%/bin/java} ;;
    esac
    candidate=${candidate%/}
    if [ -x "$candidate/bin/$1" ] && [ "$(java_version "$candidate")" -ge 17 ]; then
      java_home=$candidate
      return
    fi
  done
}

# hooke_home ROOT: the distribution folder that the build of this source tree makes.
hooke_home() {
  printf '%s/target/hooke-%s' "$1" "$(sed -n 's:^ *<version>\(.*\)</version>.*:\1:p;T;q' "$1/pom.xml")"
}

# commit ROOT: the commit of the source tree, "+" after it when files differ from it; else "unknown".
commit() {
  local id
  if id=$(git -C "$1" rev-parse HEAD 2> /dev/null); then
    [ -z "$(git -C "$1" status --porcelain 2> /dev/null)" ] || id=$id+
  elif [ -r "$1/.git/HEAD" ]; then # without git installed
    id=$(< "$1/.git/HEAD")
    case $id in 'ref: '*) id=$(cat "$1/.git/${id#ref: }" 2> /dev/null || true) ;; esac
  fi
  printf '%s' "${id:-unknown}"
}

# jvm_options MEMORY: sets options for $java_home and $home; MEMORY as in -Xmx, or empty for 70 % of the machine.
jvm_options() {
  local package further
  # What Spark 4 needs on Java 17 and later: JavaModuleOptions of spark-launcher.
  options=(-XX:+IgnoreUnrecognizedVMOptions)
  if grep -qs 'MODULES=.*jdk\.incubator\.vector' "$java_home/release"; then
    options+=(--add-modules=jdk.incubator.vector) # the fast kernels
    # Loops on vectors crawl until the last compiler has seen them: compiled early, and waited for.
    options+=(-XX:CompileCommand=quiet)
    # Traps of inlined methods are summed over the hundreds of operations on vectors that a loop inlines:
    # at the default, 100, the compiler no longer trusts the class of a vector and stores it by a call.
    options+=(-XX:PerMethodTrapLimit=10000)
    for package in 'fft.Vector*' 'fft.FloatVector*' 'linalg.*'; do
      options+=("-XX:CompileCommand=BackgroundCompilation,org.hooke.kernels.$package::*,false"
        "-XX:CompileCommand=CompileThresholdScaling,org.hooke.kernels.$package::*,0.05")
    done
  fi
  for package in java.lang java.lang.invoke java.lang.reflect java.io java.net java.nio java.util \
    java.util.concurrent java.util.concurrent.atomic jdk.internal.ref sun.nio.ch sun.nio.cs \
    sun.util.calendar; do
    options+=("--add-opens=java.base/$package=ALL-UNNAMED")
  done
  options+=(--add-opens=java.security.jgss/sun.security.krb5=ALL-UNNAMED
    -Djdk.reflect.useDirectMethodHandle=false -Dio.netty.tryReflectionSetAccessible=true
    -Dfile.encoding=UTF-8 "-Dlog4j2.configurationFile=$home/conf/log4j2.properties")
  # Left alone, the collector lets garbage fill the machine rather than spend a hundredth of the time.
  options+=(-XX:+UseParallelGC -XX:GCTimeRatio=12 "-XX:MaxNewSize=$((120 * $(nproc)))m")
  if [ -n "$1" ]; then
    options+=("-Xmx$1")
  else
    options+=(-XX:MaxRAMPercentage=70) # of the machine's, or the container's, memory
  fi
  if [ "$(java_version "$java_home")" -ge 24 ]; then # Netty, Kryo and JLargeArrays use both
    options+=(--sun-misc-unsafe-memory-access=allow --enable-native-access=ALL-UNNAMED)
  else # a package that later releases no longer have
    options+=(--add-opens=java.base/sun.security.action=ALL-UNNAMED)
  fi
  read -r -a further <<< "${HOOKE_JAVA_OPTIONS:-}"
  options+=(${further[@]+"${further[@]}"})
}

# as_root COMMAND...: runs it as root if that needs no password, else fails.
as_root() {
  if [ "$(id -u)" -eq 0 ]; then "$@"; else sudo -n -- "$@"; fi
}

# install_tools LOG: apt-gets the JDK and Maven where absent, or names them and stops. Sets java_home.
install_tools() {
  local wanted=() package jdk=openjdk-17-jdk-headless log=$1
  : > "$log"
  find_java javac
  [ -n "$java_home" ] || wanted+=("$jdk")
  command -v mvn > /dev/null || wanted+=(maven)
  [ ${#wanted[@]} -gt 0 ] || return 0
  if ! command -v apt-get > /dev/null || ! as_root true 2> /dev/null; then
    say "please install: ${wanted[*]} (JDK 17 or later), then call again;"
    say "on Debian or Ubuntu: sudo apt-get install --no-install-recommends ${wanted[*]}"
    exit 2
  fi
  say "installing ${wanted[*]} with apt-get ..."
  as_root apt-get -qq update >&2 || say "apt-get update failed; trying with the lists at hand"
  for package in openjdk-17-jdk-headless openjdk-21-jdk-headless openjdk-25-jdk-headless; do
    if apt-cache show "$package" > /dev/null 2>&1; then jdk=$package; break; fi
  done
  wanted=("${wanted[@]/#openjdk-17-jdk-headless/$jdk}")
  as_root env DEBIAN_FRONTEND=noninteractive \
    apt-get -qq -y install --no-install-recommends "${wanted[@]}" > "$log" 2>&1 || {
    tail -n 20 "$log" >&2
    say "could not install ${wanted[*]}: see above"
    exit 2
  }
  find_java javac
  [ -n "$java_home" ] || { say "no JDK 17 or later found after installing ${wanted[*]}"; exit 2; }
}
