// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/playback/plan.h"
#include "core/playback/queue.h"

#include <deque>

namespace earshot::playback {

/// The part of the queue that the engine knows of: the current item and the next ones, each with
/// its token. Follows edits of the queue so that what did not move keeps its token, and what the
/// engine has decoded of it stays useful. Plain data, UI thread.
class Lookahead {
public:
    struct Entry {
        quint64 token = 0;
        QueueItem item;
        bool failed = false; ///< cannot be played: not planned again
    };

    /// The queue's current item begins anew, whatever was before.
    void begin(const Queue& queue);

    /// The queue was edited behind its current item.
    void follow(const Queue& queue);

    void markFailed(quint64 token, const Queue& queue);

    /// How far behind the current item this one is (0 = it is the current one), −1 = unknown.
    [[nodiscard]] int stepsTo(quint64 token) const;

    /// The item so many steps behind is the current one now. follow() completes it once the queue
    /// has moved there too.
    void advance(int steps);

    /// Steps to the next item that is not known to be unplayable; −1 = none.
    [[nodiscard]] int stepsToPlayable() const;

    [[nodiscard]] const Entry* current() const; ///< null = nothing was begun
    [[nodiscard]] const Entry& at(int steps) const;
    [[nodiscard]] quint64 run() const { return m_run; } ///< see Plan::run
    [[nodiscard]] Plan plan() const; ///< the current item first, failed ones left out
    void clear() { m_entries.clear(); }

private:
    void extend(const Queue& queue);

    std::deque<Entry> m_entries; ///< the queue's items from the current one on
    bool m_queueGoesOn = false;
    quint64 m_lastToken = 0;
    quint64 m_run = 0;
};

} // namespace earshot::playback
