#!/usr/bin/env bash
# Fails when a folder includes one that does not stand above it. The order is that of the
# add_subdirectory lines of core/ and ui/; core knows neither ui nor app, ui does not know app.
set -euo pipefail
cd "$(dirname "$0")/../.."
awk '
function place(layer, folder) { return (layer "/" folder) in order ? order[layer "/" folder] : 0 }
FILENAME ~ /CMakeLists.txt$/ {
    split(FILENAME, parts, "/")
    if (match($0, /^add_subdirectory\([a-z_]+\)/)) {
        name = substr($0, 18, RLENGTH - 18)
        order[parts[1] "/" name] = ++count
    }
    next
}
/^#[ \t]*include[ \t]*[<"]/ {
    split(FILENAME, at, "/")
    target = $0
    sub(/^#[ \t]*include[ \t]*[<"]/, "", target)
    sub(/[>"].*$/, "", target)
    bad = ""
    if (target ~ /^(core|ui|app|tests)\//) {
        split(target, to, "/")
        if (to[1] == "tests") bad = "shipped code includes tests"
        else if (at[1] == "core" && to[1] != "core") bad = "core includes " to[1]
        else if (at[1] == "ui" && to[1] == "app") bad = "ui includes app"
        else if (at[1] == to[1] && at[1] != "app" && at[2] != to[2]) {
            if (!place(at[1], at[2])) bad = at[1] "/" at[2] " has no place in the order"
            else if (!place(to[1], to[2]) || place(to[1], to[2]) > place(at[1], at[2]))
                bad = at[1] "/" at[2] " includes " to[1] "/" to[2] ", which stands below it"
        }
    } else if (at[1] == "core" && target ~ /^Q(Widget|Application|MainWindow|Dialog|Pixmap|Image|Painter|Color|Icon|Font|Window|GuiApplication)$|^QtWidgets|^QtGui/) {
        bad = "core includes the graphical " target
    } else if (target ~ /^(QtNetwork|QNetwork|QTcp|QUdp|QSsl|QHost|QLocalS|sys\/socket|netinet|arpa|netdb)/) {
        bad = "a network header: " target
    }
    if (bad != "") { print FILENAME ":" FNR ": " bad; failed = 1 }
}
END {
    if (count < 10) { print "the order of folders could not be read"; failed = 1 }
    exit failed
}' core/CMakeLists.txt ui/CMakeLists.txt $(find core ui app -name '*.h' -o -name '*.cpp' | sort)
echo "Include directions hold."
