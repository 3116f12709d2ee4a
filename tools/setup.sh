#!/usr/bin/env bash
# Sets up what `make demo` and `make test` need: QGIS 3.40 or newer from the distribution's packages and a
# virtual environment that sees it. Safe to run again: what is there already is left alone.
# Usage: tools/setup.sh [package|dev]   `package`: only what building the plugin and running it needs.
set -euo pipefail
cd "$(dirname "$0")/.."

readonly FLOOR=3.40
readonly PYTHON=/usr/bin/python3
readonly VENV=.venv
readonly FOR=${1:-dev}
PACKAGES=(qgis python3-qgis python3-numpy python3-venv git make fonts-dejavu-core)
COMMANDS=(qgis_process git make)
MODULES='numpy, ensurepip, venv'
FILES=()
if [ "$FOR" = dev ]; then
    # A browser and a word processor: tests open with them what the plugin makes for them. The font that QGIS would get from the
    # network where a machine lacks it, which a test forbids.
    PACKAGES+=(python3-pandas poppler-utils xvfb xauth locales chromium libreoffice-writer-nogui python3-uno fonts-open-sans)
    FILES+=(/usr/share/fonts/truetype/open-sans)
    COMMANDS+=(pdftotext Xvfb xauth chromium soffice)
    MODULES+=', pandas, uno'
fi
readonly PACKAGES COMMANDS MODULES FILES

stop() { # one sentence that says what to do
    printf 'Set-up stopped: %s\n' "$1" >&2
    exit 1
}

as_root() {
    if [ "$(id -u)" -eq 0 ]; then
        "$@"
    elif command -v sudo >/dev/null 2>&1 && { [ -t 0 ] || sudo -n true 2>/dev/null; }; then
        sudo "$@"
    else
        stop "installing packages needs an administrator: ask for QGIS $FLOOR or newer and the packages ${PACKAGES[*]}, then run this again."
    fi
}

at_least_floor() { # $1: a version, possibly with an epoch and a Debian revision
    local version=${1#*:}
    [ "$(printf '%s\n%s\n' "$FLOOR" "${version%%[-+~]*}" | sort -V | head -n 1)" = "$FLOOR" ]
}

installed_qgis() { # prints the version that the system's Python sees, or nothing
    QT_QPA_PLATFORM=offscreen "$PYTHON" -c 'from qgis.core import Qgis; print(Qgis.version().split("-")[0])' 2>/dev/null || true
}

everything_installed() {
    local command file
    for file in ${FILES[@]+"${FILES[@]}"}; do
        [ -e "$file" ] || return 1
    done
    at_least_floor "$(installed_qgis)" || return 1
    "$PYTHON" -c "import $MODULES" 2>/dev/null || return 1
    for command in "${COMMANDS[@]}"; do
        command -v "$command" >/dev/null 2>&1 || return 1
    done
}

candidate() { # the version of qgis that apt would install [from release $1]
    if [ $# -gt 0 ]; then
        # Read whole, not cut short by a closing pipe: pipefail would take that for a failure.
        apt-cache madison qgis 2>/dev/null | awk -F'|' -v want="$1/" 'index($3, want) && !found { gsub(/ /, "", $2); print $2; found = 1 }'
    else
        apt-cache policy qgis 2>/dev/null | awk '/Candidate:/ { print $2 }'
    fi
}

add_backports() { # $1: the Debian codename. The entry copies the address of the machine's own Debian archive.
    local address entry=/etc/apt/sources.list.d/medway-isolation-backports.list keyring=/usr/share/keyrings/debian-archive-keyring.gpg options=
    address=$(apt-get indextargets --format '$(REPO_URI)|$(CODENAME)|$(ORIGIN)|$(COMPONENT)' 'Created-By: Packages' |
        awk -F'|' -v name="$1" '$2 == name && $3 == "Debian" && $4 == "main" && !found { print $1; found = 1 }')
    [ -n "$address" ] || stop "this machine's apt sources name no Debian archive for $1 to derive the backports entry from: add $1-backports to them and run this again."
    [ -f "$keyring" ] && options="[signed-by=$keyring] "
    printf 'deb %s%s %s-backports main\n' "$options" "$address" "$1" | as_root tee "$entry" >/dev/null
    apt_update
}

apt_update() { # another source that is out of reach must not stop us: what counts is the candidate afterwards
    as_root apt-get update -qq || true
}

install_qgis() {
    command -v apt-get >/dev/null 2>&1 ||
        stop "this system has no apt: install QGIS $FLOOR or newer and what Debian calls ${PACKAGES[*]}, then run this again."
    local ID='' VERSION_CODENAME='' release=()
    . /etc/os-release
    apt_update
    if ! at_least_floor "$(candidate)"; then
        if [ "$ID" = debian ] && [ "$VERSION_CODENAME" = bookworm ]; then
            at_least_floor "$(candidate bookworm-backports)" || add_backports bookworm
            at_least_floor "$(candidate bookworm-backports)" ||
                stop "bookworm-backports offers no QGIS $FLOOR or newer: install one by hand and run this again."
            release=(-t bookworm-backports)
        else
            stop "${PRETTY_NAME:-this system} offers QGIS $(candidate), and $FLOOR or newer is needed: install it from the QGIS project's own packages and run this again."
        fi
    fi
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${release[@]}" "${PACKAGES[@]}" >&2
    everything_installed || stop "the packages were installed but QGIS $FLOOR or newer is still not seen by $PYTHON: check for another QGIS on this machine."
}

make_environment() { # made again when the list of packages has changed; what development needs is enough for packaging
    local what=$FOR list made said=$VENV/pip.log
    if [ -f "$VENV/requirements-dev.sha256" ]; then what=dev; fi # never less than there was
    list=tools/requirements-$what.txt made=$VENV/requirements-$what.sha256
    if [ -x $VENV/bin/python ] && sha256sum --check --status "$made" 2>/dev/null; then return; fi
    "$PYTHON" -m venv --clear --system-site-packages "$VENV"
    "$VENV/bin/pip" install --quiet --disable-pip-version-check -r "$list" >"$said" 2>&1 ||
        stop "the Python packages of $list could not be installed ($(sed -n 's/^ERROR: //p' "$said" | tail -n 1)): check the network and pip's package index (pip config list), then run this again; $said tells more."
    sha256sum tools/requirements-*.txt >"$made"
}

everything_installed || install_qgis
make_environment
printf 'Ready: QGIS %s, %s\n' "$(installed_qgis)" "$("$VENV/bin/python" --version)"
