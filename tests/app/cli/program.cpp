// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/cli/program.h"

#include "core/base/paths.h"

#include <QProcess>

namespace earshot::fixtures {

namespace {

constexpr int kLongestMs = 240'000;

} // namespace

Run earshot(const std::filesystem::path& data, const QStringList& words) {
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    for (const char* name : {"QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY"}) {
        environment.remove(QLatin1String(name));
    }
    // The person's keychain is not for tests.
    environment.insert(QStringLiteral("DBUS_SESSION_BUS_ADDRESS"), QStringLiteral("disabled:"));
    process.setProcessEnvironment(environment);
    process.start(QStringLiteral(EARSHOT_PROGRAM),
                  words + QStringList{QStringLiteral("--data"), base::pathText(data)});
    Run run;
    if (process.waitForFinished(kLongestMs) && process.exitStatus() == QProcess::NormalExit) {
        run.exitCode = process.exitCode();
    }
    run.out = QString::fromUtf8(process.readAllStandardOutput());
    run.err = QString::fromUtf8(process.readAllStandardError());
    return run;
}

} // namespace earshot::fixtures
