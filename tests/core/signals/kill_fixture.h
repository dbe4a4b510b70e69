// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/core/signals/listening_fixture.h"

namespace earshot::signals {

/// One of these wraps the key; which one, only the file knows.
inline const std::array kPassphrases{QStringLiteral("one passphrase"),
                                     QStringLiteral("the other passphrase")};

/// A store in a folder that outlives its program; keys and consents are made at the first time.
struct KillFixture {
    explicit KillFixture(const std::filesystem::path& folder)
        : keys(std::make_shared<vault::Vault>(folder / "vault.keys", nullptr, fixtures::kCheap)),
          sealer(keys) {
        const bool isNew = keys->status().state == vault::VaultState::Absent;
        if (isNew) {
            must(keys->createWithPassphrase(kPassphrases[0]));
        } else if (!keys->unlock(kPassphrases[0]).ok()) {
            must(keys->unlock(kPassphrases[1]));
        }
        auto connection =
            must(storage::Connection::open(folder / "listening.db", storage::Access::ReadWrite));
        store = must(SignalStore::open(std::move(connection), sealer, clock, folder / "backups"));
        must(store->applyRetention());
        if (isNew) {
            for (const SignalId id : {SignalId::Plays, SignalId::Completion, SignalId::Likes,
                                      SignalId::Daytime, SignalId::Circle}) {
                must(store->setEnabled(id, true, kHow));
            }
        }
    }

    base::SystemClock clock;
    std::shared_ptr<vault::Vault> keys;
    VaultSealer sealer;
    std::unique_ptr<SignalStore> store;
};

} // namespace earshot::signals
