#!/usr/bin/env bash
# Runs the checks of .clang-tidy: packaging/tidy.sh BUILD_DIR [FILE…]. Without files: app, core and ui
# as that build compiles them. Of a unity build (preset asan) all batches of a target are read as one
# source: most of the time goes into the headers. Single files can be named with a build that is none
# (preset dev).
set -euo pipefail
cd "$(dirname "$0")/.."
build="$(realpath "$1")"
shift
tidy="$(command -v clang-tidy-16 || command -v clang-tidy)"
database="$(mktemp -d)"
trap 'rm -rf "$database"' EXIT
# Without the precompiled headers, which cost clang-tidy more than they save, and GCC's flags; warnings
# are the compiler's to give. The first batch of a target stands for all of them.
batch='/([^"/ ]*)\.dir/Unity/unity_0_cxx\.cxx'
sed -E "s/-fpch-preprocess|-W[a-z][^ ]*|-fno-sanitize-recover=all|--param [^ ]*|(-Xclang )?-include(-pch)? (-Xclang )?[^ ]*cmake_pch\.hxx(\.pch)?//g
    s#$build/([^ \"]*)/CMakeFiles$batch([\" ]|\$)#$database/\1/\2.cxx\3#g" \
    "$build/compile_commands.json" > "$database/compile_commands.json"
while read -r source; do
    folder="$database/${source%%/CMakeFiles/*}"
    target="$(basename "${source%.dir/*}")"
    mkdir -p "$folder"
    printf '#include "%s"\n' "$build/$source" >> "$folder/$target.cxx"
done < <(sed -nE "s#^ *\"file\": \"$build/((app|core|ui)/.*\.dir/Unity/.*)\",?\$#\1#p" "$build/compile_commands.json")
if [ $# -gt 0 ]; then
    files=("$@")
else
    # Sources of the three folders, or the targets of a unity build; not what moc and rcc wrote.
    mapfile -t files < <(sed -nE 's/^ *"file": "(.*)",?$/\1/p' "$database/compile_commands.json" |
        grep -E "^($PWD|$database)/(app|core|ui)/")
fi
printf '%s\0' "${files[@]}" |
    xargs -0 -n 1 -P "$(nproc)" "$tidy" --quiet -p "$database" --extra-arg=-include --extra-arg="$PWD/packaging/checks/tidy_prelude.h" 2> >(grep -v 'warnings generated' >&2)
