// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/vault/key_file.h"
#include "core/vault/keychain.h"

#include <chrono>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>

namespace earshot::vault {

enum class VaultState : std::uint8_t {
    Absent,     ///< there are no keys yet
    Locked,     ///< there are; the passphrase was not given yet, or the keychain not answered
    Unlocked,   ///< keys can be used
    Unreadable, ///< they cannot be reached: VaultStatus::problem says why and what to do
};

struct VaultStatus {
    VaultState state = VaultState::Absent;
    std::optional<Wrapping> wrapping; ///< how the master key is wrapped; empty without key file
    bool hasRecovery = false;         ///< a recovery text was made and still works
    bool opening = false;             ///< the keychain is being asked just now
    base::Error problem;              ///< unless Unlocked: what this means and what to do
};

/// Whether rows that were stored before there were keys may lie in a signal's table.
enum class PlainRows : std::uint8_t { None, MayExist };

/// The keys of everything personal that is stored, in the file vault.keys: one data key per signal
/// under a master key, which the system's keychain or a passphrase wraps. One per data folder and
/// program, used from any thread. What another program changes in the file counts at the next call.
/// Every change is one atomic replacement of the file. No failure to reach a key ever leads to a
/// new one.
///
/// Calls that derive a key or ask the keychain take a second or longer, and those that change
/// something wait for the disk: not for the UI thread. status(), keys() and lock() are quick.
class Vault {
public:
    /// Without `keychain`, only a passphrase can wrap. `cost` of new passphrases; measured when
    /// the first one is chosen if empty.
    Vault(std::filesystem::path file, std::shared_ptr<Keychain> keychain,
          std::optional<PassphraseCost> cost = std::nullopt);
    ~Vault(); ///< stops waiting for the keychain
    Vault(const Vault&) = delete;
    Vault& operator=(const Vault&) = delete;

    [[nodiscard]] VaultStatus status() const;

    // Opening and locking.

    /// Asks the keychain, once, where it wraps the key. An error unless Unlocked or Absent
    /// afterwards.
    base::Status open();
    /// The same on a thread of its own, the first time it is called.
    void openSoon();
    /// Waits until openSoon() is through, at most so long.
    void waitUntilOpened(std::chrono::milliseconds patience) const;
    base::Status unlock(const QString& passphrase);
    /// Also where the keychain failed. Until a new wrapping is chosen, the key is needed again at
    /// every start.
    base::Status unlockWithRecovery(const QString& text);
    void lock();

    // Making, changing and destroying.

    base::Status createWithKeychain();
    base::Status createWithPassphrase(const QString& passphrase);
    base::Status changeToKeychain();
    base::Status changeToPassphrase(const QString& passphrase);
    /// A new master key, and with the keychain a new entry there; data keys stay.
    base::Status rotateMasterKey();
    /// A new recovery text to print; one made before no longer works.
    base::Result<QString> newRecoveryText();
    base::Status removeRecoveryText();
    /// Every key is gone, in whatever state: what they sealed can never be read again.
    base::Status destroy();

    // For core/signals. `name` is the key of a signal.

    /// Its keys; null while not Unlocked, or when it has none.
    [[nodiscard]] std::shared_ptr<const DataKeys> keys(const std::string& name) const;
    /// Its keys, made now if it has none.
    base::Result<std::shared_ptr<const DataKeys>> keysForWriting(const std::string& name,
                                                                 PlainRows plain = PlainRows::None);
    /// Adds a generation. From its return on every record is sealed with it. Seal what is there
    /// anew, and have that on disk, before endRotation() drops the generation before.
    base::Status beginRotation(const std::string& name);
    base::Status endRotation(const std::string& name);
    base::Status destroyKeys(const std::string& name);
    /// Holds on to what was read with the keys, in place of what `owner` gave before (null: of
    /// nothing), until they are locked, one of them is destroyed, or holdNothing(). Not held at
    /// all while not Unlocked.
    void holdWhileUnlocked(const void* owner, std::shared_ptr<const void> what);
    /// Lets go of all that is held, since some of what it was read from is gone.
    void holdNothing();

    base::Result<LogAnchor> logAnchor() const;
    /// Anchors the end of the log where it has grown; never moves it back.
    base::Status advanceLog(const LogAnchor& anchor);
    /// Anchors where the log begins from now on: entries before `anchor.first` may then be deleted.
    /// Never moves it back, nor past the newest entry.
    base::Status beginLogAt(const LogAnchor& anchor);

private:
    struct State;
    std::unique_ptr<State> m_state;
};

} // namespace earshot::vault
