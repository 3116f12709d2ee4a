#!/usr/bin/env bash
# Runs both commands of README.md in fresh Debian systems, each in a folder made by debootstrap from this machine's own Debian
# archive: as root, and as a user without sudo, who is told what is missing while nothing is installed. What is committed is run.
# Usage, as root: tools/fresh_systems.sh [SUITE...]   By default Debian 12, 13 and unstable. Folders, logs and summary: build/fresh/
set -euo pipefail
cd "$(dirname "$0")/.."

readonly FRESH=$PWD/build/fresh
readonly LIMIT=2h # for one command that hangs

stop() {
    printf 'Not run: %s\n' "$1" >&2
    exit 1
}

archive() { # the address of this machine's Debian archive
    apt-get indextargets --format '$(REPO_URI)|$(ORIGIN)|$(COMPONENT)|$(CODENAME)' 'Created-By: Packages' |
        awk -F'|' '$2 == "Debian" && $3 == "main" && $4 !~ /security/ && !found { print $1; found = 1 }'
}

build() { # $1: suite, $2: its folder
    rm -rf "$2"
    debootstrap --variant=minbase --include=ca-certificates,git,make "$1" "$2" "$(archive)"
    # How this machine reaches archives and package indices: its certificates, and pip's settings.
    cp --dereference /etc/resolv.conf "$2/etc/resolv.conf"
    cp --recursive /usr/local/share/ca-certificates/. "$2/usr/local/share/ca-certificates/"
    if [ -f /etc/pip.conf ]; then cp /etc/pip.conf "$2/etc/pip.conf"; fi
    chroot "$2" update-ca-certificates
    chroot "$2" useradd --create-home person
    for whose in root person; do
        git clone --quiet --no-hardlinks . "$2/srv/$whose/project"
        if [ -d ../shared ]; then cp --recursive ../shared "$2/srv/$whose/shared"; fi
        mkdir --mode=1777 "$2/srv/$whose/tmp"
        chroot "$2" chown --recursive "$whose:" "/srv/$whose"
    done
}

# $1: folder, $2: user, then the command. In a mount and process space of its own: nothing is left when it ends. Each user has a
# /tmp: numbers of processes begin anew, and QGIS waits at a message where its file of that number is another user's.
inside() {
    local root=$1 user=$2
    shift 2
    unshare --mount --pid --fork sh -c '
        mount -t proc proc "$1/proc" && mount --rbind /dev "$1/dev" && mount --bind "$1/srv/$2/tmp" "$1/tmp" &&
        root=$1 user=$2 && shift 2 &&
        exec chroot --userspec="$user" "$root" env --ignore-environment --chdir="/srv/$user/project" \
            HOME="$(chroot "$root" sh -c "echo ~$user")" LANG=C.UTF-8 PATH=/usr/sbin:/usr/bin:/sbin:/bin "$@"
    ' sh "$root" "$user" "$@"
}

try() { # $1: suite, $2: user, $3: target of make; prints one line of the summary
    local log=$FRESH/$1-$2-$3.log said=failed
    if timeout "$LIMIT" bash -c "$(declare -f inside); inside \"\$@\"" _ "$FRESH/$1" "$2" make "$3" >"$log" 2>&1; then said=passed; fi
    printf '%s  make %-5s %-7s %s: %s\n' "$1" "$3" "$2" "$said" "$(grep -v '^make' "$log" | tail -n 1)"
}

[ "$(id -u)" -eq 0 ] || stop 'a system can only be built in a folder by root.'
command -v debootstrap >/dev/null || stop 'debootstrap is not installed: apt-get install debootstrap.'
mkdir -p "$FRESH"
[ $# -gt 0 ] || set -- bookworm trixie unstable
for suite in "$@"; do
    build "$suite" "$FRESH/$suite" >"$FRESH/$suite-build.log" 2>&1 || stop "$suite could not be built: $FRESH/$suite-build.log tells why."
    {
        printf '%s on %s, its archive of %s\n' "$suite" "$(date --utc --iso-8601)" "$(sed -n '/^Date: /{s///p;q}' "$FRESH/$suite"/var/lib/apt/lists/*Release)"
        printf '%s  make demo  person  without packages: %s\n' "$suite" "$(inside "$FRESH/$suite" person make demo 2>&1 | grep -v '^make')"
        for user in root person; do
            try "$suite" "$user" demo
            try "$suite" "$user" test
        done
        inside "$FRESH/$suite" root .venv/bin/python -c 'import sys, numpy, pandas; from osgeo import gdal; from qgis.core import Qgis
print(f"QGIS {Qgis.version()}, Python {sys.version.split()[0]}, GDAL {gdal.__version__}, numpy {numpy.__version__}, pandas {pandas.__version__}")'
    } | tee "$FRESH/$suite.txt"
done
cd "$FRESH"
! grep --quiet ' failed: ' "${@/%/.txt}"
