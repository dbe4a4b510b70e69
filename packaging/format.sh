#!/usr/bin/env bash
# Formats the C++ sources in place; with --check only says what is not formatted (exit 1).
set -euo pipefail
cd "$(dirname "$0")/.."
mode=(-i)
[ "${1:-}" = --check ] && mode=(--dry-run --Werror)
git ls-files -z --cached --others --exclude-standard '*.cpp' '*.h' | xargs -0 clang-format "${mode[@]}"
