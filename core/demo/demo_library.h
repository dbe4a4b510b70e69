// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/progress.h"
#include "core/base/result.h"

#include <filesystem>
#include <stop_token>
#include <vector>

namespace earshot::demo {

enum class Mode : std::uint8_t { Major, Minor };

/// What is known of a demo piece because it was composed so: the ground truth of tests.
struct PieceTruth {
    std::filesystem::path file; ///< relative to the demo folder
    QString title;
    QString artist;
    QString album;
    QString genre;
    int year = 0;
    double bpm = 0;
    int tonic = 0; ///< pitch class, 0 = C … 11 = B
    Mode mode = Mode::Major;
    double valence = 0; ///< −1 … 1
    double arousal = 0; ///< −1 … 1
};

/// The 24 pieces (8 artists, 4 styles) without rendering anything. Always the same.
[[nodiscard]] std::vector<PieceTruth> demoPieces();

/// Composes and writes the demo music as tagged FLAC (about 30 s each, with covers) below `folder`;
/// pieces already there are left alone. A file appears only when complete. Always the same bytes of
/// audio.
base::Status writeDemoLibrary(const std::filesystem::path& folder, std::stop_token stop,
                              const base::ProgressCallback& progress);

} // namespace earshot::demo
