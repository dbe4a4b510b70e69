// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/thread_priority.h"

#include <QtGlobal>

#if defined(Q_OS_WIN)
#    include <windows.h>
#elif defined(Q_OS_MACOS)
#    include <pthread/qos.h>
#elif defined(Q_OS_LINUX)
#    include <sys/resource.h>
#    include <sys/syscall.h>
#    include <unistd.h>
#endif

namespace earshot::analysis {

void lowerThreadPriority() {
    // QThread's priorities do nothing under Linux's default scheduler; nice values do, and there
    // they belong to the thread.
#if defined(Q_OS_WIN)
    SetThreadPriority(GetCurrentThread(), THREAD_MODE_BACKGROUND_BEGIN);
#elif defined(Q_OS_MACOS)
    pthread_set_qos_class_self_np(QOS_CLASS_UTILITY, 0);
#elif defined(Q_OS_LINUX)
    constexpr int kNice = 15;
    setpriority(PRIO_PROCESS, static_cast<id_t>(syscall(SYS_gettid)), kNice);
#endif
}

} // namespace earshot::analysis
