// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>

namespace earshot::recordings {

/// Share of bits (0 … 1) in which two fingerprints differ where they fit best, the one moved
/// against the other by up to kMostShift codes. Where both only repeat their last code (silence, a
/// held tone), nothing is compared. 1 when too little is left to compare, or nothing fits.
[[nodiscard]] double bitErrorRate(std::span<const std::uint32_t> a,
                                  std::span<const std::uint32_t> b);

} // namespace earshot::recordings
