// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/vault/secret.h"

#include <QString>

#include <array>

namespace earshot::vault {

inline constexpr std::size_t kSaltBytes = 16;
using Salt = std::array<unsigned char, kSaltBytes>;

/// What turning a passphrase into a key costs (Argon2id).
struct PassphraseCost {
    quint32 operations = 1;
    quint32 memoryKiB = 8;

    bool operator==(const PassphraseCost&) const = default;
};

/// Bounds on what a key file may ask for: a hostile one must not stop the computer.
inline constexpr PassphraseCost kHighestCost{64, 1024 * 1024};
inline constexpr quint64 kMostWorkKiB = 16ULL * 1024 * 1024; ///< operations × memory
[[nodiscard]] bool bearable(const PassphraseCost& cost);

/// Takes about a second on this computer, and at least 64 MiB.
[[nodiscard]] PassphraseCost calibratedCost();

inline constexpr int kShortestPassphrase = 8; ///< characters
/// An error that says what is wrong with it as a new passphrase.
base::Status acceptable(const QString& passphrase);

/// The key in a passphrase (UTF-8, normal form C). Fails where the memory is not there.
base::Result<std::shared_ptr<const Secret>> keyFrom(const QString& passphrase, const Salt& salt,
                                                    const PassphraseCost& cost);

} // namespace earshot::vault
