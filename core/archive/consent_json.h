// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/archive/field_reader.h"
#include "core/signals/consent_log.h"

namespace earshot::archive {

/// The line of a decision.
[[nodiscard]] QJsonObject toJson(const signals::ConsentEntry& entry);

/// The decision of a line; nothing where it is about a signal that this Earshot does not have. What
/// is wrong is kept by the reader.
[[nodiscard]] std::optional<signals::ConsentEntry> readDecision(FieldReader& fields);

/// "2026-03-15T17:02:11.042Z"
[[nodiscard]] QString instantText(qint64 milliseconds);

} // namespace earshot::archive
