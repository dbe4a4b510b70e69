#!/usr/bin/env bash
# Runs bench_responsiveness offscreen with a private sound server: run.sh MUSIC_FOLDER [SECONDS]
set -euo pipefail
music="$(realpath -- "$1")"
cd "$(dirname "$0")/../../.."
cmake --preset bench >/dev/null
cmake --build --preset bench --target bench_responsiveness
work="$(mktemp -d)"
export XDG_RUNTIME_DIR="$work" HOME="$work" PULSE_SERVER="unix:$work/native" QT_QPA_PLATFORM=offscreen
# A server to be refuses to start where one is configured already.
env -u PULSE_SERVER pulseaudio -n --daemonize=no --exit-idle-time=-1 --use-pid-file=no \
    -L "module-native-protocol-unix socket=$work/native auth-anonymous=1" \
    -L "module-null-sink sink_name=earshot" >"$work/pulse.log" 2>&1 &
server=$!
trap 'kill "$server" 2>/dev/null; wait "$server" 2>/dev/null || true; rm -rf "$work"' EXIT
until pactl info >/dev/null 2>&1; do
    kill -0 "$server" || { cat "$work/pulse.log" >&2; exit 1; }
    sleep 0.1
done
build/bench/tests/bench/responsiveness/bench_responsiveness "$music" "$work/data" "${2:-300}"
