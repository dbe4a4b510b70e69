#!/usr/bin/env bash
# Runs the checks of .clang-tidy: packaging/tidy.sh BUILD_DIR [FILE…]. Without files: all of app, core
# and ui, a folder at a time as one source, which reads the headers once instead of for every file. A
# folder whose files do not stand together (two helpers of one name) is read file by file.
set -euo pipefail
cd "$(dirname "$0")/.."
build="$1"
shift
tidy="$(command -v clang-tidy-16 || command -v clang-tidy)"
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT

# One entry a folder or file, from those of the build, without what only GCC reads.
python3 - "$build/compile_commands.json" "$work" "$@" <<'PYTHON'
import collections, json, os, re, sys

database, work, wanted = sys.argv[1], sys.argv[2], set(sys.argv[3:])
top = os.getcwd()
folders = collections.defaultdict(list)
entries = []
for entry in json.load(open(database)):
    file = os.path.relpath(entry["file"], top)
    command = re.sub(r"-fpch-preprocess|-Winvalid-pch|-include \S*cmake_pch\.hxx|-fno-sanitize-recover=all", "",
                     entry["command"])
    entries.append({**entry, "command": command})
    if not wanted and re.match(r"(app|core|ui)/", file):
        folders[os.path.dirname(file)].append((file, entries[-1]))
for folder, members in folders.items():
    together = os.path.join(work, folder.replace("/", "_") + ".cpp")
    with open(together, "w") as out:
        out.writelines(f'#include "{file}"\n' for file, _ in members)
    file, entry = members[0]
    entries.append({**entry, "file": together, "command": entry["command"].replace(entry["file"], together)})
json.dump(entries, open(os.path.join(work, "compile_commands.json"), "w"))
with open(os.path.join(work, "list"), "w") as out:
    for folder, members in sorted(folders.items(), key=lambda item: -len(item[1])):
        print(os.path.join(work, folder.replace("/", "_") + ".cpp"), *(file for file, _ in members), file=out)
    for file in wanted:
        print(file, file=out)
PYTHON

check() { "$tidy" --quiet -p "$work" --extra-arg=-include --extra-arg="$PWD/packaging/checks/tidy_prelude.h" "$@" 2>/dev/null; }
check_together() { # check_together TOGETHER FILE…
    local told
    if told="$(check "$1")"; then
        return
    fi
    case "$told" in
    *clang-diagnostic-error*) shift; check "$@" ;;
    *) printf '%s\n' "$told"; return 1 ;;
    esac
}
export -f check check_together
export tidy work
xargs -a "$work/list" -P "$(nproc)" -L 1 bash -c 'check_together "$@"' tidy
