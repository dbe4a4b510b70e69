// SPDX-License-Identifier: GPL-3.0-or-later
// kill_worker FOLDER SEED: records, uses, likes, opens a card, erases, rotates and wraps anew in
// the data folder, in an order that the seed gives, until it is killed. Prints "play" when a play
// is kept.
#include "core/base/random.h"
#include "tests/core/signals/kill_fixture.h"

#include <cstdio>

using namespace earshot;
using namespace earshot::signals;

namespace {

void keepPlay(KillFixture& listener, qint64 track) {
    PlayEvent event;
    event.track = library::TrackId{track};
    event.startedMs = listener.clock.nowMs();
    event.heardMs = event.durationMs = 200'000;
    event.ending = Ending::Finished;
    must(listener.store->record(event));
    std::puts("play");
    std::fflush(stdout);
}

/// A friend's card, in place of the one before; its head tells how many lines it has.
void openCard(KillFixture& listener, base::Random& random) {
    const int lines = 1 + static_cast<int>(random.below(20));
    TasteCard card{{QStringLiteral("Anna"), 12 * 2026 + 2, lines}, {}};
    for (int i = 0; i < lines; ++i) {
        card.lines.push_back({library::TrackId{1 + i}, CardPart::Song, 3});
    }
    must(listener.store->addCard(card));
}

void doSomething(KillFixture& listener, base::Random& random) {
    SignalStore& store = *listener.store;
    switch (random.below(25)) {
    case 0:
        must(store.erase(SignalId::Likes));
        break;
    case 1:
        must(store.rotateKeys());
        break;
    case 2:
        must(listener.keys->rotateMasterKey());
        break;
    case 3:
        must(listener.keys->changeToPassphrase(kPassphrases[random.below(2)]));
        break;
    case 4:
        must(listener.keys->newRecoveryText());
        break;
    case 5:
        must(store.applyRetention());
        break;
    case 6:
    case 7:
        must(store.history());
        must(store.noteUse(must(store.enabled()), QStringLiteral("Focus")));
        break;
    case 8:
    case 9:
    case 10:
        must(store.setLike(library::TrackId{1 + qint64(random.below(50))}, 1));
        break;
    case 11:
        openCard(listener, random);
        break;
    default:
        keepPlay(listener, 1 + qint64(random.below(500)));
    }
}

} // namespace

int main(int argc, char** argv) {
    if (argc != 3) {
        std::fputs("kill_worker FOLDER SEED\n", stderr);
        return 2;
    }
    KillFixture listener{std::filesystem::path(argv[1])};
    base::Random random(QByteArray(argv[2]).toULongLong());
    for (;;) {
        doSomething(listener, random);
    }
}
