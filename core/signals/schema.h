// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/storage/migrations.h"

#include <span>

namespace earshot::signals {

/// All steps of listening.db's schema: the consent record, the last use of each signal, one
/// table per signal that stores something, and the access log.
[[nodiscard]] std::span<const storage::Migration> listeningSchema();

} // namespace earshot::signals
