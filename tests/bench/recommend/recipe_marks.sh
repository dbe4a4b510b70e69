#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# recipe_marks.sh BUILD FOLDER: the demo library and a folder of music, indexed, and how the lists of
# the twelve recipes measure up: means of valence, arousal and tempo, and how the energy curve is
# followed. BUILD is a build folder with benchmarks.
set -eu
build=$1
folder=$2
data=$(mktemp -d)
trap 'rm -rf "$data"' EXIT
"$build/app/earshot" demo "$data/demo" >&2
"$build/app/earshot" --data "$data/earshot" index "$data/demo" "$folder" >&2
"$build/tests/bench/recommend/recipe_marks" "$data/earshot"
