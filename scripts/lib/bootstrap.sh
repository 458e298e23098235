# Sourced by every script: finds Python, brings uv and the libraries, and keeps .venv equal to uv.lock.
# Nothing must be installed beforehand except Python 3.11 or later. POSIX sh.
# shellcheck shell=sh

set -eu

ROOT=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd -P)
CALLED_FROM=$(pwd -P)
unset VIRTUAL_ENV PYTHONHOME PYTHONPATH

say() { printf '%s\n' "$@" >&2; }

# die SENTENCE: the last word of a script that cannot go on.
die() {
    say "$@"
    exit 1
}

# usage LINE...: how to call the script.
usage() {
    say "$@"
    exit 2
}

# absolute FILE: the file as seen from where the script was called.
absolute() {
    case $1 in
        /*) printf '%s\n' "$1" ;;
        *) printf '%s\n' "$CALLED_FROM/$1" ;;
    esac
}

# can_apt: packages can be installed here, and by this user.
can_apt() { [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; }

# apt_install PACKAGE...
apt_install() {
    say "Installing $* ..."
    for step in update "install --no-install-recommends $*"; do
        # shellcheck disable=SC2086 # the step is a list of words
        DEBIAN_FRONTEND=noninteractive apt-get -qq -y -o DPkg::Lock::Timeout=300 $step </dev/null >/dev/null || return 1
    done
}

# need PACKAGE...: installs what is missing, or says with which line to do it.
need() {
    [ $# -gt 0 ] || return 0
    can_apt || die "Missing on this machine: $*. Install them as root with: apt-get install $*"
    apt_install "$@" || die "Not everything could be installed. Try again with: apt-get install $*"
}

# find_python: sets PYTHON to an installed interpreter that is recent enough.
find_python() {
    for name in python3 python3.13 python3.12 python3.11 python3.14 /usr/bin/python3 /usr/local/bin/python3; do
        PYTHON=$("$name" -c 'import sys; print(sys.executable if (3, 11) <= sys.version_info < (3, 15) else "")' \
            2>/dev/null) || continue
        if [ -n "$PYTHON" ]; then return 0; fi
    done
    die "Python 3.11 to 3.14 is needed and none was found. Install it, for example with: apt-get install python3"
}

# find_uv: sets UV to a working uv: the one on PATH, or one of the project's own below var/tools.
find_uv() {
    tools=$ROOT/var/tools
    for UV in uv "$tools/uv"; do
        if "$UV" --version >/dev/null 2>&1; then return 0; fi
    done
    say "Installing uv below var/tools ..."
    if fetch_uv || { can_apt && apt_install python3-venv && fetch_uv; }; then return 0; fi
    die "uv is missing, and installing it needs pip. Install that as root with: apt-get install python3-venv"
}

# fetch_uv: uv by pip, in an environment of its own or, where venv is missing, in a folder.
fetch_uv() {
    mkdir -p "$tools" && work=$(mktemp -d "$tools/new.XXXXXX") || return 1
    if "$PYTHON" -m venv "$work/venv" >/dev/null 2>&1; then
        "$work/venv/bin/python" -m pip install -q uv && mv -f "$work/venv/bin/uv" "$UV"
    elif "$PYTHON" -m pip --version >/dev/null 2>&1; then
        "$PYTHON" -m pip install -q --target "$work/packages" uv && mv -f "$work/packages/bin/uv" "$UV"
    fi
    rm -rf "$work"
    "$UV" --version >/dev/null 2>&1
}

# sync: the project's environment in .venv, exactly as locked, first on PATH.
sync() {
    find_python
    find_uv
    [ -d "$ROOT/.venv" ] || say "Installing the packages of uv.lock in .venv ..."
    [ -w "${HOME:-/}" ] || export UV_CACHE_DIR="$ROOT/var/tools/cache"
    (
        cd "$ROOT"
        UV_PROJECT_ENVIRONMENT=$ROOT/.venv UV_PYTHON_DOWNLOADS=never "$UV" sync --quiet --frozen --python "$PYTHON"
    ) || die "The packages of uv.lock could not be installed in .venv; the reason stands above."
    PATH=$ROOT/.venv/bin:$PATH
    export PATH
}

# prepare [PACKAGE...]: the environment, the libraries of the PDF engine, and these packages of the system.
prepare() {
    sync
    # The engine loads its libraries when it is imported.
    python -c 'import weasyprint.text.ffi' >/dev/null 2>&1 ||
        set -- "$@" libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0
    need "$@"
}
