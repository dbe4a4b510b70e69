// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lockdown/core_dumps.h"

#include <QtGlobal>

#ifdef Q_OS_UNIX
#    include <sys/resource.h>
#endif
#ifdef Q_OS_LINUX
#    include <sys/prctl.h>
#endif
#ifdef Q_OS_WIN
#    include <windows.h>
#endif

namespace earshot::app {

void refuseCoreDumps() {
#ifdef Q_OS_UNIX
    const rlimit none{0, 0};
    setrlimit(RLIMIT_CORE, &none);
#endif
    // The limit does not stop a dump that is piped to a program (systemd-coredump); this does. Not
    // in a debug build: LeakSanitizer has to follow its own process.
#if defined(Q_OS_LINUX) && defined(NDEBUG)
    prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
#endif
#ifdef Q_OS_WIN
    SetErrorMode(SetErrorMode(0) | SEM_NOGPFAULTERRORBOX | SEM_FAILCRITICALERRORS);
#endif
}

} // namespace earshot::app
