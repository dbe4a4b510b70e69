// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/measured.h"
#include "core/base/result.h"

#include <filesystem>
#include <functional>
#include <stop_token>

namespace earshot::analysis {

/// Called between blocks with the seconds of audio done so far. It may wait; an error it gives ends
/// the analysis with that error.
using Checkpoint = std::function<base::Status(double secondsDone)>;

/// Decodes the file once, streamed, and measures everything. Memory does not depend on its length.
/// Stopping gives an error. No database involved; thread-safe (no shared state).
base::Result<Features> analyse(const std::filesystem::path& file, std::stop_token stop = {});

/// The same with a checkpoint, and with what stands beneath the features.
base::Result<Measured> measure(const std::filesystem::path& file, const Checkpoint& checkpoint);

/// Measures these groups only, the others are as known. Without a group that needs sound the file
/// is not opened.
base::Result<Measured> remeasure(const std::filesystem::path& file, FeatureGroups stale,
                                 Measured known, const Checkpoint& checkpoint);

} // namespace earshot::analysis
