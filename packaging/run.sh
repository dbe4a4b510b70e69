#!/usr/bin/env bash
# Builds Earshot and starts it: packaging/run.sh [FOLDER…]. Installs what is missing first. The
# folders are added to the library; without one the window offers demo music or a folder to choose.
set -euo pipefail
folders=()
for argument in "$@"; do
    case "$argument" in
        -*) folders+=("$argument") ;;
        *) folders+=("$(realpath -m -- "$argument")") ;;
    esac
done
cd "$(dirname "$0")/.."
packaging/install.sh
cmake --preset release >/dev/null
cmake --build --preset release
exec build/release/app/earshot ${folders[@]+"${folders[@]}"}
