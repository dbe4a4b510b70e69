// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lockdown/core_dumps.h"
#include "app/lockdown/network_lock.h"
#include "tests/fixtures/test_program.h"

#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/un.h>

#include <cerrno>
#include <semaphore>
#include <thread>
#include <unistd.h>

namespace earshot::test_network_lock {

namespace {

/// What the kernel says to a new socket of this family: 0 or the error.
int askFor(int family) {
    const int handle = ::socket(family, SOCK_DGRAM, 0);
    if (handle < 0) {
        return errno;
    }
    ::close(handle);
    return 0;
}

/// What a program started now hears when it asks for a connection to this very machine.
QString connectionOfAChild() {
    QProcess bash;
    bash.start(QStringLiteral("bash"),
               {QStringLiteral("-c"), QStringLiteral("exec 3<>/dev/tcp/127.0.0.1/9")});
    bash.waitForFinished();
    return QString::fromLocal8Bit(bash.readAllStandardError());
}

} // namespace

/// The lock holds until the process ends: one test function after the other.
class TestNetworkLock : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void withoutItSocketsAreGiven() {
        QCOMPARE(askFor(AF_INET), 0);
        QCOMPARE(askFor(AF_UNIX), 0);
        QVERIFY(!connectionOfAChild().contains(QStringLiteral("Permission denied")));
    }

    void aThreadThatRanBeforeIsLockedToo() {
        std::binary_semaphore locked(0);
        int heard = -1;
        std::jthread earlier([&] {
            locked.acquire();
            heard = askFor(AF_INET);
        });
        const base::Status status = app::lockNetwork();
        locked.release();
        earlier.join();
        QVERIFY2(status.ok(), status ? "" : qPrintable(status.error().message()));
        QCOMPARE(heard, EACCES);
    }

    void everyOtherFamilyIsRefused() {
        for (const int family :
             {AF_INET, AF_INET6, AF_NETLINK, AF_PACKET, AF_BLUETOOTH, AF_VSOCK}) {
            QCOMPARE(askFor(family), EACCES);
        }
        // The kernel looks at 32 bits of the number; the lock must not be fooled by the others.
        errno = 0;
        QCOMPARE(::syscall(SYS_socket, 0x1'0000'0000L + AF_INET, SOCK_STREAM, 0), -1L);
        QCOMPARE(errno, EACCES);
        QCOMPARE(::syscall(SYS_io_uring_setup, 1U, nullptr), -1L);
        QCOMPARE(errno, ENOSYS);
    }

    void localSocketsStillWork() {
        QCOMPARE(askFor(AF_UNIX), 0);
        int pair[2];
        QCOMPARE(::socketpair(AF_UNIX, SOCK_STREAM, 0, pair), 0);
        QCOMPARE(::write(pair[0], "x", 1), ssize_t(1));
        char read = 0;
        QCOMPARE(::read(pair[1], &read, 1), ssize_t(1));
        QCOMPARE(read, 'x');
        ::close(pair[0]);
        ::close(pair[1]);
    }

    void programsStartedLaterAreLockedToo() {
        const QString said = connectionOfAChild();
        QVERIFY2(said.contains(QStringLiteral("Permission denied")), qPrintable(said));
    }

    void lockingAgainIsFine() {
        QVERIFY(app::lockNetwork().ok());
        QCOMPARE(askFor(AF_INET), EACCES);
    }

    void noImageOfTheMemoryIsLeft() {
        const rlimit some{4096, RLIM_INFINITY};
        QCOMPARE(::setrlimit(RLIMIT_CORE, &some), 0);
        app::refuseCoreDumps();
        rlimit now{};
        QCOMPARE(::getrlimit(RLIMIT_CORE, &now), 0);
        QCOMPARE(now.rlim_cur, rlim_t(0));
        QCOMPARE(now.rlim_max, rlim_t(0));
    }
};

EARSHOT_TEST(QCoreApplication, TestNetworkLock)

} // namespace earshot::test_network_lock

#include "test_network_lock.moc"
