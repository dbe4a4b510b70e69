// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/base/paths.h"
#include "core/signals/signal_store.h"
#include "core/signals/vault_sealer.h"
#include "tests/fixtures/fixtures.h"
#include "tests/fixtures/memory_keychain.h"
#include "tests/fixtures/plain_sealer.h"

#include <QTest>

#include <algorithm>

namespace earshot::signals {

inline const QString kHow = QStringLiteral("test");

/// A data folder with a listening.db, a keychain in memory, a clock that stands at 2026-03-15 18:02
/// in Berlin, and stores as the program opens them. Open stores are closed before the folder goes.
struct ListeningFixture {
    /// Plain: to look at the bytes below sealing.
    enum class Sealing : std::uint8_t { Vault, Plain };
    explicit ListeningFixture(Sealing sealing = Sealing::Vault)
        : sealer(sealing == Sealing::Vault ? static_cast<const Sealer&>(sealed) : plain) {}

    fixtures::Folder folder;
    base::ManualClock clock{QDateTime(QDate(2026, 3, 15), QTime(18, 2))};
    std::shared_ptr<fixtures::MemoryKeychain> keychain =
        std::make_shared<fixtures::MemoryKeychain>();
    std::shared_ptr<vault::Vault> keys = newVault();
    VaultSealer sealed{keys};
    fixtures::PlainSealer plain;
    const Sealer& sealer;

    /// The same keys as another program opens them.
    [[nodiscard]] std::shared_ptr<vault::Vault> newVault() const {
        return std::make_shared<vault::Vault>(folder / "vault.keys", keychain, fixtures::kCheap);
    }

    [[nodiscard]] std::filesystem::path file() const { return folder / "listening.db"; }
    [[nodiscard]] std::filesystem::path backups() const { return folder / "backups"; }

    base::Result<std::unique_ptr<SignalStore>> tryOpen() {
        auto connection = storage::Connection::open(file(), storage::Access::ReadWrite, backups());
        if (!connection) {
            return connection.error();
        }
        return SignalStore::open(std::move(*connection), sealer, clock, backups());
    }

    std::unique_ptr<SignalStore> open() {
        auto store = tryOpen();
        if (!store) {
            qFatal("%s", qPrintable(store.error().message()));
        }
        return std::move(*store);
    }

    /// A track heard to its end now.
    [[nodiscard]] PlayEvent play(qint64 track) const {
        PlayEvent event;
        event.track = library::TrackId{track};
        event.startedMs = clock.nowMs();
        event.utcOffsetSeconds = clock.now().offsetFromUtc();
        event.heardMs = 200'000;
        event.durationMs = 200'000;
        event.ending = Ending::Finished;
        event.byHand = true;
        event.spotlit = true;
        event.device = DeviceClass::Headphones;
        event.context = QStringLiteral("focus");
        return event;
    }

    /// A second connection without a guard, as someone who opens the file with other tools has.
    [[nodiscard]] SQLite::Database raw() const {
        return SQLite::Database(base::pathBytes(file()).toStdString(), SQLite::OPEN_READWRITE);
    }
};

/// A taste card of November 2025 with these songs, and the artist of the first.
inline TasteCard cardOf(const QString& name, std::initializer_list<library::TrackId> songs) {
    TasteCard card{{name, 12 * 2025 + 10, 7}, {{*songs.begin(), CardPart::Artist, 4}}};
    for (const library::TrackId song : songs) {
        card.lines.push_back({song, CardPart::Song, 5});
    }
    return card;
}

/// Entries that a whole play leaves while everything is on.
inline int entriesOfAPlay() {
    return static_cast<int>(std::ranges::count_if(registry(), [](const SignalInfo& row) {
        return hasTable(row.id) && row.id != SignalId::Likes && row.id != SignalId::Imports &&
               row.id != SignalId::Circle;
    }));
}

/// Unwraps a result in a test; a failure ends the test run with its message.
template <typename T>
T must(base::Result<T> result) {
    if (!result) {
        qFatal("%s", qPrintable(result.error().message()));
    }
    return std::move(*result);
}

inline SignalState stateOf(const SignalStore& store, SignalId id) {
    return must(store.states()).at(static_cast<std::size_t>(id));
}

} // namespace earshot::signals
