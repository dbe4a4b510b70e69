// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/signals/access_log.h"
#include "core/vault/sealing.h"

#include <span>

namespace earshot::signals {

/// The name of the access log's own keys in the vault.
inline constexpr const char* kLogKeyName = "access-log";

/// A row of the access log as it is stored.
struct LogRow {
    qint64 number = 0;
    QByteArray sealed, chain, sum;
};

/// Where an entry of the log belongs.
[[nodiscard]] vault::Place logPlace(qint64 number);
[[nodiscard]] QByteArray bytesOf(const vault::LogHash& hash);
/// All zero when these are not the bytes of a hash.
[[nodiscard]] vault::LogHash logHash(const QByteArray& bytes);
/// Tells whether a row is as it was written; anybody can make it.
[[nodiscard]] QByteArray logSum(qint64 number, const QByteArray& sealed, const QByteArray& chain);

/// The keys that seal and chain the log.
struct LogKeys {
    explicit LogKeys(const vault::DataKeys& keys);

    [[nodiscard]] std::optional<AccessEntry> open(qint64 number, const QByteArray& sealed) const;
    /// The chain's hash with this entry behind the one before.
    [[nodiscard]] vault::LogHash link(const vault::LogHash& before, qint64 number,
                                      const QByteArray& sealed) const;

    vault::DataKey seal;
    std::shared_ptr<const vault::Secret> chain;
};

/// Compares the rows (ascending) with their chain, with the number of the last entry that the
/// database has noted, and with the anchor. Entries behind the anchor are good when they are
/// chained: a program that was killed between writing and anchoring leaves them.
[[nodiscard]] LogCheck checkLog(std::span<const LogRow> rows, qint64 noted,
                                const vault::LogAnchor& anchor, const std::optional<LogKeys>& keys);

} // namespace earshot::signals
