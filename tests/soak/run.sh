#!/usr/bin/env bash
# Kills a listening program at random moments, over and over: tests/soak/run.sh [KILLS] [SEED] [BUILD].
# 100 kills by default; another seed gives other moments. Ends with 1 when something was lost.
set -euo pipefail
cd "$(dirname "$0")/../.."
build="${3:-build/asan}"
EARSHOT_KILLS="${1:-100}" EARSHOT_SEED="${2:-$RANDOM}" LC_ALL=C.UTF-8 \
    "$build/tests/core/signals/test_signals_kill" -maxwarnings 0
