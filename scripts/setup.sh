#!/bin/sh
# The virtual environment in .venv: `setup.sh run` with what the app needs, `setup.sh test` with what the tests need besides.
# Done once for each state of the requirements, which a stamp in .venv remembers; quick when nothing has changed.
set -eu
cd "$(dirname "$0")/.."
what=${1:-run}
python=${PYTHON:-python3}
axe=4.14.1

fail() {
    echo "setup: $1" >&2
    exit 1
}

check_python() {
    command -v "$python" >/dev/null || fail "no $python here; install Python 3.11 or newer (or name one: PYTHON=/path/to/python3.12 make run)"
    "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' ||
        fail "$("$python" -V) is too old; install Python 3.11 or newer (or name one: PYTHON=/path/to/python3.12 make run)"
}

make_environment() {
    # A checkout that was moved, or a Python that was removed, leaves an environment that can't start.
    if .venv/bin/python -c 'import pip' 2>/dev/null && [ "$(.venv/bin/python -c 'import sys; print(sys.prefix)')" = "$(pwd -P)/.venv" ]; then
        return
    fi
    check_python
    rm -rf .venv
    "$python" -m venv .venv || fail "could not make .venv; on Debian or Ubuntu: apt install python3-venv"
}

install() {
    # $1: requirements file, $2: stamp
    state=$(cat requirements.txt "$1" | .venv/bin/python -c 'import hashlib, sys; print(hashlib.sha256(sys.stdin.buffer.read() + sys.version.encode()).hexdigest())')
    [ "$(cat ".venv/$2" 2>/dev/null || true)" = "$state" ] && return
    echo "Installing $1 into .venv: once, some minutes (torch is the largest part)."
    quiet=--quiet
    [ -t 1 ] && quiet=--progress-bar=on
    .venv/bin/python -m pip install --disable-pip-version-check "$quiet" -r "$1" ||
        fail "pip could not install $1; see above (Python newer than the pins? name another: PYTHON=python3.12 make run)"
    echo "$state" >".venv/$2"
}

add_programs() {
    missing=""
    command -v chromium >/dev/null || command -v chromium-browser >/dev/null || command -v google-chrome >/dev/null || missing="chromium"
    command -v initdb >/dev/null || ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 || missing="$missing postgresql"
    [ -z "$missing" ] && return
    if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
        echo "Installing$([ "${missing# }" = "$missing" ] && echo " ")$missing for the tests."
        apt-get update -qq
        # shellcheck disable=SC2086
        DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing >/dev/null || fail "apt-get could not install: $missing"
    else
        echo "setup: the tests with a browser or with PostgreSQL are skipped without these; install them: $missing" >&2
    fi
}

add_axe() {
    # axe-core judges the pages' accessibility in the browser tests; pinned, from npm, beside the environment.
    [ "$(cat .venv/npm/version 2>/dev/null || true)" = "$axe" ] && return
    if ! command -v npm >/dev/null; then
        echo "setup: the tests of accessibility are skipped without npm; install it (Debian: apt install npm)" >&2
        return
    fi
    npm install --prefix .venv/npm --no-save --ignore-scripts --no-audit --no-fund --silent "axe-core@$axe" >/dev/null ||
        fail "npm could not install axe-core $axe for the tests of accessibility"
    echo "$axe" >.venv/npm/version
}

make_environment
case $what in
run) install requirements.txt waqai-run.sha ;;
test)
    install requirements-dev.txt waqai-test.sha
    add_programs
    add_axe
    ;;
*) fail "setup.sh run, or setup.sh test" ;;
esac
