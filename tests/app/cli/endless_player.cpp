// SPDX-License-Identifier: GPL-3.0-or-later
// endless_player FOLDER PASSPHRASE: plays the library of the data folder, whose keys the passphrase
// wraps, over and over, through everything the window uses but the window, on a device that takes
// sound as fast as it comes. Prints "stored" for each play that is stored, a line for each problem,
// and "again" at the end. Ends only by force.
#include "app/composition.h"
#include "core/jobs/workspace.h"
#include "tests/core/playback/fake_output.h"

#include <QApplication>

#include <cstdio>

using namespace earshot;

namespace {

constexpr qint64 kStepFrames = 44100;

void tell(const char* line) {
    std::puts(line);
    std::fflush(stdout);
}

template <typename T>
T must(base::Result<T> result) {
    if (!result) {
        qFatal("%s", qPrintable(result.error().message()));
    }
    return std::move(*result);
}

std::vector<playback::QueueItem> everything(const base::DataPaths& paths,
                                            const base::Clock& clock) {
    const auto workspace = must(jobs::Workspace::open(paths, clock));
    std::vector<playback::QueueItem> items;
    must(workspace->tracks().forEach([&items](const library::Track& track) {
        playback::QueueItem item;
        item.track = static_cast<qint64>(track.id);
        item.path = track.path;
        item.title = track.displayTitle();
        item.durationMs = track.stream.durationMs;
        items.push_back(item);
    }));
    return items;
}

} // namespace

int main(int argc, char** argv) {
    const QApplication application(argc, argv);
    const base::SystemClock clock;
    const base::DataPaths paths =
        must(base::DataPaths::resolve(QCoreApplication::arguments().value(1)));
    const auto vault = std::make_shared<vault::Vault>(paths.keyFile(), nullptr);
    must(vault->unlock(QCoreApplication::arguments().value(2)));
    must(jobs::Workspace::prepare(paths, clock, vault));
    const std::vector<playback::QueueItem> items = everything(paths, clock);

    const auto device = std::make_shared<tests::FakeDevice>();
    const auto system = std::make_shared<tests::FakeSystem>();
    system->plug(QStringLiteral("Speakers"), device);
    system->setDefault(QStringLiteral("Speakers"));
    app::Composition composition(paths, std::make_unique<tests::FakeOutputs>(system), clock, vault);
    ui::Context& context = composition.context();
    QObject::connect(&context.listening, &ui::Listening::recorded, [] { tell("stored"); });
    QObject::connect(&context.player, &playback::Player::problem,
                     [](const QString& message) { tell(qPrintable(message)); });
    for (;;) {
        context.player.queue().play(items);
        context.player.play();
        while (device->hear(kStepFrames)) {
        }
        if (context.player.state() != playback::PlayState::Stopped) {
            qFatal("The player stands still.");
        }
        tell("again");
    }
}
