// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/vault/keychain.h"

#include <chrono>
#include <memory>

namespace earshot::vault {

/// The keychain through QtKeychain: Secret Service or KWallet, macOS Keychain, Windows Credential
/// Manager; never QtKeychain's unencrypted fallback. QtKeychain runs its jobs one after another in
/// the thread that first used it, so this has a thread of its own, and a program has one OsKeychain
/// at most.
class OsKeychain final : public Keychain {
public:
    // Long enough for a person to answer the system's own question for the keychain's password.
    explicit OsKeychain(std::chrono::milliseconds patience = std::chrono::seconds(90));
    ~OsKeychain() override;

    KeychainAnswer read(const QString& entry, const std::stop_token& stop) override;
    KeychainAnswer write(const QString& entry, const Secret& secret) override;
    KeychainAnswer remove(const QString& entry) override;

private:
    class Thread;
    std::chrono::milliseconds m_patience;
    std::unique_ptr<Thread> m_thread;
};

} // namespace earshot::vault
