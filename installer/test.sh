#!/bin/sh
# Sala's tests, on a Debian 12, Ubuntu 22.04 or newer that has nothing yet: sh installer/test.sh [PYTEST ARGUMENTS]
#
# Without arguments: style, floors, types, then every test. With arguments: only the tests, as pytest takes them.
# Quick to start the second time.
set -eu
root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
. "$root/installer/common.sh"

programs_for_tests() { # programs that know nothing of Sala and read what it writes
    cat <<'LIST'
age|age|opening a bundle without Sala
zip|zip|packing a bundle without Sala
unzip|unzip|unpacking a bundle without Sala
sha256sum|coreutils|checking a bundle's files without Sala
pdftotext|poppler-utils|reading printed pages back
pdftoppm|poppler-utils|looking at printed pages
mutool|mupdf-tools|checking PDF files
Xvfb|xvfb|a display that nobody sees
xauth|xauth|a display that nobody sees
LIST
}

programs_if_offered() { # Ubuntu 22.04 has no package of these; the few tests that need them say so and are passed over
    cat <<'LIST'
minisign|minisign|checking a bundle's signature without Sala
LIST
}

check() { # NAME COMMAND...: runs it; remembers a failure and goes on, so that one run shows everything
    name=$1
    shift
    say "$name"
    "$@" || failed="$failed $name"
}

drive_windows() { # a line for each file that passes, everything for one that does not
    printf '%s\n' tests/ui/pages/test_*.py | xargs -n 1 -P "$processors" sh -c '
        told=$(timeout 900 python -m pytest -q "$0" 2>&1) || { printf "%s\n%s failed\n" "$told" "$0"; exit 1; }
        printf "%s: %s\n" "$0" "$(printf "%s\n" "$told" | tail -n 1)"'
}

install_missing "$(missing_libraries && missing_python && programs_for_tests | missing_programs)"
install_if_offered "$(programs_if_offered | missing_programs)"
prepare test

cd "$root"
PATH=$venv/bin:$PATH
QT_QPA_PLATFORM=${QT_QPA_PLATFORM:-offscreen}
export PATH QT_QPA_PLATFORM PYTHONUTF8=1
# Some tests start the program; without bytecode each of them would compile it anew.
unset PYTHONDONTWRITEBYTECODE

if [ $# -gt 0 ]; then
    exec python -m pytest "$@"
fi
failed=
# By way of Python: the commands in the environment name the folder where it was made, and a folder may be moved.
check "style" python -m ruff check .
check "floors" python -c 'import sys; from importlinter.cli import lint_imports_command; sys.exit(lint_imports_command())'
check "types" python -m mypy
processors=$(getconf _NPROCESSORS_ONLN 2>/dev/null || echo 1)
[ "$processors" -le 4 ] || processors=4
[ -z "$failed" ] || say "failed before the tests:$failed"
check "tests" python -m pytest -n "$processors" --dist loadfile --ignore=tests/ui/pages
# The real window is driven in a process for each file: what one leaves behind cannot disturb another.
check "windows" drive_windows
[ -z "$failed" ] || stop "failed:$failed"
