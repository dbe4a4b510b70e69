// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/features.h"
#include "core/base/result.h"

#include <filesystem>
#include <stop_token>

namespace earshot::analysis {

/// Decodes the file once, streamed, and measures everything. Memory does not depend on its length.
/// Stopping gives an error. No database involved; thread-safe (no shared state).
base::Result<Features> analyse(const std::filesystem::path& file, std::stop_token stop = {});

} // namespace earshot::analysis
