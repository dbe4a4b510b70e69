// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QByteArray>

#include <filesystem>
#include <optional>

namespace earshot::vault {

/// The bytes of the key file; nothing when there is none. An error where it cannot be read.
base::Result<std::optional<QByteArray>> loadKeyFile(const std::filesystem::path& file);

/// Takes the place of `file` in one step, readable by its owner only, on disk when it returns. What
/// stood there before is overwritten where the system lets us, and what a killed program left
/// half-written goes: neither may keep a key that was destroyed.
base::Status saveKeyFile(const std::filesystem::path& file, const QByteArray& bytes);

/// Removes the key file and everything left beside it, overwritten.
base::Status removeKeyFile(const std::filesystem::path& file);

} // namespace earshot::vault
