// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/signals/access_log.h"

namespace earshot::signals {

/// An entry without its number, as CBOR.
[[nodiscard]] QByteArray encodeAccess(const AccessEntry& entry);
[[nodiscard]] std::optional<AccessEntry> decodeAccess(qint64 number, const QByteArray& bytes);

} // namespace earshot::signals
