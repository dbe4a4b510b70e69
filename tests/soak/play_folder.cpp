// SPDX-License-Identifier: GPL-3.0-or-later
// Plays every file below a folder through a sound server with a null sink, one after the other: a
// few seconds from the start, then the last few, into the next without a gap. play_folder FOLDER.
// Ends with 1 when the player reports a problem, a file does not sound, or one never ends.
#include "core/base/paths.h"
#include "core/playback/player.h"
#include "tests/core/playback/sound_server.h"

#include <QCoreApplication>
#include <QDirIterator>
#include <QTimer>

#include <algorithm>
#include <cstdio>

using namespace earshot;

namespace {

constexpr qint64 kAtStartMs = 3000;
constexpr qint64 kAtEndMs = 3000;
constexpr int kPatienceMs = 30'000; ///< with one file

std::vector<playback::QueueItem> filesBelow(const QString& folder) {
    QStringList names;
    QDirIterator files(folder, QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        names += files.next();
    }
    names.sort();
    std::vector<playback::QueueItem> items;
    for (const QString& name : names) {
        playback::QueueItem item;
        item.track = static_cast<qint64>(items.size()) + 1;
        item.path = base::pathFromText(name);
        item.title = QFileInfo(name).fileName();
        items.push_back(std::move(item));
    }
    return items;
}

} // namespace

int main(int argc, char** argv) {
    QCoreApplication application(argc, argv);
    const QStringList words = QCoreApplication::arguments();
    auto items = filesBelow(words.value(1));
    if (items.empty()) {
        std::fputs("play_folder FOLDER: a folder with music\n", stderr);
        return 2;
    }
    tests::SoundServer server;
    if (!server.start()) {
        std::fprintf(stderr, "%s\n", qPrintable(server.why()));
        return 2;
    }

    const auto count = items.size();
    std::size_t sounded = 0;
    int problems = 0;
    bool jumped = false;
    const base::SystemClock clock;
    playback::Queue queue;
    playback::Player player(queue, playback::systemOutputs(), clock);
    QTimer patience;
    patience.setSingleShot(true);
    QObject::connect(&player, &playback::Player::problem, [&](const QString& message) {
        ++problems;
        std::printf("problem: %s\n", qPrintable(message));
    });
    QObject::connect(&player, &playback::Player::trackChanged, [&] {
        jumped = false;
        patience.start(kPatienceMs);
    });
    QObject::connect(&player, &playback::Player::positionChanged, [&](qint64 position) {
        if (!jumped && position >= kAtStartMs && player.durationMs() > 0) {
            jumped = true;
            player.seek(std::max(position, player.durationMs() - kAtEndMs));
        }
    });
    QObject::connect(&player, &playback::Player::listened, [&](const playback::Listening& heard) {
        const qint64 expected = std::min(kAtStartMs + kAtEndMs, heard.durationMs) * 9 / 10;
        const bool good = heard.endedBy == playback::EndedBy::End && heard.heardMs >= expected;
        sounded += good ? 1 : 0;
        std::printf("%s %6.1f s of %6.1f s  %s\n", good ? "ok  " : "BAD ",
                    static_cast<double>(heard.heardMs) / 1000.0,
                    static_cast<double>(heard.durationMs) / 1000.0, qPrintable(heard.item.title));
        std::fflush(stdout);
        if (heard.item.track == static_cast<qint64>(count)) {
            QCoreApplication::quit();
        }
    });
    QObject::connect(&patience, &QTimer::timeout, [] {
        std::puts("nothing went on for 30 s");
        QCoreApplication::exit(1);
    });
    patience.start(kPatienceMs);
    queue.play(std::move(items), 0);
    player.play();
    const int code = QCoreApplication::exec();
    player.shutdown();
    std::printf("%zu of %zu files sounded to their end, %d problems\n", sounded, count, problems);
    return code == 0 && sounded == count && problems == 0 ? 0 : 1;
}
