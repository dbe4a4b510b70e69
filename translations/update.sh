#!/usr/bin/env bash
# Collects the texts of the program into translations/*.ts, keeping what is translated. A new language
# begins with an empty translations/earshot_LANGUAGE.ts.
set -euo pipefail
cd "$(dirname "$0")/.."
lupdate="$(PATH="/usr/lib/qt6/bin:$PATH" command -v lupdate6 || PATH="/usr/lib/qt6/bin:$PATH" command -v lupdate)"
for file in translations/earshot_*.ts; do
    if [ "$file" = translations/earshot_en.ts ]; then
        # English is in the source; only its plural forms need a file.
        options=(-pluralonly -source-language en -target-language en)
    else
        options=()
    fi
    "$lupdate" -I . -no-obsolete -locations none "${options[@]}" app core ui -ts "$file"
done
