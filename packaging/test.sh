#!/usr/bin/env bash
# Installs what is missing, then everything that decides whether a change is good: format, build with
# warnings as errors under AddressSanitizer and UndefinedBehaviorSanitizer, all tests, clang-tidy.
set -euo pipefail
cd "$(dirname "$0")/.."
step() { printf '\n== %s (%d s so far)\n' "$1" "$SECONDS"; }

step "Installing what is missing"
packaging/install.sh test
step "Format"
packaging/format.sh --check
step "Build"
# clang compiles with sanitizers in half of the time that GCC takes. What people run, run.sh compiles
# with the system's compiler.
if command -v clang++-16 >/dev/null; then
    export CC=clang-16 CXX=clang++-16
fi
cmake --preset asan >/dev/null
cmake --build --preset asan
step "clang-tidy"
packaging/tidy.sh build/asan
step "Tests"
# Many tests wait for sound, timers or other processes: one more than there are cores.
ctest --preset asan --parallel "$(($(nproc) + 1))"
step "Done"
