// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/library/track.h"

#include <filesystem>

namespace earshot::library {

enum class Verdict : std::uint8_t {
    Good,
    CutOff,    ///< usable, but its end is missing
    NoMusic,   ///< empty, damaged, or something else than music
    Unreadable ///< the system would not let us read it; may be different next time
};

/// What one file says about itself.
struct FileReading {
    Verdict verdict = Verdict::Good;
    QString problem; ///< translated, "" when Good
    Tags tags;
    StreamProperties stream;
};

/// Reads tags and stream properties by the file's content, whatever its name says. Thread-safe.
[[nodiscard]] FileReading readMusicFile(const std::filesystem::path& file);

/// Whether the content begins like music, for files whose name does not tell.
[[nodiscard]] bool looksLikeMusic(const std::filesystem::path& file);

} // namespace earshot::library
