// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <vector>

namespace earshot::bench {

struct BenchFile {
    std::filesystem::path path;
    double mark = 0; ///< most CPU against ffmpeg's decoding; 0 = none set
};

/// Three minutes of demo music as MP3, FLAC, AAC, Vorbis and Opus, encoded by the ffmpeg program.
std::vector<BenchFile> encodeBenchMusic(const std::filesystem::path& folder);

/// The beginning of the file, repeated where it is too short, as a FLAC of this length.
std::filesystem::path lengthened(const std::filesystem::path& file, int seconds,
                                 const std::filesystem::path& folder);

/// A tone of 440 Hz as a FLAC of this length.
std::filesystem::path longTone(int seconds, const std::filesystem::path& folder);

/// Writes the demo pieces that encodeBenchMusic() joins. Runs in a process of its own, so that
/// what composing needs does not count as the measuring process's memory.
int writeBenchPieces(const std::filesystem::path& folder);

/// How to start this program again.
[[nodiscard]] std::string thisProgram();

} // namespace earshot::bench
