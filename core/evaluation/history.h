// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QByteArray>

#include <cstdint>
#include <filesystem>
#include <vector>

namespace earshot::evaluation {

/// One play of a history. Names are numbered in the order of their bytes.
struct Listen {
    qint64 seconds = 0; ///< since 1970 UTC, when it began
    std::int32_t sitting = 0, track = 0, artist = 0;
    auto operator<=>(const Listen&) const = default;
};

struct HistoryListener {
    QByteArray name;
    std::vector<Listen> plays; ///< by time, then by sitting, track and artist
};

/// Listening histories of several people.
struct History {
    std::vector<HistoryListener> listeners;  ///< as they come in the file
    std::vector<QByteArray> tracks, artists; ///< names by number
};

/// Reads a tab-separated file whose first line names its columns: user, sitting, track, artist,
/// unix_time (whole seconds), in any order, others ignored. An error names the line and the field.
[[nodiscard]] base::Result<History> readHistory(const std::filesystem::path& file);

} // namespace earshot::evaluation
