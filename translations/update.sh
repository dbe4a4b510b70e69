#!/usr/bin/env bash
# Collects the texts of the program into translations/*.ts, keeping what is translated.
set -euo pipefail
cd "$(dirname "$0")/.."
lupdate="$(PATH="/usr/lib/qt6/bin:$PATH" command -v lupdate6 || PATH="/usr/lib/qt6/bin:$PATH" command -v lupdate)"
"$lupdate" -I . -no-obsolete -locations none app core ui -ts translations/earshot_de.ts
# English is in the source; only its plural forms need a file.
"$lupdate" -I . -no-obsolete -locations none -pluralonly -source-language en -target-language en \
    app core ui -ts translations/earshot_en.ts
