# Shared by ./run, ./verify, packaging/bench, packaging/callfigures and packaging/measure: finds or installs what the project needs, and says so.
# Sourced, never run.

say() { printf '%s: %s\n' "$self" "$*"; }
fail() { printf '%s: %s\n' "$self" "$*" >&2; exit 1; }

wanted_java=25

# From the file that every JDK carries, because asking javac itself takes half a second for each.
java_version_of() {
    [ -x "$1/bin/javac" ] || return 1
    if [ -r "$1/release" ]; then
        sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release"
    else
        "$1/bin/javac" -version 2>&1 | sed -n 's/^javac \([0-9]*\).*/\1/p'
    fi
}

# Sets JAVA_HOME to a JDK 25, whichever JDK runs by default.
find_jdk() {
    local home
    for home in "${ISTHMUS_JDK:-}" "${JAVA_HOME:-}" /usr/lib/jvm/* "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* /opt/java/*; do
        [ -n "$home" ] || continue
        if [ "$(java_version_of "$home")" = "$wanted_java" ]; then
            JAVA_HOME=$home
            export JAVA_HOME
            say "JDK $wanted_java in $home"
            return 0
        fi
    done
    return 1
}

need_jdk() {
    find_jdk && return
    if apt_has "openjdk-$wanted_java-jdk"; then
        apt_install "openjdk-$wanted_java-jdk"
        find_jdk && return
    fi
    fail "no JDK $wanted_java was found in ISTHMUS_JDK, JAVA_HOME, /usr/lib/jvm, ~/.sdkman, ~/.jdks or /opt/java, and this system has no package openjdk-$wanted_java-jdk. Install one (for example Temurin $wanted_java) and set ISTHMUS_JDK to its folder."
}

as_root() {
    if [ "$(id -u)" = 0 ]; then
        "$@"
    elif command -v sudo >/dev/null && sudo -n true 2>/dev/null; then
        sudo "$@"
    else
        return 1
    fi
}

apt_refresh() {
    [ -n "${apt_fresh:-}" ] || as_root apt-get update -qq >/dev/null 2>&1 || true
    apt_fresh=yes
}

apt_has() {
    command -v apt-cache >/dev/null || return 1
    apt_refresh
    apt-cache show "$1" >/dev/null 2>&1
}

apt_install() {
    say "installing from the system's packages: $*"
    command -v apt-get >/dev/null || fail "this is no Debian-like system; please install by hand: $*"
    apt_refresh
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" >/dev/null 2>"${TMPDIR:-/tmp}/isthmus-apt.$$" || {
        cat "${TMPDIR:-/tmp}/isthmus-apt.$$" >&2
        rm -f "${TMPDIR:-/tmp}/isthmus-apt.$$"
        fail "could not install them (root or sudo without a password is needed); please run: apt-get install $*"
    }
    rm -f "${TMPDIR:-/tmp}/isthmus-apt.$$"
}

installed() { dpkg-query -W -f '${Status}' "$1" 2>/dev/null | grep -q 'ok installed'; }

# Installs those of the named packages that are missing.
need_packages() {
    local missing=() name
    for name in "$@"; do installed "$name" || missing+=("$name"); done
    [ ${#missing[@]} = 0 ] || apt_install "${missing[@]}"
}

need_maven() { command -v mvn >/dev/null || need_packages maven; }

# GTK has another package name since Debian 13.
need_gtk() {
    ldconfig -p 2>/dev/null | grep -q 'libgtk-3\.so\.0' && return
    if apt_has libgtk-3-0t64; then need_packages libgtk-3-0t64; else need_packages libgtk-3-0; fi
}

# The sound processing of calls is built on it; desktops have it.
need_pulse() { ldconfig -p 2>/dev/null | grep -q 'libpulse\.so\.0' || need_packages libpulse0; }

# A screen for tests to look at, and what the library that looks is built on; desktops have that. ALSA has another name since Debian 13.
need_screen() {
    need_packages xvfb libxcb-shm0
    ldconfig -p 2>/dev/null | grep -q 'libasound\.so\.2' && return
    if apt_has libasound2t64; then need_packages libasound2t64; else need_packages libasound2; fi
}

maven() {
    MAVEN_OPTS="${MAVEN_OPTS:-} --sun-misc-unsafe-memory-access=allow --enable-native-access=ALL-UNNAMED" mvn -B "$@"
}
