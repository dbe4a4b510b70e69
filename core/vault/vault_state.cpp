// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/vault/vault_state.h"

#include "core/base/paths.h"
#include "core/vault/key_file_storage.h"
#include "core/vault/text.h"

#include <sodium.h>

namespace earshot::vault {

namespace {

// A program that has replaced the file overwrites the old one with zeros, which another may just be
// reading: what cannot be used has to be read twice alike to be believed.
constexpr int kReadings = 8;

base::Error damagedFile(const std::filesystem::path& file) {
    return {Text::tr("The key file is damaged or was changed"), base::pathText(file),
            Text::tr("Nothing was changed. Put back a copy of this file; without one, what is "
                     "stored can only be erased (earshot signals erase --all)")};
}

base::Error absent() {
    return {
        Text::tr("There are no keys yet to seal personal data with"),
        {},
        Text::tr(
            "Choose a passphrase on the Signals page or with \"earshot vault create passphrase\"")};
}

base::Error locked(Wrapping wrapping, bool opening) {
    if (wrapping == Wrapping::Passphrase) {
        return {Text::tr("What is stored about you is locked"),
                {},
                Text::tr("Enter your passphrase on the Signals page, or give --passphrase-file")};
    }
    if (opening) {
        return {Text::tr("The system's keychain has not answered yet"),
                {},
                Text::tr("If it asks for its password, enter that")};
    }
    return {Text::tr("What is stored about you is locked"),
            {},
            Text::tr("Unlock it on the Signals page, or start Earshot again")};
}

base::Error keychainFailed(const KeychainAnswer& answer) {
    const QString kept =
        Text::tr("Nothing was changed or deleted. Until then nothing personal is recorded or read");
    switch (answer.outcome) {
    case KeychainOutcome::Missing:
        return {
            Text::tr("The system's keychain no longer holds Earshot's key"),
            {},
            Text::tr("Bring back the keychain, or unlock with your recovery text. %1").arg(kept)};
    case KeychainOutcome::TimedOut:
        return {
            Text::tr("The system's keychain did not answer"),
            {},
            Text::tr("Unlock the keychain and try again, or use your recovery text. %1").arg(kept)};
    default:
        return {
            Text::tr("The system's keychain cannot be used (%1)").arg(answer.detail),
            {},
            Text::tr("Start the keychain and try again, or use your recovery text. %1").arg(kept)};
    }
}

void newId(KeyFileHead& head) {
    readySodium();
    randombytes_buf(head.id.data(), head.id.size());
}

} // namespace

std::filesystem::path Vault::State::lockFile() const {
    return std::filesystem::path(file).replace_extension("lock");
}

base::Error Vault::State::busy() const {
    return {Text::tr("Another Earshot is changing the keys just now"), base::pathText(file),
            Text::tr("Try again in a moment")};
}

base::Error Vault::State::notHeld(const FileLock& others) const {
    if (others.hasFile()) {
        return busy();
    }
    return {Text::tr("The folder of the keys cannot be written to"),
            base::pathText(file.parent_path()),
            Text::tr("Nothing was changed. Make the folder writable for your account")};
}

VaultStatus Vault::State::statusNow() {
    refresh();
    VaultStatus status;
    status.opening = opening;
    if (parsed) {
        status.wrapping = parsed->head.wrapping;
        status.hasRecovery = parsed->head.masterForRecovery.has_value();
    }
    if (opened) {
        status.state = VaultState::Unlocked;
    } else if (problem) {
        status.state = VaultState::Unreadable;
        status.problem = *problem;
    } else if (parsed) {
        status.state = VaultState::Locked;
        status.problem = locked(parsed->head.wrapping, opening);
    } else {
        status.problem = absent();
    }
    return status;
}

void Vault::State::refresh() {
    const bool wasOpen = opened.has_value();
    const std::shared_ptr<const Secret> wrapper = wasOpen ? opened->wrapper : nullptr;
    std::optional<QByteArray> unusable;
    for (int reading = 0; reading < kReadings; ++reading) {
        auto loaded = loadKeyFile(file);
        if (!loaded) {
            opened.reset();
            problem = loaded.error();
            seen.reset();
            return;
        }
        if (!*loaded) {
            if (opened || parsed) {
                problem = base::Error{Text::tr("The key file is gone"), base::pathText(file),
                                      Text::tr("Put it back from a copy")};
            }
            opened.reset();
            parsed.reset();
            seen.reset();
            return;
        }
        if (reading == 0 && seen == *loaded) {
            return;
        }
        if (unusable == *loaded) {
            break;
        }
        unusable = std::move(**loaded);
        parsed = parseKeyFile(*unusable);
        problem.reset();
        if (parsed && (!wasOpen || (wrapper && openWith(wrapper) && opened))) {
            seen = std::move(unusable);
            return;
        }
    }
    seen = std::move(unusable);
    opened.reset(); // with another wrapping, by another program, it has to be unlocked anew
    if (!parsed) {
        problem = damagedFile(file);
    }
}

bool Vault::State::openWith(const std::shared_ptr<const Secret>& wrapper) {
    auto master = unwrapKey(*wrapper, parsed->head, WrapFor::Use);
    if (!master) {
        return false;
    }
    auto ring = openRing(*parsed, *master);
    if (!ring) {
        opened.reset();
        problem = damagedFile(file);
        return true;
    }
    problem.reset();
    opened =
        OpenVault{std::make_shared<const Secret>(std::move(*master)), wrapper, std::move(*ring)};
    return true;
}

base::Status Vault::State::change(const Change& apply) {
    const std::lock_guard one(changing);
    return changeHeld(apply);
}

base::Status Vault::State::changeHeld(const Change& apply) {
    const FileLock others(lockFile(), kLockPatience);
    if (!others.held()) {
        return notHeld(others);
    }
    const std::lock_guard lock(mutex);
    const VaultStatus status = statusNow();
    if (!opened) {
        return status.problem;
    }
    KeyFileHead head = parsed->head;
    OpenVault next = *opened;
    if (base::Status applied = apply(head, next); !applied) {
        return applied;
    }
    return save(head, std::move(next));
}

base::Status Vault::State::save(const KeyFileHead& head, OpenVault next) {
    const QByteArray bytes = writeKeyFile(head, next.ring, *next.master);
    if (base::Status saved = saveKeyFile(file, bytes); !saved) {
        return saved;
    }
    seen = bytes;
    parsed = parseKeyFile(bytes);
    Q_ASSERT(parsed);
    opened = std::move(next);
    problem.reset();
    return base::Done{};
}

base::Status Vault::State::create(KeyFileHead head, const std::shared_ptr<const Secret>& wrapper) {
    const FileLock others(lockFile(), kLockPatience);
    if (!others.held()) {
        return notHeld(others);
    }
    const std::lock_guard lock(mutex);
    const VaultStatus status = statusNow();
    if (status.state != VaultState::Absent) {
        return base::Error{Text::tr("There are keys already"), base::pathText(file),
                           status.problem.advice};
    }
    OpenVault made{std::make_shared<const Secret>(Secret::random()), wrapper, {}};
    head.master = wrapKey(*made.master, *wrapper, head, WrapFor::Use);
    return save(head, std::move(made));
}

base::Status Vault::State::openFromKeychain(const std::stop_token& stop) {
    const std::lock_guard one(changing);
    std::optional<KeyFileHead> head;
    {
        const std::lock_guard lock(mutex);
        const VaultStatus status = statusNow();
        if (status.state == VaultState::Unlocked || status.state == VaultState::Absent) {
            return base::Done{};
        }
        if (!parsed || parsed->head.wrapping != Wrapping::Keychain) {
            return status.problem;
        }
        head = parsed->head;
    }
    KeychainAnswer answer;
    if (keychain) {
        opening = true;
        answer = keychain->read(keychainEntry(*head), stop);
        opening = false;
    }
    const std::lock_guard lock(mutex);
    refresh();
    if (!parsed || parsed->head.id != head->id) {
        return busy(); // another program changed the wrapping meanwhile
    }
    if (answer.outcome != KeychainOutcome::Done || !answer.secret) {
        problem = keychainFailed(answer);
    } else if (!openWith(std::make_shared<const Secret>(std::move(*answer.secret)))) {
        answer.outcome = KeychainOutcome::Missing;
        problem = keychainFailed(answer);
    }
    return opened ? base::Status(base::Done{}) : base::Status(*problem);
}

base::Result<std::shared_ptr<const Secret>> Vault::State::newInKeychain(KeyFileHead& head) {
    head = {};
    head.wrapping = Wrapping::Keychain;
    newId(head);
    const QString advice = Text::tr("Choose a passphrase instead, or start the keychain");
    if (!keychain) {
        return base::Error{Text::tr("There is no keychain to keep the key in"), {}, advice};
    }
    auto made = std::make_shared<const Secret>(Secret::random());
    const QString entry = keychainEntry(head);
    KeychainAnswer answer = keychain->write(entry, *made);
    if (answer.outcome == KeychainOutcome::Done) {
        answer = keychain->read(entry, {}); // what cannot be read back is not kept
        if (answer.outcome == KeychainOutcome::Done && answer.secret &&
            answer.secret->equals(*made)) {
            return made;
        }
    }
    return base::Error{
        Text::tr("The system's keychain did not keep the key (%1)").arg(answer.detail), {}, advice};
}

base::Result<std::shared_ptr<const Secret>>
Vault::State::newFromPassphrase(KeyFileHead& head, const QString& passphrase) {
    if (base::Status good = acceptable(passphrase); !good) {
        return good.error();
    }
    if (!cost) {
        cost = calibratedCost();
    }
    head = {};
    head.wrapping = Wrapping::Passphrase;
    newId(head);
    randombytes_buf(head.salt.data(), head.salt.size());
    head.cost = *cost;
    return keyFrom(passphrase, head.salt, head.cost);
}

base::Status Vault::State::rewrap(const KeyFileHead& next,
                                  const std::shared_ptr<const Secret>& wrapper,
                                  std::shared_ptr<const Secret> newMaster) {
    std::optional<QString> oldEntry;
    const base::Status done = changeHeld([&](KeyFileHead& head, OpenVault& vault) -> base::Status {
        if (head.wrapping == Wrapping::Keychain && head.id != next.id) {
            oldEntry = keychainEntry(head);
        }
        if (newMaster) {
            vault.master = newMaster;
        }
        head = next;
        vault.wrapper = wrapper;
        head.masterForRecovery.reset();
        if (vault.ring.recovery) {
            head.masterForRecovery =
                wrapKey(*vault.master, *vault.ring.recovery, head, WrapFor::Recovery);
        }
        head.master = wrapKey(*vault.master, *wrapper, head, WrapFor::Use);
        return base::Done{};
    });
    if (done && oldEntry && keychain) {
        // Should it stay, it opens nothing any more.
        (void)keychain->remove(*oldEntry);
    }
    return done;
}

} // namespace earshot::vault
