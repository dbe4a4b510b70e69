#!/usr/bin/env bash
# Renders every page with the demo library, light and dark, to PNG: packaging/screenshots.sh [OUT]
# [WIDTHxHEIGHT]. Without OUT the pictures that README.md shows are renewed in packaging/screenshots.
set -euo pipefail
out="${1:+$(realpath -m -- "$1")}"
size="${2:-1280x800}"
cd "$(dirname "$0")/.."
packaging/install.sh test
cmake --preset asan >/dev/null
cmake --build --preset asan --target earshot_screenshots
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
QT_QPA_PLATFORM=offscreen build/asan/tests/app/screenshots/earshot_screenshots "${out:-$work/all}" "$work/data" "$size"
if [ -z "$out" ]; then
    grep -oE 'packaging/screenshots/[a-z-]+\.png' README.md | sort -u |
        while read -r shown; do cp "$work/all/$(basename "$shown")" "$shown"; done
fi
