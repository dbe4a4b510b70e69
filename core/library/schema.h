// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/storage/migrations.h"

#include <span>

namespace earshot::library {

/// All steps of library.db's schema: tracks, tags, search, features, playlists, scan problems.
[[nodiscard]] std::span<const storage::Migration> librarySchema();

} // namespace earshot::library
