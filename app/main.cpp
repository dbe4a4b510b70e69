// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"
#include "app/interrupt.h"
#include "app/lockdown/core_dumps.h"
#include "app/lockdown/network_lock.h"
#include "app/translation.h"
#include "app/window.h"
#include "core/base/log.h"

#include <QCoreApplication>

namespace {

using earshot::cli::Call;
using earshot::cli::Exit;

/// Whether a window can be shown at all.
bool hasDisplay() {
#ifdef Q_OS_LINUX
    for (const char* name : {"QT_QPA_PLATFORM", "WAYLAND_DISPLAY", "DISPLAY"}) {
        if (!qEnvironmentVariableIsEmpty(name)) {
            return true;
        }
    }
    return false;
#else
    return true;
#endif
}

/// Takes "--data DIR" or "--data=DIR" out of the words. False when DIR is missing.
bool takeDataDir(QStringList& words, QString& dataDir) {
    for (qsizetype i = 0; i < words.size(); ++i) {
        if (words[i].startsWith(QLatin1String("--data="))) {
            dataDir = words.takeAt(i).mid(7);
            return !dataDir.isEmpty();
        }
        if (words[i] == QLatin1String("--data")) {
            words.removeAt(i);
            if (i >= words.size()) {
                return false;
            }
            dataDir = words.takeAt(i);
            return !dataDir.isEmpty();
        }
    }
    return true;
}

Exit runCommand(int argc, char** argv, const earshot::cli::Command* command, const Call& call) {
    QCoreApplication application(argc, argv);
    earshot::app::installTranslation(application);
    if (const earshot::base::Status locked = earshot::app::lockNetwork(); !locked) {
        qCInfo(earshot::base::log).noquote() << locked.error().message();
    }
    return command ? command->run(call) : earshot::cli::runWithoutWindow(call);
}

} // namespace

int main(int argc, char** argv) {
    earshot::app::refuseCoreDumps();
    QCoreApplication::setApplicationName(QStringLiteral("earshot"));
    QCoreApplication::setApplicationVersion(QStringLiteral(EARSHOT_VERSION));
    QCoreApplication::setOrganizationName(QStringLiteral("earshot"));

    QStringList words;
    for (int i = 1; i < argc; ++i) {
        words.append(QString::fromLocal8Bit(argv[i]));
    }
    earshot::cli::Terminal terminal;
    const earshot::base::SystemClock clock;
    Call call{{}, {}, terminal, clock, {}};
    if (!takeDataDir(words, call.dataDir)) {
        return static_cast<int>(terminal.wrongUse(QStringLiteral("--data takes a folder.")));
    }
    if (words.contains(QStringLiteral("--help")) || words.contains(QStringLiteral("-h"))) {
        const QCoreApplication application(argc, argv);
        earshot::app::installTranslation(application);
        terminal.print(earshot::cli::helpText());
        return 0;
    }
    if (words.contains(QStringLiteral("--version"))) {
        terminal.print(QStringLiteral("earshot " EARSHOT_VERSION));
        return 0;
    }

    const earshot::cli::Command* command =
        words.isEmpty() ? nullptr : earshot::cli::commandNamed(words.front());
    if (command) {
        words.removeFirst();
    } else if (!words.isEmpty() && words.front().startsWith(QLatin1Char('-'))) {
        return static_cast<int>(
            terminal.wrongUse(QStringLiteral("Unknown option %1.").arg(words.front())));
    }
    call.arguments = words;

    if (command || !hasDisplay()) {
        const earshot::app::Interrupt interrupt;
        call.stop = interrupt.token();
        return static_cast<int>(runCommand(argc, argv, command, call));
    }
    return earshot::app::runWindow(argc, argv, call);
}
