// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/vault/secret.h"

#include <QByteArray>

#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>
#include <vector>

namespace earshot::vault {

/// One generation of the key that seals a signal's records. Numbers are never given twice.
struct DataKey {
    quint16 generation = 0;
    std::shared_ptr<const Secret> key;
};

/// The keys of one signal: the current one, and the one before while its rows are sealed anew.
struct DataKeys {
    std::vector<DataKey> keys; ///< one or two, the current one last
    bool plainBefore = false;  ///< rows from before there were keys may be unsealed still

    [[nodiscard]] const DataKey& current() const { return keys.back(); }
    [[nodiscard]] const DataKey* find(quint16 generation) const;
    [[nodiscard]] bool rotating() const { return keys.size() > 1 || plainBefore; }
};

/// Where a record belongs. It is sealed together with this, and opens nowhere else.
struct Place {
    std::string_view table; ///< at most kLongestTable characters
    qint64 row = 0;
    quint32 schema = 0; ///< version of the record's layout
};

inline constexpr std::size_t kLongestTable = 64;
// version (1) · generation (2, low first) · nonce (24) · sealed record · tag (16)
inline constexpr quint8 kSealedVersion = 0x81; // apart from every version of an unsealed record
inline constexpr qsizetype kSealedHeaderBytes = 1 + 2 + 24;
inline constexpr qsizetype kSealOverheadBytes = kSealedHeaderBytes + 16;

enum class Opening : std::uint8_t {
    Opened,
    Malformed,  ///< these bytes are not a sealed record
    UnknownKey, ///< sealed with a key that is not (or no more) there
    Refused,    ///< changed, or sealed for another place
};

/// XChaCha20-Poly1305 (libsodium) with a random nonce.
[[nodiscard]] QByteArray seal(const DataKey& key, const Place& place, QByteArrayView record);

/// The record in `record`, which keeps its memory from call to call; never reads past the end of
/// `sealed`, whatever it holds.
[[nodiscard]] Opening open(const DataKeys& keys, const Place& place, QByteArrayView sealed,
                           std::vector<char>& record);

/// The generation that a sealed record names; nothing when it is malformed.
[[nodiscard]] std::optional<quint16> generationOf(QByteArrayView sealed);

} // namespace earshot::vault
