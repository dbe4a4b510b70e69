// SPDX-License-Identifier: GPL-3.0-or-later
// How long the UI thread is ever busy with one event while a large folder is indexed and music
// plays: bench_responsiveness MUSIC_FOLDER DATA_FOLDER [SECONDS]. It ends with the indexing, or
// after SECONDS (300) at the latest: while music plays, all but one thread of the analysis pause,
// and the rest of the files would be more of the same. Every event's handling is timed; every
// second another page is shown, the window is resized now and then, and a search is typed. Prints
// each stall over 50 ms with the page last shown, its receiver, what the time went to and whose it
// is (see event_time.h), the longest, and the distribution; fails on a stall of our own. Start it
// with run.sh beside this file, which gives it a sound server.
#include "app/composition.h"
#include "tests/bench/responsiveness/event_time.h"
#include "ui/shell/main_window.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QTimer>

#include <algorithm>
#include <cstdio>
#include <map>

using namespace earshot;

namespace {

constexpr int kNextPageMs = 1000;
constexpr int kPlayAfter = 200; // tracks in the library

class TimedApplication : public QApplication {
public:
    using QApplication::QApplication;

    bool notify(QObject* receiver, QEvent* event) override {
        if (m_depth > 0) { // inside another event, which is timed as a whole
            return QApplication::notify(receiver, event);
        }
        const QByteArray name = receiver->metaObject()->className();
        const int type = event->type();
        const bench::EventTimer timer;
        ++m_depth;
        const bool handled = QApplication::notify(receiver, event);
        --m_depth;
        note(name, type, timer.elapsed());
        return handled;
    }

    void report() const {
        std::printf("events %lld · longest %.1f ms · over %.0f ms: %zu, of them our own: %zu\n",
                    m_events, m_longest, bench::kStallMs, m_stalls.size(), m_own);
        for (const auto& [below, count] : m_histogram) {
            std::printf("  < %4d ms  %lld\n", below, count);
        }
        for (const std::string& stall : m_stalls) {
            std::printf("  stall: %s\n", stall.c_str());
        }
    }
    [[nodiscard]] bool smooth() const { return m_own == 0; }
    void nowShown(int page) { m_page = page; }

private:
    void note(const QByteArray& name, int type, const bench::EventTime& time) {
        ++m_events;
        m_longest = std::max(m_longest, time.wallMs);
        int below = 1;
        while (time.wallMs >= below) {
            below *= 2;
        }
        ++m_histogram[below];
        if (time.wallMs > bench::kStallMs) {
            m_own += time.isOurs() ? 1 : 0;
            m_stalls.push_back("page " + std::to_string(m_page) + ", " + name.toStdString() +
                               ", event " + std::to_string(type) + ": " + time.text());
        }
    }

    int m_depth = 0;
    int m_page = 0;
    long long m_events = 0;
    double m_longest = 0;
    std::size_t m_own = 0;
    std::map<int, long long> m_histogram;
    std::vector<std::string> m_stalls;
};

/// Starts music as soon as there is some.
void playSomething(ui::Context& context, QObject* owner) {
    context.background.run(
        ui::Lane::Pages, owner,
        [](jobs::Workspace& workspace, const std::stop_token&) {
            return workspace.tracks().find({});
        },
        [&context, owner](base::Result<std::vector<library::TrackId>> ids) {
            if (!ids || ids->size() < kPlayAfter ||
                context.player.state() == playback::PlayState::Playing) {
                return;
            }
            context.mixes.queueItems(owner, *ids, [&context](auto items) {
                if (items) {
                    context.player.queue().play(std::move(*items));
                    context.player.play();
                }
            });
        });
}

} // namespace

int main(int argc, char** argv) {
    TimedApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("earshot"));
    const QStringList words = QCoreApplication::arguments();
    const int seconds = words.size() == 4 ? words[3].toInt() : 300;
    if (words.size() < 3 || words.size() > 4 || seconds <= 0) {
        std::fputs("bench_responsiveness MUSIC_FOLDER DATA_FOLDER [SECONDS]\n", stderr);
        return 2;
    }
    const base::SystemClock clock;
    auto paths = base::DataPaths::resolve(words[2]);
    if (!paths || !jobs::Workspace::prepare(*paths, clock)) {
        std::fputs("the data folder cannot be used\n", stderr);
        return 2;
    }
    app::Composition composition(*paths, playback::systemOutputs(), clock);
    ui::Context& context = composition.context();
    context.theme.apply();
    ui::MainWindow window(context);
    window.resize(1280, 800);
    window.show();

    qint64 heardMs = 0;
    QObject::connect(&context.player, &playback::Player::listened, &window,
                     [&](const playback::Listening& heard) { heardMs += heard.heardMs; });
    QObject::connect(&context.indexer, &ui::Indexer::finished, &application,
                     &QCoreApplication::quit);
    QTimer::singleShot(std::chrono::seconds(seconds), &application, &QCoreApplication::quit);
    QString reached;
    QObject::connect(&context.indexer, &ui::Indexer::progressed, &window,
                     [&](const base::Progress& progress) {
                         reached = QStringLiteral("%1: %2 of %3")
                                       .arg(progress.phase)
                                       .arg(progress.done)
                                       .arg(progress.total);
                     });
    QTimer steps;
    int step = 0;
    QObject::connect(&steps, &QTimer::timeout, &window, [&] {
        ++step;
        window.showPage(static_cast<ui::PageId>(step % 7));
        application.nowShown(step % 7);
        window.resize(step % 5 == 0 ? 1920 : 1280, step % 5 == 0 ? 1080 : 800);
        if (step % 7 == 2) {
            Q_EMIT context.navigator.search(step % 2 ? QStringLiteral("genre:rock night")
                                                     : QStringLiteral("s"));
        }
        playSomething(context, &window);
    });
    steps.start(kNextPageMs);
    context.indexer.addFolders({base::pathFromText(words[1])});

    QElapsedTimer total;
    total.start();
    QApplication::exec();
    composition.context().player.stop();
    std::printf("%.1f s (%s) with %d page changes, %.1f s of music heard\n",
                static_cast<double>(total.elapsed()) / 1e3, qPrintable(reached), step,
                static_cast<double>(heardMs) / 1e3);
    application.report();
    return application.smooth() ? 0 : 1;
}
