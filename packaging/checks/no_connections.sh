#!/usr/bin/env bash
# Runs a command under a trace of its system calls, where the machine allows it in a namespace without
# a network, and fails when it or anything it starts asks for a socket that is not local, whether the
# kernel would have refused it or not: no_connections.sh COMMAND…
# The command's own exit code counts too, but for 124 and 143 (ended by timeout(1)).
set -euo pipefail
[ $# -gt 0 ] || { echo "no_connections.sh: no command given" >&2; exit 2; }
trace="$(mktemp)"
trap 'rm -f "$trace"' EXIT
apart=(unshare --user --map-root-user --net)
if ! "${apart[@]}" true 2>/dev/null; then
    echo "This machine gives no namespace without a network: traced only."
    apart=()
fi
code=0
"${apart[@]}" strace --follow-forks --seccomp-bpf --quiet=all --trace=socket,connect,sendto,io_uring_setup \
    --output="$trace" "$@" || code=$?
case "$code" in 0 | 124 | 143) ;; *) echo "The command failed: $code"; exit "$code" ;; esac
if grep -E '(socket\(AF_|sa_family=AF_|io_uring_setup\()' "$trace" | grep -vE 'AF_(UNIX|LOCAL)'; then
    echo "Asked for a connection (above)."
    exit 1
fi
echo "No connection asked for: $(grep -c . "$trace" || true) calls for local sockets."
