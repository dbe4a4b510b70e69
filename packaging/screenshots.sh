#!/usr/bin/env bash
# Renders every page with the demo library, light and dark, to PNG: packaging/screenshots.sh [OUT]
# [WIDTHxHEIGHT]. OUT defaults to packaging/screenshots, whose pictures README.md shows.
set -euo pipefail
out="$(realpath -m -- "${1:-$(dirname "$0")/screenshots}")"
size="${2:-1280x800}"
cd "$(dirname "$0")/.."
packaging/install.sh test
cmake --preset dev >/dev/null
cmake --build --preset dev --target earshot_screenshots
data="$(mktemp -d)"
trap 'rm -rf "$data"' EXIT
QT_QPA_PLATFORM=offscreen build/dev/tests/app/screenshots/earshot_screenshots "$out" "$data" "$size"
