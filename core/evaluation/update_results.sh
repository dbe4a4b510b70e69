#!/usr/bin/env bash
# Measures again what core/evaluation/README.md tells, and writes it there.
#   core/evaluation/update_results.sh EARSHOT HISTORY.tsv
# Takes two minutes for 66,000 plays. With a file of JSON instead of the program: writes that.
set -euo pipefail
if [ $# -ne 2 ]; then
    sed -n '2,4s/^# //p' "$0" >&2
    exit 2
fi
here=$(cd "$(dirname "$0")" && pwd)
readme="$here/README.md"
json=$(mktemp)
trap 'rm -f "$json" "$json.md"' EXIT
case $1 in
    *.json) cp "$1" "$json" ;;
    *) "$1" evaluate --history "$2" --json >"$json" ;;
esac
jq -r --arg history "$(basename "$2")" -f "$here/results.jq" "$json" >"$json.md"
awk -v table="$json.md" '
/^<!-- results -->$/ { print; while ((getline line < table) > 0) print line; skip = 1 }
/^<!-- end of results -->$/ { skip = 0 }
!skip || /^<!-- end/ { if (!/^<!-- results -->$/) print }' "$readme" >"$json.new"
mv "$json.new" "$readme"
