// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/signals/registry.h"

#include <QByteArray>

namespace earshot::signals {

/// Turns the record of a signal into the bytes stored in its table and back. The one place where
/// encryption goes: every value in listening.db's signal tables passes through it, with its table
/// and row, so that a sealed record cannot be moved to another.
class Sealer {
public:
    virtual ~Sealer() = default;
    virtual QByteArray seal(SignalId signal, qint64 row, const QByteArray& record) const = 0;
    virtual base::Result<QByteArray> open(SignalId signal, qint64 row,
                                          const QByteArray& stored) const = 0;
    /// Whether what is stored is encrypted; shown on the Signals page.
    [[nodiscard]] virtual bool encrypts() const = 0;
};

/// Stores records as they are.
class PlainSealer final : public Sealer {
public:
    QByteArray seal(SignalId signal, qint64 row, const QByteArray& record) const override;
    base::Result<QByteArray> open(SignalId signal, qint64 row,
                                  const QByteArray& stored) const override;
    [[nodiscard]] bool encrypts() const override { return false; }
};

} // namespace earshot::signals
