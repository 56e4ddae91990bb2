#!/bin/sh
# Sala from its source, on a Debian 12, Ubuntu 22.04 or newer that has nothing yet: sh installer/run.sh
#
#     sh installer/run.sh               the window, on a sample workshop
#     sh installer/run.sh --no-window   the sample workshop, its papers and a checked bundle, without a display
#     sh installer/run.sh --prepare     only make everything ready
#
# Quick the second time. What it makes: .venv and sample/ beside the program (sample/ may be deleted at any time).
set -eu
root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
. "$root/installer/common.sh"

usage() { sed -n '2,8s/^# \{0,1\}//p' "$0"; }

sala() { "$venv/bin/sala" --workspace "$workspace" "$@"; }

make_sample() { # sets workshop to the sample workshop's code; makes it the first time
    workshop=$(first_workshop)
    [ -z "$workshop" ] || return 0
    say "making the sample workshop"
    mkdir -p "$sample"
    sala --quiet demo
    workshop=$(first_workshop)
    [ -n "$workshop" ] || stop "no sample workshop was made. Delete \"$sample\" and run this again."
}

first_workshop() {
    [ -d "$workspace" ] || return 0
    sala list --json | "$venv/bin/python" -c 'import json, sys
rows = json.load(sys.stdin)
print(rows[0]["code"] if rows else "")'
}

show_without_window() {
    say "printing"
    papers=$sample/papers
    mkdir -p "$papers"
    for language in km en; do
        sala --quiet print "$workshop" --what kit --language "$language" --out "$papers/kit-$language.pdf"
        sala --quiet print "$workshop" --what kit --filled --language "$language" --out "$papers/kit-filled-$language.pdf"
    done
    say "exporting and verifying"
    passphrase=$sample/passphrase.txt
    [ -s "$passphrase" ] || (umask 077 && "$venv/bin/python" -c 'import secrets; print(secrets.token_hex(16))' >"$passphrase")
    rm -f "$sample/sample.sala"
    sala --quiet export "$workshop" --out "$sample/sample.sala" --passphrase-file "$passphrase"
    sala --quiet verify "$sample/sample.sala" --passphrase-file "$passphrase"
    say "done. The sample workshop:   $workspace"
    say "      its papers (PDF):      $papers"
    say "      its bundle, verified:  $sample/sample.sala (its passphrase: passphrase.txt beside it)"
}

window=yes
prepare_only=no
for argument in "$@"; do
    case $argument in
        --no-window) window=no ;;
        --prepare) prepare_only=yes ;;
        --help | -h) usage && exit 0 ;;
        *) usage >&2 && stop "\"$argument\" is not known." ;;
    esac
done

install_missing "$(missing_libraries && missing_python)"
prepare run
[ "$prepare_only" = no ] || { say "ready" && exit 0; }

sample=$root/sample
workspace=${SALA_WORKSPACE:-$sample/workspace}
make_sample
if [ "$window" = yes ] && [ "$(uname -s)" = Linux ] && [ -z "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
    say "there is no display here, so no window is opened"
    window=no
fi
if [ "$window" = yes ]; then
    say "opening Sala on the sample workshop"
    sala
else
    show_without_window
fi
