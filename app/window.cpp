// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window.h"

#include "app/cli/options.h"
#include "app/composition.h"
#include "app/lockdown/network_lock.h"
#include "app/translation.h"
#include "ui/shell/main_window.h"

#ifdef EARSHOT_HAS_MPRIS
#    include "app/mpris/mpris.h"
#endif

#include <QApplication>
#include <QMessageBox>

namespace earshot::app {

namespace {

int refuse(const base::Error& error) {
    QMessageBox box(QMessageBox::Critical, QStringLiteral("Earshot"), error.what);
    box.setInformativeText(QStringLiteral("%1\n\n%2").arg(error.subject, error.advice));
    box.exec();
    return static_cast<int>(cli::Exit::Failures);
}

} // namespace

int runWindow(int argc, char** argv, const cli::Call& call) {
    QApplication application(argc, argv);
    QApplication::setApplicationDisplayName(QStringLiteral("Earshot"));
    QApplication::setDesktopFileName(QStringLiteral("earshot"));
    installTranslation(application);

    auto paths = base::DataPaths::resolve(call.dataDir);
    if (!paths) {
        return refuse(paths.error());
    }
    if (base::Status ready = jobs::Workspace::prepare(*paths, call.clock); !ready) {
        return refuse(ready.error());
    }

    // The vault opens in the background: the keychain may have to ask the person first.
    Composition composition(*paths, playback::systemOutputs(), call.clock,
                            jobs::systemVault(*paths));
    ui::Context& context = composition.context();
    context.theme.apply();
    // The display, the sound and D-Bus are reached by now.
    const base::Status locked = lockNetwork();
    context.networkLock.on = locked.ok();
    context.networkLock.problem = locked ? QString() : locked.error().message();
    ui::MainWindow window(context);
#ifdef EARSHOT_HAS_MPRIS
    Mpris mpris(context.player);
    mpris.setPrivate(context.listening.privateSession());
    QObject::connect(&context.listening, &ui::Listening::privateSessionChanged, &mpris,
                     &Mpris::setPrivate);
    QObject::connect(&mpris, &Mpris::raiseRequested, &window, [&window] {
        window.showNormal();
        window.raise();
        window.activateWindow();
    });
    QObject::connect(&mpris, &Mpris::quitRequested, &window, &QWidget::close);
#endif
    window.show();

    if (call.arguments.isEmpty()) {
        context.indexer.rescan();
    } else {
        context.indexer.addFolders(cli::pathsOf(call.arguments));
    }
    return QApplication::exec();
}

} // namespace earshot::app
