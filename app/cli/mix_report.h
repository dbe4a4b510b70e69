// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/terminal.h"
#include "core/jobs/workspace.h"
#include "core/recommend/recommender.h"

#include <filesystem>

namespace earshot::cli {

enum class Detail : std::uint8_t { Reasons, EveryAddend };

/// The tracks of a mix in its order, and of what it withheld.
struct MixTracks {
    std::vector<library::Track> picks;
    std::vector<library::Track> withheld;
};
base::Result<MixTracks> tracksOf(const jobs::Workspace& workspace, const recommend::Mix& mix);

/// The list for a person to read.
void printMix(const Terminal& terminal, const recommend::Mix& mix, const MixTracks& tracks,
              Detail detail);

/// The list for programs: see README.md, "mix --json".
[[nodiscard]] QJsonDocument mixJson(const recommend::Mix& mix, const MixTracks& tracks);

/// Writes the list as M3U8 with relative paths.
base::Status exportMix(const recommend::Mix& mix, const MixTracks& tracks,
                       const std::filesystem::path& file);

} // namespace earshot::cli
