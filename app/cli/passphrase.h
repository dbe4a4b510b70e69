// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QString>

namespace earshot::cli {

/// Once to unlock, twice to choose a new one.
enum class Asking : std::uint8_t { Once, Twice };

/// The first line of `file`, or, where that is empty, what is typed at the terminal without being
/// shown. An error where there is neither. Never from the command's words, which other programs
/// see.
base::Result<QString> readPassphrase(const QString& file, const QString& question, Asking asking);

} // namespace earshot::cli
