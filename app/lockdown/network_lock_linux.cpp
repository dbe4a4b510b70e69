// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lockdown/network_lock.h"

#include <QCoreApplication>

#include <cerrno>
#include <cstring>
#include <memory>
#include <seccomp.h>

namespace earshot::app {

namespace {

/// AF_UNIX. No file of Earshot includes a header of the network; a check sees to it.
constexpr unsigned kLocal = 1;

struct Release {
    void operator()(void* filter) const { seccomp_release(filter); }
};
using Filter = std::unique_ptr<void, Release>;

base::Error notLocked(int code) {
    return {
        QCoreApplication::translate("earshot::app", "The kernel does not lock the network"),
        QString::fromLocal8Bit(std::strerror(-code)),
        QCoreApplication::translate("earshot::app", "Earshot opens no connection all the same")};
}

} // namespace

base::Status lockNetwork() {
    const Filter filter(seccomp_init(SCMP_ACT_ALLOW));
    if (!filter) {
        return notLocked(-ENOMEM);
    }
    const auto refuse = static_cast<std::uint32_t>(SCMP_ACT_ERRNO(EACCES));
    // Threads that run already are locked too. A call made for another processor type (32-bit code
    // in a 64-bit process) would pass by the rules below, so it is refused, not looked at.
    int code = seccomp_attr_set(filter.get(), SCMP_FLTATR_CTL_TSYNC, 1);
    if (code == 0) {
        code = seccomp_attr_set(filter.get(), SCMP_FLTATR_ACT_BADARCH, refuse);
    }
    if (code == 0) {
        code = seccomp_rule_add(filter.get(), refuse, SCMP_SYS(socket), 1,
                                scmp_arg_cmp{0, SCMP_CMP_NE, kLocal, 0});
    }
    // A ring of io_uring makes sockets without the system call (IORING_OP_SOCKET, Linux 5.19).
    if (code == 0) {
        code = seccomp_rule_add(filter.get(), static_cast<std::uint32_t>(SCMP_ACT_ERRNO(ENOSYS)),
                                SCMP_SYS(io_uring_setup), 0);
    }
    if (code == 0) {
        code = seccomp_load(filter.get());
    }
    return code == 0 ? base::Status(base::Done{}) : base::Status(notLocked(code));
}

} // namespace earshot::app
