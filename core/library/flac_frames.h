// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace earshot::library {

/// Enough of a file's end to hold the start of its last frame: frames of the usual 4,096 samples
/// stay below this even uncompressed in 24 bit stereo.
inline constexpr int kFlacTailBytes = 32 * 1024;

/// The number of the sample after the last frame that starts within these bytes, as its header
/// tells. `blockSamples` is the block size of STREAMINFO. Empty when no frame header is found.
[[nodiscard]] std::optional<std::uint64_t> lastFlacSample(std::string_view tail,
                                                          std::uint32_t blockSamples);

} // namespace earshot::library
