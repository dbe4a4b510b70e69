// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/vault/key_file.h"

namespace earshot::vault {

/// The sealed part of a key file, as bytes in guarded memory (layout: key_file.h).
[[nodiscard]] Secret encodeRing(const KeyRing& ring);

/// Nothing when these bytes are not exactly one key ring. Never reads past the end.
[[nodiscard]] std::optional<KeyRing> decodeRing(std::span<const unsigned char> bytes);

} // namespace earshot::vault
