// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/vault/key_file.h"

#include <initializer_list>

namespace earshot::vault {

/// BLAKE2b of the parts, each with its length before it. With a key only its holder can make it;
/// without one (null) it tells damage, not tampering.
[[nodiscard]] LogHash hashOf(const Secret* key, std::initializer_list<QByteArrayView> parts);

} // namespace earshot::vault
