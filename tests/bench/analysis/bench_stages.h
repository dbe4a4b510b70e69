// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <filesystem>
#include <string_view>

namespace earshot::bench {

/// What a child can be asked to do with a file, each for all of it and in one thread. The groups
/// stand for a pass that measures nothing but that group, "pass" for one that measures none:
/// decoding, repair of samples, models.
inline constexpr std::array kStages{"start",  "decode",  "pass",   "resample", "levels",
                                    "rhythm", "harmony", "timbre", "whole"};

/// The child's side: does it, prints its peak memory in MiB, gives the process's exit code.
int runStage(std::string_view stage, const std::filesystem::path& file);

} // namespace earshot::bench
