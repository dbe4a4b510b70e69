#!/usr/bin/env bash
# Plants one violation of each rule in a copy and expects the check to find it: checks_can_fail.sh CXX
set -euo pipefail
top="$(cd "$(dirname "$0")/../.." && pwd)"
compiler="$1"
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT

expect_failure() { # expect_failure WHAT COMMAND…
    local what="$1"
    shift
    if "$@" >"$work/said" 2>&1; then
        echo "not found: $what"
        exit 1
    fi
    echo "found: $what"
}

mkdir -p "$work/tree/packaging"
cp -r "$top/core" "$top/ui" "$top/app" "$work/tree/"
cp -r "$top/packaging/checks" "$work/tree/packaging/"
directions="$work/tree/packaging/checks/include_directions.sh"
"$directions" >/dev/null

plant() { # plant FILE LINE WHAT
    printf '%s\n' "$2" >>"$work/tree/$1"
    expect_failure "$3" "$directions"
    cp "$top/$1" "$work/tree/$1"
}
plant core/base/paths.cpp '#include "core/library/track.h"' "a folder that includes one below it"
plant core/base/paths.cpp '#include "ui/theme/theme.h"' "core that includes ui"
plant core/base/paths.cpp '#include <QWidget>' "core that includes a widget"
plant ui/theme/theme.cpp '#include "app/window.h"' "ui that includes app"
plant ui/theme/theme.cpp '#include <QTcpSocket>' "a network header"

printf '#include <sys/socket.h>\nint main() { return socket(AF_INET, SOCK_STREAM, 0); }\n' >"$work/net.cpp"
"$compiler" "$work/net.cpp" -o "$work/net"
expect_failure "a program that opens a socket" "$top/packaging/checks/no_network.sh" "$work/net"

connections="$top/packaging/checks/no_connections.sh"
"$connections" true >/dev/null
expect_failure "a program that asks for a connection" "$connections" \
    bash -c 'exec 3<>/dev/tcp/127.0.0.1/9 || true'
expect_failure "a program started by the command that does" "$connections" \
    bash -c 'bash -c "exec 3<>/dev/tcp/127.0.0.1/9"; true'
