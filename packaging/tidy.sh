#!/usr/bin/env bash
# Runs the checks of .clang-tidy: packaging/tidy.sh BUILD_DIR [FILE…]. Without files: app and core. (The
# window's sources take longer than all else together; name them to check them: ui/*/*.cpp.)
# Moc output and precompiled headers are clang-tidy's to skip and GCC's to keep.
set -euo pipefail
cd "$(dirname "$0")/.."
build="$1"
shift
if [ $# -gt 0 ]; then
    files=("$@")
else
    # clang 14 cannot read GCC 12's std::ranges::subrange and views, which these use.
    unreadable='core/playback/(output_qt|play_buffer|player|player_private)|core/recommend/(scorers/scorer_tags|sequencer|song_key)'
    mapfile -t files < <(git ls-files 'app/*.cpp' 'core/*.cpp' | grep -vE "^($unreadable)\.cpp$")
fi
database="$(mktemp -d)"
trap 'rm -rf "$database"' EXIT
# clang cannot read GCC's precompiled headers nor some of its flags.
sed -E 's/-fpch-preprocess|-Winvalid-pch|-include [^ ]*cmake_pch\.hxx|-fno-sanitize-recover=all//g' \
    "$build/compile_commands.json" > "$database/compile_commands.json"
printf '%s\0' "${files[@]}" |
    xargs -0 -n 4 -P "$(nproc)" clang-tidy --quiet -p "$database" --extra-arg=-w --extra-arg=-include --extra-arg="$PWD/packaging/checks/tidy_prelude.h" 2> >(grep -v 'warnings generated' >&2)
