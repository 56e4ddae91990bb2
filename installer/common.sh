# What run.sh and test.sh share: finds a Python, the system's libraries, and makes the environment from the lock.
# Read by `.`, not run by itself. POSIX sh. Changes nothing outside the environment without saying so first.
#
# SALA_VENV    where the environment is made       (.venv beside the program)
# SALA_PYTHON  which Python makes it               (found: 3.11 to 3.13)
# SALA_WHEELS  folder of downloaded packages, for a computer without a network   (installer/wheels, if it is there)

# shellcheck shell=sh disable=SC2154 # $root, the folder of the program, is set by who reads this
venv=${SALA_VENV:-$root/.venv}
case $venv in /*) ;; *) venv=$PWD/$venv ;; esac

say() { printf 'sala: %s\n' "$*" >&2; }

stop() { # one sentence for what is wrong, then lines for what to do
    say "$1"
    shift
    for line in "$@"; do printf '      %s\n' "$line" >&2; done
    exit 1
}

# ---- libraries and programs of the system

# What Qt's window needs (found with ldd on the files that PySide6 ships): library|Debian package|for what
libraries_for_qt() {
    cat <<'LIST'
libGL.so.1|libgl1|drawing
libEGL.so.1|libegl1|drawing
libglib-2.0.so.0|libglib2.0-0|the event loop
libdbus-1.so.3|libdbus-1-3|talking to the desktop
libfontconfig.so.1|libfontconfig1|fonts
libfreetype.so.6|libfreetype6|fonts
libbrotlidec.so.1|libbrotli1|one program at a time
libgssapi_krb5.so.2|libgssapi-krb5-2|one program at a time
libcups.so.2|libcups2|printers
libxkbcommon.so.0|libxkbcommon0|the keyboard
libxkbcommon-x11.so.0|libxkbcommon-x11-0|the keyboard
libX11.so.6|libx11-6|windows
libX11-xcb.so.1|libx11-xcb1|windows
libxcb-cursor.so.0|libxcb-cursor0|windows
libxcb-glx.so.0|libxcb-glx0|windows
libxcb-icccm.so.4|libxcb-icccm4|windows
libxcb-image.so.0|libxcb-image0|windows
libxcb-keysyms.so.1|libxcb-keysyms1|windows
libxcb-randr.so.0|libxcb-randr0|windows
libxcb-render.so.0|libxcb-render0|windows
libxcb-render-util.so.0|libxcb-render-util0|windows
libxcb-shape.so.0|libxcb-shape0|windows
libxcb-shm.so.0|libxcb-shm0|windows
libxcb-sync.so.1|libxcb-sync1|windows
libxcb-util.so.1|libxcb-util1|windows
libxcb-xfixes.so.0|libxcb-xfixes0|windows
libxcb-xkb.so.1|libxcb-xkb1|windows
libwayland-client.so.0|libwayland-client0|windows
libwayland-cursor.so.0|libwayland-cursor0|windows
libwayland-egl.so.1|libwayland-egl1|windows
LIST
}

missing_libraries() { # prints the lines of libraries_for_qt that this system lacks
    [ "$(uname -s)" = Linux ] || return 0
    known=$(PATH="$PATH:/sbin:/usr/sbin" ldconfig -p 2>/dev/null | awk '{print $1}') || known=
    libraries_for_qt | while IFS= read -r entry; do
        printf '%s\n' "$known" | grep -qxF -- "${entry%%|*}" || printf '%s\n' "$entry"
    done
}

missing_programs() { # PROGRAM|PACKAGE|WHY lines on stdin; prints those that are missing
    while IFS= read -r entry; do
        command -v "${entry%%|*}" >/dev/null 2>&1 || printf '%s\n' "$entry"
    done
}

install_missing() { # LINES: says what is missing and why, installs the packages, or stops with the exact command
    [ -n "$1" ] || return 0
    say "this computer lacks:"
    printf '%s\n' "$1" | sort -t'|' -u -k2,2 | awk -F'|' '
        { if (!($3 in names)) order[++n] = $3; names[$3] = names[$3] " " $2 }
        END { for (i = 1; i <= n; i++) printf "      for %s:%s\n", order[i], names[order[i]] }' >&2
    command -v apt-get >/dev/null 2>&1 ||
        stop "only Debian and Ubuntu are known here. Install what holds these, with your system's own tool, and run again:" \
            "$(printf '%s\n' "$1" | cut -d'|' -f1 | tr '\n' ' ')"
    wanted=$(printf '%s\n' "$1" | cut -d'|' -f2 | sort -u)
    install_packages "$wanted"
}

install_packages() { # NAMES, one a line
    # shellcheck disable=SC2046 # one word for each package
    set -- $(printf '%s\n' "$1" | while IFS= read -r name; do package_here "$name"; done)
    as_root "$*"
    say "installing them with apt-get (this may take a minute)"
    if ! apt_install "$@"; then
        refresh_packages
        # shellcheck disable=SC2046 # as above: some names differ once the list is known
        apt_install $(for name in "$@"; do package_here "$name"; done) || {
            printf '%s\n' "$told" | first_and_last >&2
            stop "apt-get could not install them (its reason stands above)." \
                "Without a network: connect once, then run this again; nothing is lost." \
                "On Ubuntu the \"universe\" part must be on: sudo add-apt-repository universe" \
                "Where no fitting Python is offered, name one that you have: SALA_PYTHON=/path/to/python3.12"
        }
    fi
}

install_if_offered() { # LINES: as install_missing, but what this system has no package of is only told
    for name in $(printf '%s\n' "$1" | cut -d'|' -f2); do
        if ! candidate "$name" && [ "$(id -u)" -eq 0 ]; then
            as_root "$name"
            refresh_packages # a new computer has no list of packages yet
        fi
        if candidate "$name"; then
            install_missing "$(printf '%s\n' "$1" | grep "|$name|")"
        else
            say "this system has no package \"$name\"; what needs it is left out"
        fi
    done
}

first_and_last() { # of many lines: without a network apt-get complains of every package
    awk '{ line[NR] = $0 }
        END { for (i = 1; i <= NR; i++) if (i <= 4 || i > NR - 4) print line[i]; else if (i == 5) print "..." }'
}

refresh_packages() { # a new computer has no list of packages yet; without a network the old one must do
    say "asking for the newest list of packages"
    # shellcheck disable=SC2086 # $root_command is empty, `sudo` or `sudo -n`
    $root_command apt-get update -qq >&2 || true
}

apt_install() { # sets told to its many lines, which are of interest only when it fails
    # shellcheck disable=SC2086 # $root_command is empty, `sudo` or `sudo -n`
    told=$($root_command env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" 2>&1)
}

package_here() { # Ubuntu 24.04 and Debian 13 call some libraries by a name that ends in t64
    if candidate "$1" || ! candidate "${1}t64"; then echo "$1"; else echo "${1}t64"; fi
}

candidate() {
    LC_ALL=C apt-cache policy "$1" 2>/dev/null | grep -q 'Candidate: [^(]'
}

as_root() { # PACKAGES: sets root_command to what makes a command run as root, or stops with the command to give
    if [ "$(id -u)" -eq 0 ]; then
        root_command=
    elif command -v sudo >/dev/null 2>&1 && { [ -t 0 ] || sudo -n true 2>/dev/null; }; then
        root_command=sudo
        [ -t 0 ] || root_command='sudo -n'
    else
        stop "installing needs an administrator. Ask one to run this, then run Sala's command again:" \
            "apt-get update && apt-get install --no-install-recommends $1"
    fi
}

# ---- Python

version_of() { "$1" -c 'import sys; print("%d.%d" % sys.version_info[:2])' 2>/dev/null; }

supported() {
    case $(version_of "$1") in 3.11 | 3.12 | 3.13) return 0 ;; *) return 1 ;; esac
}

can_make_environments() { "$1" -c 'import ensurepip, venv' >/dev/null 2>&1; }

find_python() { # sets python to a supported one, if there is any; one that can make environments comes first
    python=
    for name in ${SALA_PYTHON:+"$SALA_PYTHON"} python3 python3.13 python3.12 python3.11; do
        found=$(command -v "$name" 2>/dev/null) || continue
        supported "$found" || continue
        [ -n "$python" ] || python=$found
        can_make_environments "$found" || continue
        python=$found
        return 0
    done
}

missing_python() { # prints PROGRAM|PACKAGE|WHY lines for a Python that makes the environment, where none can
    ! environment_works || return 0
    find_python
    if [ -z "$python" ]; then
        python_packages
    elif ! can_make_environments "$python"; then
        echo "venv|python$(version_of "$python")-venv|keeping the packages of Sala apart from the system's"
    fi
}

need_python() { # sets python, or stops
    if [ -n "${SALA_PYTHON:-}" ] && ! supported "$SALA_PYTHON"; then
        stop "SALA_PYTHON is \"$SALA_PYTHON\", which is not Python 3.11, 3.12 or 3.13."
    fi
    find_python
    if [ -z "$python" ]; then
        old=$(version_of python3) || old=
        say "Sala needs Python 3.11, 3.12 or 3.13; this computer has ${old:-none}."
        install_missing "$(python_packages)"
        find_python
        [ -n "$python" ] || stop "no Python that Sala can use was installed. Give one: SALA_PYTHON=/path/to/python3.12"
    fi
    can_make_environments "$python" || install_missing "$(missing_python)"
    can_make_environments "$python" ||
        stop "$python cannot make environments (it lacks ensurepip). Give another: SALA_PYTHON=/path/to/python3.12"
}

environment_works() { environment_fits && "$venv/bin/python" -m pip --version >/dev/null 2>&1; }

environment_fits() { # its Python starts, and is of the version that was asked for
    supported "$venv/bin/python" &&
        { [ -z "${SALA_PYTHON:-}" ] || [ "$(version_of "$SALA_PYTHON")" = "$(version_of "$venv/bin/python")" ]; }
}

python_packages() { # the newest supported one that this system's packages have
    for version in 3.13 3.12 3.11 ""; do
        [ -z "$version" ] || ! candidate "python$version" || break
    done
    # No list of packages yet: the system's own Python, or, where that is too old, the one that Ubuntu 22.04 has beside it.
    [ -n "$version" ] || if [ -z "$(version_of python3)" ]; then version=3; else version=3.11; fi
    printf 'python|python%s|running Sala (another Python may stay beside it)\n' "$version"
    printf 'venv|python%s-venv|keeping the packages of Sala apart from the system'"'"'s\n' "$version"
}

# ---- the environment

# The environment is current when this text is the same: the lock, what builds Sala, where it lies and its Python.
stamp_for() { # LOCK
    cat "$1" "$root/pyproject.toml" "$root/installer/sala_build.py" | cksum
    printf '%s\n%s\n' "$venv" "$("$venv/bin/python" -V 2>&1)"
}

prepare() { # run|test: leaves an environment in $venv that has everything
    kind=$1
    lock=$root/installer/requirements.lock
    [ "$kind" = run ] || lock=$root/installer/requirements-$kind.lock
    half_made=$venv/sala-half-made # is there while the environment changes; what an interruption leaves is made anew
    if environment_fits && [ ! -e "$half_made" ] &&
        [ "$(cat "$venv/sala-$kind.stamp" 2>/dev/null)" = "$(stamp_for "$lock")" ]; then
        return 0
    fi
    need_place
    if [ -e "$half_made" ] || ! environment_works; then
        need_python
        say "making the environment in $venv with Python $(version_of "$python")"
        : >"$half_made"
        for file in "$venv"/* "$venv"/.[!.]*; do
            [ "$file" = "$half_made" ] || rm -rf "$file"
        done
        "$python" -m venv "$venv" || stop "the environment could not be made (the reason stands above)."
    fi
    : >"$half_made"
    fetch "$lock"
    "$venv/bin/python" -m pip install --quiet --no-deps --no-index --no-build-isolation --editable "$root" || {
        rm -f "$half_made"
        stop "Sala itself could not be put into the environment (the reason stands above)."
    }
    stamp_for "$lock" >"$venv/sala-$kind.stamp"
    rm -f "$half_made"
}

need_place() { # both folders must take files, and a folder that is somebody's must not be emptied
    if [ ! -w "$root" ] || [ ! -w "$root/desktop" ]; then
        stop "the folder \"$root\" cannot be written." "Copy it to a place of your own and run it there:" \
            "cp -r \"$root\" ~/Sala && sh ~/Sala/installer/run.sh"
    fi
    if ! mkdir -p "$venv" 2>/dev/null || [ ! -w "$venv" ]; then
        stop "the environment's folder \"$venv\" cannot be written." "Name another: SALA_VENV=/path/to/folder"
    fi
    if [ ! -e "$venv/pyvenv.cfg" ] && [ ! -e "$half_made" ] && [ -n "$(ls -A "$venv")" ]; then
        stop "\"$venv\" holds something else; nothing was changed." "Name an empty folder: SALA_VENV=/path/to/folder"
    fi
    free=$(df -Pk "$venv" | awk 'NR == 2 {print $4}')
    [ "${free:-9999999}" -gt 1200000 ] || stop "less than 1.2 GB is free where \"$venv\" is; Sala's packages need that."
}

fetch() { # LOCK: every package by its hash; ready-made ones only, for nobody at a workshop has a compiler
    wheels=${SALA_WHEELS:-$root/installer/wheels}
    lock=$1
    set -- --require-hashes --only-binary :all: --requirement "$lock"
    # the one package without a ready-made file: a single module of Python, for tests alone
    ! grep -q '^bagit==' "$lock" || set -- "$@" --no-binary bagit
    if [ -d "$wheels" ]; then
        say "taking the packages from $wheels"
        set -- --no-index --find-links "$wheels" "$@"
    else
        say "fetching Sala's packages, about 200 MB the first time (checked against installer/$(basename "$lock"))"
    fi
    [ -t 2 ] || set -- --quiet "$@"
    PIP_DISABLE_PIP_VERSION_CHECK=1 "$venv/bin/python" -m pip install "$@" >&2 || {
        rm -f "$half_made" # pip ended by itself, before it changed anything or having tidied up
        stop "the packages could not be fetched or did not match the lock (the reason stands above)." \
            "If there is no network: connect and run this again; it goes on where it stopped." \
            "For a computer that never has one: on another computer with the same Python run" \
            "  python3 -m pip download --require-hashes --only-binary :all: -r installer/requirements.lock -d installer/wheels" \
            "and copy the whole folder here, installer/wheels with it."
    }
}
