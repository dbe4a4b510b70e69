// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QByteArray>

#include <filesystem>

namespace earshot::library {

/// The encoded picture (JPEG, PNG, …) for a music file: embedded, else cover/folder/front.jpg|png
/// beside it. Empty when there is none. Reads the disk: call from a worker.
[[nodiscard]] QByteArray coverBytes(const std::filesystem::path& musicFile);

} // namespace earshot::library
