#!/usr/bin/env bash
# Fails when one of the given binaries or archives itself asks for a socket function, a resolver or a
# class of Qt Network, or is linked against Qt Network: no_network.sh FILE…
set -euo pipefail
[ $# -gt 0 ] || { echo "no_network.sh: no file given" >&2; exit 2; }
functions='^(socket|socketpair|connect|bind|listen|accept|accept4|send|sendto|sendmsg|recv|recvfrom|recvmsg|getaddrinfo|gethostbyname[a-z0-9_]*|getnameinfo|res_query|res_search|curl_[a-z_]+|SSL_[a-z_]+)(@.*)?$'
classes='Q(Tcp|Udp|Ssl|Local|Abstract|Sctp)(Socket|Server)|QNetwork|QHostInfo|QHostAddress|QDnsLookup'
failed=0
for file in "$@"; do
    [ -s "$file" ] || { echo "$file: is not there" >&2; exit 2; }
    symbols="$(nm -C --undefined-only "$file" 2>/dev/null || true)"
    symbols+=$'\n'"$(nm -C -D --undefined-only "$file" 2>/dev/null || true)"
    names="$(awk '$1 == "U" || $1 == "w" {$1 = ""; sub(/^ /, ""); print}' <<<"$symbols" | sort -u)"
    [ -n "$names" ] || { echo "$file: no undefined symbols could be read" >&2; exit 2; }
    if grep -E "$functions|$classes" <<<"$names"; then
        echo "$file: asks for the network (above)"
        failed=1
    fi
    if readelf -d "$file" 2>/dev/null | grep -E 'NEEDED.*(Qt6Network|libcurl|libssl)'; then
        echo "$file: is linked against a network library (above)"
        failed=1
    fi
done
[ "$failed" -eq 0 ] && echo "$# files, none asks for the network."
exit "$failed"
