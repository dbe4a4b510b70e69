// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/signals/registry.h"

#include <QByteArray>

#include <memory>
#include <optional>

namespace earshot::vault {
class Vault;
}

namespace earshot::signals {

/// Turns records of one signal into the bytes stored in its table and back, with the keys as they
/// were when it was made: keys are looked up once for many records. For one thread.
class RecordSealer {
public:
    virtual ~RecordSealer() = default;
    [[nodiscard]] virtual QByteArray seal(qint64 row, QByteArrayView record) const = 0;
    /// The record, valid until the next call; nothing when it cannot be opened at this place.
    [[nodiscard]] virtual std::optional<QByteArrayView> open(qint64 row, QByteArrayView stored) = 0;
    /// The same for another thread.
    [[nodiscard]] virtual std::unique_ptr<RecordSealer> copy() const = 0;
    /// Whether it is sealed as a record stored now would be.
    [[nodiscard]] virtual bool isCurrent(QByteArrayView stored) const = 0;
};

/// The one place where encryption goes: every value in listening.db's signal tables passes through
/// it, with its table and row, so that a sealed record cannot be moved to another.
class Sealer {
public:
    virtual ~Sealer() = default;

    /// Why nothing personal can be recorded or read now, and what to do about it; nothing when it
    /// can.
    [[nodiscard]] virtual std::optional<base::Error> hindrance() const = 0;
    /// Makes keys where there are none yet, before the first record of all.
    virtual base::Status makeReady() const = 0;

    /// Opens nothing while there is a hindrance.
    [[nodiscard]] virtual std::unique_ptr<RecordSealer> reader(SignalId signal) const = 0;
    virtual base::Result<std::unique_ptr<RecordSealer>> writer(SignalId signal) const = 0;
    /// What it has sealed of this signal can never be opened again.
    virtual base::Status destroyKey(SignalId signal) const = 0;

    /// The keys behind it, where there are any.
    [[nodiscard]] virtual vault::Vault* vault() const = 0;
    /// Whether what is stored is encrypted; shown on the Signals page.
    [[nodiscard]] bool encrypts() const { return vault() != nullptr; }
};

} // namespace earshot::signals
