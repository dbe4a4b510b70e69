#!/usr/bin/env bash
# Collects the texts of the program into translations/*.ts, keeping what is translated.
set -euo pipefail
cd "$(dirname "$0")/.."
lupdate="$(command -v lupdate6 || command -v lupdate || echo /usr/lib/qt6/bin/lupdate)"
"$lupdate" -no-obsolete -locations none app core ui -ts translations/earshot_*.ts
