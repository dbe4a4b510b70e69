#!/usr/bin/env bash
# Installs what is missing to build and run Earshot (and, with "test", to test it) with the system's
# package manager. Installs nothing when everything is there.
set -euo pipefail
here="$(cd "$(dirname "$0")" && pwd)"
groups="build"
[ "${1:-}" = test ] && groups="build|test"

packages() { # packages FILE: the names of the chosen groups
    awk -v groups="^($groups)\$" '$1 ~ groups {print $2}' "$1"
}

as_root() {
    if [ "$(id -u)" -eq 0 ]; then
        "$@"
    elif command -v sudo >/dev/null; then
        sudo "$@"
    else
        echo "Earshot needs these packages; install them as root: ${missing[*]}" >&2
        exit 1
    fi
}

missing=()
if command -v apt-get >/dev/null; then
    for package in $(packages "$here/linux/debian-packages.txt"); do
        [ "$(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null)" = installed ] || missing+=("$package")
    done
    if [ ${#missing[@]} -gt 0 ]; then
        echo "Installing ${#missing[@]} packages: ${missing[*]}"
        as_root env DEBIAN_FRONTEND=noninteractive apt-get update -qq
        as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
    fi
elif command -v dnf >/dev/null; then
    mapfile -t missing < <(packages "$here/linux/fedora-packages.txt")
    as_root dnf install -y "${missing[@]}"
elif command -v pacman >/dev/null; then
    mapfile -t missing < <(packages "$here/linux/arch-packages.txt")
    as_root pacman -S --needed --noconfirm "${missing[@]}"
elif command -v brew >/dev/null; then
    brew bundle --file "$here/macos/Brewfile"
else
    echo "No package manager found that this script knows (apt, dnf, pacman, brew)." >&2
    echo "README.md lists the libraries under \"Built on\"." >&2
    exit 1
fi
