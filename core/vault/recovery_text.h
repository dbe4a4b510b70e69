// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/vault/secret.h"

#include <QString>

#include <variant>

namespace earshot::vault {

/// What the recovery text holds: enough to be safe against guessing without Argon2id.
inline constexpr std::size_t kRecoveryBytes = 20;

/// Eight groups of five letters and digits (Crockford's base 32: no I, L, O, U), each with a check
/// letter of its own, for printing: "7XK2P-…".
[[nodiscard]] QString recoveryText(const Secret& code);

/// The number (1 … 8) of the first group that is mistyped, or that is missing.
struct MistypedGroup {
    int number = 1;
};
/// Forgives case, blanks, dashes and the letters that look like digits.
[[nodiscard]] std::variant<Secret, MistypedGroup> readRecoveryText(const QString& text);

/// The key that wraps the master key for recovery.
[[nodiscard]] Secret recoveryKey(const Secret& code);

} // namespace earshot::vault
