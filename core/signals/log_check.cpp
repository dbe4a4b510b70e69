// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/signals/log_check.h"

#include "core/signals/access_codec.h"
#include "core/vault/hashing.h"

#include <QtEndian>

#include <algorithm>

namespace earshot::signals {

namespace {

constexpr quint32 kAccessSchema = 1;

QByteArray numberBytes(qint64 number) {
    QByteArray bytes(8, Qt::Uninitialized);
    qToLittleEndian(number, bytes.data());
    return bytes;
}

/// Whether this is the entry of another number.
bool belongsElsewhere(const LogRow& row, std::span<const LogRow> rows, qint64 last,
                      const LogKeys& keys) {
    const auto opensAt = [&](qint64 number) {
        return number != row.number && keys.open(number, row.sealed).has_value();
    };
    // Moved by a few, or swapped with any that is there.
    for (qint64 number = std::max<qint64>(1, row.number - 50);
         number <= std::min(last + 1, row.number + 50); ++number) {
        if (opensAt(number)) {
            return true;
        }
    }
    return std::ranges::any_of(rows, [&](const LogRow& other) { return opensAt(other.number); });
}

} // namespace

vault::Place logPlace(qint64 number) {
    return {"access_log", number, kAccessSchema};
}

QByteArray bytesOf(const vault::LogHash& hash) {
    return {reinterpret_cast<const char*>(hash.data()), static_cast<qsizetype>(hash.size())};
}

vault::LogHash logHash(const QByteArray& bytes) {
    vault::LogHash hash{};
    if (bytes.size() == static_cast<qsizetype>(hash.size())) {
        std::ranges::copy(bytes, hash.begin());
    }
    return hash;
}

QByteArray logSum(qint64 number, const QByteArray& sealed, const QByteArray& chain) {
    return bytesOf(vault::hashOf(nullptr, {numberBytes(number), sealed, chain}));
}

LogKeys::LogKeys(const vault::DataKeys& keys)
    : seal{keys.current().generation, std::make_shared<const vault::Secret>(vault::derive(
                                          *keys.current().key, vault::Subkey::LogSeal))},
      chain(std::make_shared<const vault::Secret>(
          vault::derive(*keys.current().key, vault::Subkey::LogChain))) {}

std::optional<AccessEntry> LogKeys::open(qint64 number, const QByteArray& sealed) const {
    std::vector<char> record;
    const vault::DataKeys keys{{seal}, false};
    if (vault::open(keys, logPlace(number), sealed, record) != vault::Opening::Opened) {
        return std::nullopt;
    }
    return decodeAccess(number, QByteArray(record.data(), static_cast<qsizetype>(record.size())));
}

vault::LogHash LogKeys::link(const vault::LogHash& before, qint64 number,
                             const QByteArray& sealed) const {
    return vault::hashOf(chain.get(), {bytesOf(before), numberBytes(number), sealed});
}

LogCheck checkLog(std::span<const LogRow> rows, qint64 noted, const vault::LogAnchor& anchor,
                  const std::optional<LogKeys>& keys) {
    LogCheck check;
    qint64 expected = anchor.first;
    // The hash before the next row; nothing where a fault before it leaves it in doubt.
    std::optional<vault::LogHash> before = anchor.before;
    std::optional<vault::LogHash> anchored =
        anchor.last < anchor.first ? std::optional(anchor.before) : std::nullopt;
    for (const LogRow& row : rows) {
        if (row.number < anchor.first) {
            continue;
        }
        ++check.entries;
        if (row.number > expected) {
            check.findings.push_back({LogFault::Missing, expected, row.number - 1});
            before.reset();
        }
        const bool opens = keys && keys->open(row.number, row.sealed).has_value();
        const bool linked =
            keys && (!before || keys->link(*before, row.number, row.sealed) == logHash(row.chain));
        const bool whole = logSum(row.number, row.sealed, row.chain) == row.sum;
        if (opens && linked && whole) {
            before = logHash(row.chain);
        } else {
            const bool moved = keys && !opens && belongsElsewhere(row, rows, anchor.last, *keys);
            const LogFault fault = moved   ? LogFault::Reordered
                                   : whole ? LogFault::Edited
                                           : LogFault::Damaged;
            check.findings.push_back({fault, row.number, row.number});
            before.reset();
        }
        if (row.number == anchor.last) {
            anchored = before;
        }
        expected = row.number + 1;
    }
    if (expected <= anchor.last) {
        const bool consistent = noted == expected - 1;
        check.findings.push_back(
            {consistent ? LogFault::RolledBack : LogFault::CutShort, expected, anchor.last});
    } else if (anchored && *anchored != anchor.head) {
        check.findings.push_back({LogFault::Edited, anchor.last, anchor.last});
    }
    return check;
}

} // namespace earshot::signals
