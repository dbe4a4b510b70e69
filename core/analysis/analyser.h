// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/features.h"
#include "core/base/result.h"

#include <filesystem>
#include <functional>
#include <stop_token>

namespace earshot::analysis {

struct Measured;

/// Called between blocks with the seconds of audio done so far. It may wait; an error it gives ends
/// the analysis with that error.
using Checkpoint = std::function<base::Status(double secondsDone)>;

/// Decodes the file once, streamed, and measures everything. Memory does not depend on its length.
/// Stopping gives an error. No database involved; thread-safe (no shared state).
base::Result<Features> analyse(const std::filesystem::path& file, std::stop_token stop = {});

/// The same with a checkpoint, and with the descriptors beneath the features.
base::Result<Measured> measure(const std::filesystem::path& file, const Checkpoint& checkpoint);

} // namespace earshot::analysis
