// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/demo/sound/drums.h"

#include <array>
#include <map>

namespace earshot::demo {

/// The drums of one piece. Each is struck a few times and the strokes are taken in turn, as
/// samplers do: no two hits in a row are alike, and a long piece costs no more than a short one.
class DrumSet {
public:
    DrumSet(Kit kit, std::uint64_t seed) : m_kit(kit), m_seed(seed) {}

    /// The next stroke at full velocity, as mono samples; valid as long as the set.
    [[nodiscard]] const std::vector<float>& stroke(Drum drum);

private:
    struct Strokes {
        std::array<std::vector<float>, 5> sounds; ///< odd, so that patterns do not repeat them
        std::size_t next = 0;
    };

    Kit m_kit;
    std::uint64_t m_seed;
    std::map<Drum, Strokes> m_strokes;
};

} // namespace earshot::demo
