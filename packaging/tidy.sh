#!/usr/bin/env bash
# Runs the checks of .clang-tidy: packaging/tidy.sh BUILD_DIR [FILE…]. Without files: app, core and ui
# as that build compiles them. In a unity build (preset asan) that is eight files at a time, which reads
# the headers eight times less often; single files can be named with a build that is none (preset dev).
set -euo pipefail
cd "$(dirname "$0")/.."
build="$1"
shift
if [ $# -gt 0 ]; then
    files=("$@")
else
    # Sources of the three folders or their unity batches; not what moc and rcc wrote.
    mapfile -t files < <(sed -nE 's/^ *"file": "(.*)",?$/\1/p' "$build/compile_commands.json" |
        grep -E "^$PWD/((app|core|ui)/|$build/(app|core|ui)/.*/Unity/)")
fi
tidy="$(command -v clang-tidy-16 || command -v clang-tidy)"
database="$(mktemp -d)"
trap 'rm -rf "$database"' EXIT
# clang cannot read GCC's precompiled headers nor all of its flags; warnings are GCC's to give.
sed -E 's/-fpch-preprocess|-W[a-z][^ ]*|-fno-sanitize-recover=all|-include [^ ]*cmake_pch\.hxx//g' \
    "$build/compile_commands.json" > "$database/compile_commands.json"
printf '%s\0' "${files[@]}" |
    xargs -0 -n 1 -P "$(nproc)" "$tidy" --quiet -p "$database" --extra-arg=-include --extra-arg="$PWD/packaging/checks/tidy_prelude.h" 2> >(grep -v 'warnings generated' >&2)
