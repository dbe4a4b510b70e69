// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/vault/file_lock.h"
#include "core/vault/vault.h"

#include <atomic>
#include <condition_variable>
#include <map>
#include <mutex>
#include <thread>

namespace earshot::vault {

/// What is known while unlocked.
struct OpenVault {
    std::shared_ptr<const Secret> master;
    std::shared_ptr<const Secret> wrapper; ///< wraps the master key; null after a recovery
    KeyRing ring;
    std::map<const void*, std::shared_ptr<const void>> held =
        {}; ///< by who gave it; goes with the keys
};

/// How long another program may take to change the keys.
inline constexpr std::chrono::seconds kLockPatience{10};

/// What is behind a Vault. Two locks, always taken in this order: `changing` by whoever opens or
/// changes, for as long as that takes; `mutex` for a moment, around everything below it.
struct Vault::State {
    State(std::filesystem::path path, std::shared_ptr<Keychain> chain,
          std::optional<PassphraseCost> passphraseCost)
        : file(std::move(path)), keychain(std::move(chain)), cost(passphraseCost) {}

    using Change = std::function<base::Status(KeyFileHead&, OpenVault&)>;

    [[nodiscard]] VaultStatus statusNow();
    /// Sees what another program has made of the file.
    void refresh();
    /// With the key that wraps the master key. False when it is another's.
    bool openWith(const std::shared_ptr<const Secret>& wrapper);
    /// Reads the file anew under its lock, applies the change to a copy, and saves that.
    base::Status change(const Change& change);
    /// The same by who holds `changing` already.
    base::Status changeHeld(const Change& change);
    base::Status create(KeyFileHead head, const std::shared_ptr<const Secret>& wrapper);
    base::Status save(const KeyFileHead& head, OpenVault next);
    base::Status openFromKeychain(const std::stop_token& stop);
    /// Puts a new key into the keychain, under the head's new name, and reads it back.
    base::Result<std::shared_ptr<const Secret>> newInKeychain(KeyFileHead& head);
    /// A new head and the key for a passphrase.
    base::Result<std::shared_ptr<const Secret>> newFromPassphrase(KeyFileHead& head,
                                                                  const QString& passphrase);
    /// Wraps the master key with another key, and drops the keychain's old entry.
    base::Status rewrap(const KeyFileHead& next, const std::shared_ptr<const Secret>& wrapper,
                        std::shared_ptr<const Secret> newMaster);
    [[nodiscard]] std::filesystem::path lockFile() const;
    [[nodiscard]] base::Error busy() const;
    /// Why this lock could not be had.
    [[nodiscard]] base::Error notHeld(const FileLock& others) const;

    const std::filesystem::path file;
    const std::shared_ptr<Keychain> keychain;

    std::mutex changing;
    std::optional<PassphraseCost> cost;

    std::mutex mutex;
    std::optional<QByteArray> seen; ///< the file as it was last read
    std::optional<KeyFile> parsed;
    std::optional<OpenVault> opened;
    std::optional<base::Error> problem;

    std::atomic<bool> opening = false;
    std::once_flag openedSoon;
    std::mutex openerMutex;
    std::condition_variable openerDone;
    bool openerRuns = false;
    std::jthread opener; ///< last: ends before what it uses goes
};

} // namespace earshot::vault
