// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/playback/lookahead.h"

#include "core/playback/constants.h"
#include "core/playback/track_gain.h"

#include <algorithm>

namespace earshot::playback {

namespace {

bool soundsTheSame(const QueueItem& a, const QueueItem& b) {
    return a.track == b.track && a.path == b.path && a.gainDb == b.gainDb && a.peak == b.peak;
}

} // namespace

void Lookahead::begin(const Queue& queue) {
    ++m_run;
    m_entries.clear();
    extend(queue);
}

void Lookahead::follow(const Queue& queue) {
    const auto& items = queue.items();
    auto at = static_cast<std::size_t>(std::max(0, queue.current()));
    std::size_t same = 0;
    for (; same < m_entries.size() && at < items.size(); ++same, ++at) {
        if (!soundsTheSame(m_entries[same].item, items[at])) {
            break;
        }
        m_entries[same].item = items[at]; // its reason or title may differ
    }
    m_entries.resize(same);
    extend(queue);
}

void Lookahead::markFailed(quint64 token, const Queue& queue) {
    const auto entry = std::ranges::find(m_entries, token, &Entry::token);
    if (entry != m_entries.end()) {
        entry->failed = true;
        extend(queue);
    }
}

int Lookahead::stepsTo(quint64 token) const {
    const auto entry = std::ranges::find(m_entries, token, &Entry::token);
    return entry == m_entries.end() ? -1 : static_cast<int>(entry - m_entries.begin());
}

void Lookahead::advance(int steps) {
    m_entries.erase(m_entries.begin(), m_entries.begin() + steps);
}

int Lookahead::stepsToPlayable() const {
    for (std::size_t i = 1; i < m_entries.size(); ++i) {
        if (!m_entries[i].failed) {
            return static_cast<int>(i);
        }
    }
    return -1;
}

const Lookahead::Entry* Lookahead::current() const {
    return m_entries.empty() ? nullptr : &m_entries.front();
}

const Lookahead::Entry& Lookahead::at(int steps) const {
    return m_entries[static_cast<std::size_t>(steps)];
}

Plan Lookahead::plan() const {
    Plan plan;
    plan.run = m_run;
    for (const Entry& entry : m_entries) {
        if (!entry.failed) {
            plan.items.push_back(
                {entry.token, entry.item.path, protectedGain(entry.item.gainDb, entry.item.peak)});
        }
    }
    plan.rest = m_queueGoesOn ? Plan::Rest::More : Plan::Rest::None;
    return plan;
}

void Lookahead::extend(const Queue& queue) {
    const auto& items = queue.items();
    const std::size_t first =
        queue.current() < 0 ? items.size() : static_cast<std::size_t>(queue.current());
    auto playable = std::ranges::count(m_entries, false, &Entry::failed);
    std::size_t at = first + m_entries.size();
    for (; at < items.size() && playable <= kLookahead; ++at, ++playable) {
        m_entries.push_back({++m_lastToken, items[at]});
    }
    m_queueGoesOn = at < items.size();
}

} // namespace earshot::playback
