// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/vault/secret.h"

#include <QString>

#include <optional>
#include <stop_token>

namespace earshot::vault {

enum class KeychainOutcome : std::uint8_t {
    Done,
    Missing,  ///< the keychain works and has no such entry
    Failed,   ///< there is no keychain, or it refused
    TimedOut, ///< no answer: perhaps it is asking the person for a password
};

struct KeychainAnswer {
    KeychainOutcome outcome = KeychainOutcome::Failed;
    std::optional<Secret> secret; ///< what was read
    QString detail;               ///< the system's own words on a failure
};

/// The keychain of the operating system. Calls block until there is an answer, the time is over or
/// `stop` is requested (then: TimedOut), so they belong on a worker thread; any thread may call.
class Keychain {
public:
    virtual ~Keychain() = default;
    virtual KeychainAnswer read(const QString& entry, const std::stop_token& stop) = 0;
    virtual KeychainAnswer write(const QString& entry, const Secret& secret) = 0;
    virtual KeychainAnswer remove(const QString& entry) = 0;
};

} // namespace earshot::vault
