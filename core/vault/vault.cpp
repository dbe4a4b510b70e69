// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/vault/vault.h"

#include "core/vault/key_file_storage.h"
#include "core/vault/recovery_text.h"
#include "core/vault/text.h"
#include "core/vault/vault_state.h"

#include <limits>
#include <utility>

namespace earshot::vault {

namespace {

base::Result<DataKey> nextKey(KeyRing& ring) {
    if (ring.nextGeneration == std::numeric_limits<quint16>::max()) {
        return base::Error{
            Text::tr("No more keys can be made"),
            {},
            Text::tr("Export what is stored, erase everything, and import it again")};
    }
    return DataKey{ring.nextGeneration++, std::make_shared<const Secret>(Secret::random())};
}

} // namespace

Vault::Vault(std::filesystem::path file, std::shared_ptr<Keychain> keychain,
             std::optional<PassphraseCost> cost)
    : m_state(std::make_unique<State>(std::move(file), std::move(keychain), cost)) {}

Vault::~Vault() = default;

VaultStatus Vault::status() const {
    const std::lock_guard lock(m_state->mutex);
    return m_state->statusNow();
}

base::Status Vault::open() {
    return m_state->openFromKeychain({});
}

void Vault::openSoon() {
    std::call_once(m_state->openedSoon, [this] {
        {
            const std::lock_guard lock(m_state->openerMutex);
            m_state->openerRuns = true;
        }
        m_state->opener = std::jthread([state = m_state.get()](const std::stop_token& stop) {
            (void)state->openFromKeychain(stop); // how it went is in the status
            {
                const std::lock_guard lock(state->openerMutex);
                state->openerRuns = false;
            }
            state->openerDone.notify_all();
        });
    });
}

void Vault::waitUntilOpened(std::chrono::milliseconds patience) const {
    std::unique_lock lock(m_state->openerMutex);
    m_state->openerDone.wait_for(lock, patience, [this] { return !m_state->openerRuns; });
}

base::Status Vault::unlock(const QString& passphrase) {
    const std::lock_guard one(m_state->changing);
    std::optional<KeyFileHead> head;
    {
        const std::lock_guard lock(m_state->mutex);
        const VaultStatus status = m_state->statusNow();
        if (status.state == VaultState::Unlocked) {
            return base::Done{};
        }
        if (!m_state->parsed || m_state->parsed->head.wrapping != Wrapping::Passphrase) {
            return status.problem;
        }
        head = m_state->parsed->head;
    }
    const auto wrapper = keyFrom(passphrase, head->salt, head->cost);
    if (!wrapper) {
        return wrapper.error();
    }
    const std::lock_guard lock(m_state->mutex);
    m_state->refresh();
    if (!m_state->parsed || !m_state->openWith(*wrapper)) {
        return base::Error{Text::tr("The passphrase is wrong"),
                           {},
                           Text::tr("Try again, or use your recovery text")};
    }
    return m_state->opened ? base::Status(base::Done{}) : base::Status(*m_state->problem);
}

base::Status Vault::unlockWithRecovery(const QString& text) {
    const auto code = readRecoveryText(text);
    if (const auto* wrong = std::get_if<MistypedGroup>(&code)) {
        return base::Error{Text::tr("Group %1 of the recovery text is mistyped").arg(wrong->number),
                           {},
                           Text::tr("Compare it with your print and try again")};
    }
    const std::lock_guard one(m_state->changing);
    const std::lock_guard lock(m_state->mutex);
    const VaultStatus status = m_state->statusNow();
    if (status.state == VaultState::Unlocked) {
        return base::Done{};
    }
    if (!m_state->parsed) {
        return status.problem;
    }
    auto master =
        unwrapKey(recoveryKey(std::get<Secret>(code)), m_state->parsed->head, WrapFor::Recovery);
    if (!master) {
        return base::Error{Text::tr("This recovery text does not belong to these keys"),
                           {},
                           Text::tr("Use the one that was made last")};
    }
    auto ring = openRing(*m_state->parsed, *master);
    if (!ring) {
        return status.problem;
    }
    m_state->problem.reset();
    m_state->opened =
        OpenVault{std::make_shared<const Secret>(std::move(*master)), nullptr, std::move(*ring)};
    return base::Done{};
}

void Vault::lock() {
    std::optional<OpenVault> gone; // what it held may be large: not under the lock
    const std::lock_guard lock(m_state->mutex);
    gone = std::exchange(m_state->opened, std::nullopt);
}

base::Status Vault::createWithKeychain() {
    const std::lock_guard one(m_state->changing);
    KeyFileHead head;
    const auto wrapper = m_state->newInKeychain(head);
    if (!wrapper) {
        return wrapper.error();
    }
    const base::Status created = m_state->create(head, *wrapper);
    if (!created) {
        (void)m_state->keychain->remove(keychainEntry(head)); // nothing needs it
    }
    return created;
}

base::Status Vault::createWithPassphrase(const QString& passphrase) {
    const std::lock_guard one(m_state->changing);
    KeyFileHead head;
    const auto wrapper = m_state->newFromPassphrase(head, passphrase);
    return wrapper ? m_state->create(head, *wrapper) : base::Status(wrapper.error());
}

base::Status Vault::changeToKeychain() {
    const std::lock_guard one(m_state->changing);
    KeyFileHead head;
    const auto wrapper = m_state->newInKeychain(head);
    if (!wrapper) {
        return wrapper.error();
    }
    const base::Status changed = m_state->rewrap(head, *wrapper, nullptr);
    if (!changed) {
        (void)m_state->keychain->remove(keychainEntry(head));
    }
    return changed;
}

base::Status Vault::changeToPassphrase(const QString& passphrase) {
    const std::lock_guard one(m_state->changing);
    KeyFileHead head;
    const auto wrapper = m_state->newFromPassphrase(head, passphrase);
    return wrapper ? m_state->rewrap(head, *wrapper, nullptr) : base::Status(wrapper.error());
}

base::Status Vault::rotateMasterKey() {
    const std::lock_guard one(m_state->changing);
    KeyFileHead head;
    std::shared_ptr<const Secret> wrapper;
    {
        const std::lock_guard lock(m_state->mutex);
        const VaultStatus status = m_state->statusNow();
        if (!m_state->opened) {
            return status.problem;
        }
        head = m_state->parsed->head;
        wrapper = m_state->opened->wrapper;
    }
    if (!wrapper) {
        return base::Error{Text::tr("The keys were unlocked with the recovery text"),
                           {},
                           Text::tr("First choose the keychain or a new passphrase")};
    }
    const auto master = std::make_shared<const Secret>(Secret::random());
    if (head.wrapping == Wrapping::Passphrase) {
        return m_state->rewrap(head, wrapper, master);
    }
    const auto fresh = m_state->newInKeychain(head);
    return fresh ? m_state->rewrap(head, *fresh, master) : base::Status(fresh.error());
}

base::Result<QString> Vault::newRecoveryText() {
    const Secret code = Secret::random(kRecoveryBytes);
    const auto key = std::make_shared<const Secret>(recoveryKey(code));
    const base::Status made = m_state->change([&](KeyFileHead& head, OpenVault& vault) {
        vault.ring.recovery = key;
        head.masterForRecovery = wrapKey(*vault.master, *key, head, WrapFor::Recovery);
        return base::Status(base::Done{});
    });
    return made ? base::Result<QString>(recoveryText(code)) : base::Result<QString>(made.error());
}

base::Status Vault::removeRecoveryText() {
    return m_state->change([](KeyFileHead& head, OpenVault& vault) {
        vault.ring.recovery.reset();
        head.masterForRecovery.reset();
        return base::Status(base::Done{});
    });
}

base::Status Vault::destroy() {
    const std::lock_guard one(m_state->changing);
    const FileLock others(m_state->lockFile(), kLockPatience);
    if (!others.held()) {
        return m_state->notHeld(others);
    }
    std::optional<QString> entry;
    {
        const std::lock_guard lock(m_state->mutex);
        m_state->refresh();
        if (m_state->parsed && m_state->parsed->head.wrapping == Wrapping::Keychain) {
            entry = keychainEntry(m_state->parsed->head);
        }
        if (base::Status removed = removeKeyFile(m_state->file); !removed) {
            return removed;
        }
        m_state->opened.reset();
        m_state->parsed.reset();
        m_state->problem.reset();
        m_state->seen.reset();
    }
    if (entry && m_state->keychain) {
        (void)m_state->keychain->remove(*entry); // opens nothing any more
    }
    return base::Done{};
}

std::shared_ptr<const DataKeys> Vault::keys(const std::string& name) const {
    const std::lock_guard lock(m_state->mutex);
    m_state->refresh();
    if (!m_state->opened) {
        return nullptr;
    }
    const auto found = m_state->opened->ring.keys.find(name);
    return found == m_state->opened->ring.keys.end() ? nullptr : found->second;
}

base::Result<std::shared_ptr<const DataKeys>> Vault::keysForWriting(const std::string& name,
                                                                    PlainRows plain) {
    if (auto there = keys(name)) {
        return there;
    }
    std::shared_ptr<const DataKeys> made;
    const base::Status done = m_state->change([&](KeyFileHead&, OpenVault& vault) -> base::Status {
        auto& slot = vault.ring.keys[name];
        if (!slot) { // else another program was quicker
            auto key = nextKey(vault.ring);
            if (!key) {
                return key.error();
            }
            slot = std::make_shared<const DataKeys>(
                DataKeys{{std::move(*key)}, plain == PlainRows::MayExist});
        }
        made = slot;
        return base::Done{};
    });
    return done ? base::Result(std::move(made))
                : base::Result<std::shared_ptr<const DataKeys>>(done.error());
}

base::Status Vault::beginRotation(const std::string& name) {
    return m_state->change([&](KeyFileHead&, OpenVault& vault) -> base::Status {
        const auto slot = vault.ring.keys.find(name);
        if (slot == vault.ring.keys.end() || slot->second->rotating()) {
            return base::Done{}; // nothing to rotate, or one that is not through yet
        }
        auto key = nextKey(vault.ring);
        if (!key) {
            return key.error();
        }
        DataKeys next = *slot->second;
        next.keys.push_back(std::move(*key));
        slot->second = std::make_shared<const DataKeys>(std::move(next));
        return base::Done{};
    });
}

base::Status Vault::endRotation(const std::string& name) {
    return m_state->change([&](KeyFileHead&, OpenVault& vault) {
        const auto slot = vault.ring.keys.find(name);
        if (slot != vault.ring.keys.end()) {
            slot->second =
                std::make_shared<const DataKeys>(DataKeys{{slot->second->current()}, false});
        }
        return base::Status(base::Done{});
    });
}

base::Status Vault::destroyKeys(const std::string& name) {
    return m_state->change([&](KeyFileHead&, OpenVault& vault) {
        vault.ring.keys.erase(name);
        vault.held.clear();
        return base::Status(base::Done{});
    });
}

void Vault::holdWhileUnlocked(const void* owner, std::shared_ptr<const void> what) {
    std::shared_ptr<const void> before;
    const std::lock_guard lock(m_state->mutex);
    if (m_state->opened) {
        before = std::exchange(m_state->opened->held[owner], std::move(what));
    }
}

void Vault::holdNothing() {
    std::map<const void*, std::shared_ptr<const void>> before;
    const std::lock_guard lock(m_state->mutex);
    if (m_state->opened) {
        before.swap(m_state->opened->held);
    }
}

base::Result<LogAnchor> Vault::logAnchor() const {
    const std::lock_guard lock(m_state->mutex);
    const VaultStatus status = m_state->statusNow();
    return m_state->opened ? base::Result<LogAnchor>(m_state->opened->ring.log)
                           : base::Result<LogAnchor>(status.problem);
}

base::Status Vault::advanceLog(const LogAnchor& anchor) {
    return m_state->change([&](KeyFileHead&, OpenVault& vault) {
        LogAnchor& log = vault.ring.log;
        if (anchor.last > log.last) {
            log.last = anchor.last; // not where it begins: that may have moved since
            log.head = anchor.head;
        }
        return base::Status(base::Done{});
    });
}

base::Status Vault::beginLogAt(const LogAnchor& anchor) {
    return m_state->change([&](KeyFileHead&, OpenVault& vault) {
        LogAnchor& log = vault.ring.log;
        if (anchor.first > log.first && anchor.first <= log.last) {
            log.first = anchor.first;
            log.before = anchor.before;
        }
        return base::Status(base::Done{});
    });
}

} // namespace earshot::vault
