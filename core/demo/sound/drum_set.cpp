// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/demo/sound/drum_set.h"

#include "core/base/random.h"

namespace earshot::demo {

const std::vector<float>& DrumSet::stroke(Drum drum) {
    Strokes& strokes = m_strokes[drum];
    const std::size_t number = strokes.next++ % strokes.sounds.size();
    std::vector<float>& sound = strokes.sounds[number];
    if (sound.empty()) {
        sound =
            strike(drum, m_kit, base::mixBits(m_seed, 16 * static_cast<unsigned>(drum) + number));
    }
    return sound;
}

} // namespace earshot::demo
