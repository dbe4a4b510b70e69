#!/usr/bin/env bash
# The main job (index, analyse, mix, export) and the window, traced and without a network:
# main_job_offline.sh EARSHOT MUSIC_DIR
set -euo pipefail
earshot="$1"
music="$2"
check="$(cd "$(dirname "$0")/../.." && pwd)/packaging/checks/no_connections.sh"
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
mkdir "$work/music"
find "$music" -name '*.flac' | sort | head -3 | xargs -I{} cp {} "$work/music/"
# What a leak checker does needs the system calls that the trace itself uses.
export ASAN_OPTIONS=detect_leaks=0
"$check" "$earshot" index "$work/music" --data "$work/data"
"$check" "$earshot" mix --recipe Focus --length 2 --export "$work/focus.m3u8" --data "$work/data"
[ "$(grep -c '\.flac$' "$work/focus.m3u8")" -eq 2 ]
QT_QPA_PLATFORM=offscreen "$check" timeout --signal=TERM 8 "$earshot" "$work/music" --data "$work/data"
