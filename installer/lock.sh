#!/bin/sh
# Renew the locks: sh installer/lock.sh [--upgrade]
#
# Writes requirements.lock (what Sala needs to run and to be built) and requirements-test.lock (that, and what its tests
# need): names, versions and hashes for Linux, Windows and macOS, Python 3.11 to 3.13. No address and no path goes in.
# Then asks whether every system finds ready-made packages for all of them: nobody at a workshop has a compiler.
# Needs uv (`pip install uv`) and a network.
set -eu
cd "$(dirname "$0")/.."
export LC_ALL=C.UTF-8
export MACOSX_DEPLOYMENT_TARGET=15.0 # the oldest macOS for which ICU is ready-made

uv=${UV:-uv}
command -v "$uv" >/dev/null 2>&1 || uv=.venv/bin/uv
command -v "$uv" >/dev/null 2>&1 || { echo "lock: uv is missing; install it with: pip install uv" >&2; exit 1; }

compile() { # OUTPUT [OPTIONS]
    output=$1
    shift
    "$uv" pip compile pyproject.toml installer/build-requirements.in "$@" --universal --python-version 3.11 \
        --generate-hashes --no-header --no-annotate --no-emit-index-url --no-emit-find-links --quiet \
        --output-file "$output" >/dev/null
    # Ubuntu 22.04 has Python 3.11.0rc1, and its pip takes no "rc" for older than 3.12.
    sed "s/python_full_version < '\(3\.[0-9]*\)'/python_version < '\1'/" "$output" >"$output.new"
    mv "$output.new" "$output"
}

compile installer/requirements.lock "$@"
compile installer/requirements-test.lock --group test --constraint installer/requirements.lock

if grep -n '://' installer/requirements.lock installer/requirements-test.lock; then
    echo "lock: an address got into a lock" >&2
    exit 1
fi

for system in x86_64-manylinux_2_34 x86_64-pc-windows-msvc aarch64-apple-darwin; do
    for version in 3.11 3.12 3.13; do
        "$uv" pip compile installer/requirements-test.lock --python-platform "$system" --python-version "$version" \
            --only-binary :all: --no-binary bagit --no-header --no-annotate --quiet >/dev/null ||
            { echo "lock: $system with Python $version lacks a ready-made package" >&2; exit 1; }
        echo "lock: complete for $system, Python $version"
    done
done
