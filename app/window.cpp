// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window.h"

#include "app/cli/options.h"
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

/// Everything behind the window, built once; members end in reverse order.
struct Graph {
    Graph(const base::DataPaths& dataPaths, const base::Clock& clock)
        : paths(dataPaths),
          settings(paths),
          background(paths, clock),
          indexer(paths, clock),
          player(queue, playback::systemOutputs(), clock),
          listening(background, player, clock),
          mixes(background, indexer, listening, clock),
          covers(paths),
          context{theme,  settings, background, indexer, listening, mixes,
                  covers, player,   navigator,  clock,   paths} {}

    base::DataPaths paths;
    ui::Theme theme;
    ui::Settings settings;
    ui::Background background;
    ui::Indexer indexer;
    playback::Queue queue;
    playback::Player player;
    ui::Listening listening;
    ui::Mixes mixes;
    ui::Covers covers;
    ui::Navigator navigator;
    ui::Context context;
};

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

    Graph graph(*paths, call.clock);
    graph.theme.apply();
    ui::MainWindow window(graph.context);
#ifdef EARSHOT_HAS_MPRIS
    Mpris mpris(graph.player);
    mpris.setPrivate(graph.listening.privateSession());
    QObject::connect(&graph.listening, &ui::Listening::privateSessionChanged, &mpris,
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
        graph.indexer.rescan();
    } else {
        graph.indexer.addFolders(cli::pathsOf(call.arguments));
    }
    return QApplication::exec();
}

} // namespace earshot::app
