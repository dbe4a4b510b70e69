// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <deque>
#include <vector>

namespace earshot::playback {

/// How a piece of an item ends: it goes on, the item is over, or it breaks off here.
enum class Ending : std::uint8_t { None, End, Fault };

/// A run of consecutive frames of one item, in frames of the output.
struct Stretch {
    quint64 token = 0; ///< the item (see PlanItem)
    qint64 frame = 0;  ///< of its first frame, counted from the item's beginning
    qint64 frames = 0;
    Ending ending = Ending::None;
};

/// Maps frames handed to the output back to items: an output only knows how many frames it has
/// not played yet. Pure bookkeeping, not thread-safe.
class Timeline {
public:
    void handOver(const Stretch& stretch);

    /// Frames handed over since the last clear().
    [[nodiscard]] qint64 handed() const { return m_handed; }

    /// What was heard newly, in order, when `frames` of those handed over have been heard.
    std::vector<Stretch> hear(qint64 frames);

    /// The items of which frames wait in the output, and with them endings not yet reached.
    [[nodiscard]] const std::deque<Stretch>& waiting() const { return m_waiting; }

    void clear();

private:
    std::deque<Stretch> m_waiting;
    qint64 m_handed = 0;
    qint64 m_heard = 0;
};

} // namespace earshot::playback
