// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/playback/timeline.h"

#include <algorithm>

namespace earshot::playback {

void Timeline::handOver(const Stretch& stretch) {
    m_handed += stretch.frames;
    if (!m_waiting.empty()) {
        Stretch& last = m_waiting.back();
        const bool follows = last.token == stretch.token && last.ending == Ending::None &&
                             last.frame + last.frames == stretch.frame;
        if (follows) {
            last.frames += stretch.frames;
            last.ending = stretch.ending;
            return;
        }
    }
    m_waiting.push_back(stretch);
}

std::vector<Stretch> Timeline::hear(qint64 frames) {
    qint64 fresh = std::clamp(frames, m_heard, m_handed) - m_heard;
    m_heard += fresh;
    std::vector<Stretch> heard;
    while (!m_waiting.empty()) {
        Stretch& first = m_waiting.front();
        if (first.frames <= fresh) {
            // An ending counts as reached with its last frame; an open stretch is used up.
            fresh -= first.frames;
            heard.push_back(first);
            m_waiting.pop_front();
            continue;
        }
        if (fresh > 0) {
            heard.push_back({first.token, first.frame, fresh, Ending::None});
            first.frame += fresh;
            first.frames -= fresh;
        }
        break;
    }
    return heard;
}

void Timeline::clear() {
    m_waiting.clear();
    m_handed = 0;
    m_heard = 0;
}

} // namespace earshot::playback
