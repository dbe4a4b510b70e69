// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/playback/queue.h"

#include "core/playback/constants.h"

#include <algorithm>
#include <iterator>

namespace earshot::playback {

namespace {

int count(const std::vector<QueueItem>& items) {
    return static_cast<int>(items.size());
}

} // namespace

Queue::Queue(QObject* parent) : QObject(parent) {}

const QueueItem* Queue::currentItem() const {
    return holds(m_current) ? &m_items[static_cast<std::size_t>(m_current)] : nullptr;
}

const QueueItem* Queue::nextItem() const {
    return holds(m_current + 1) ? &m_items[static_cast<std::size_t>(m_current + 1)] : nullptr;
}

int Queue::remaining() const {
    return count(m_items) - m_current - 1;
}

void Queue::play(std::vector<QueueItem> items, int start) {
    const int before = remaining();
    m_items = std::move(items);
    m_current = m_items.empty() ? -1 : std::clamp(start, 0, count(m_items) - 1);
    announce(Current::Other, Items::Edited, before);
}

void Queue::append(std::vector<QueueItem> items) {
    if (items.empty()) {
        return;
    }
    const int before = remaining();
    const int tooOld = std::max(0, m_current - kKeptHistory);
    m_items.erase(m_items.begin(), m_items.begin() + tooOld);
    m_current -= tooOld;
    std::ranges::move(items, std::back_inserter(m_items));
    announce(Current::Same, Items::Edited, before);
}

void Queue::insertNext(std::vector<QueueItem> items) {
    if (items.empty()) {
        return;
    }
    const int before = remaining();
    m_items.insert(m_items.begin() + m_current + 1, std::make_move_iterator(items.begin()),
                   std::make_move_iterator(items.end()));
    announce(Current::Same, Items::Edited, before);
}

void Queue::move(int from, int to) {
    if (!holds(from) || !holds(to) || from == to) {
        return;
    }
    const int before = remaining();
    const auto first = m_items.begin() + std::min(from, to);
    const auto last = m_items.begin() + std::max(from, to) + 1;
    std::rotate(first, from < to ? first + 1 : last - 1, last);
    if (m_current == from) {
        m_current = to;
    } else if (from < m_current && to >= m_current) {
        --m_current;
    } else if (from > m_current && to <= m_current) {
        ++m_current;
    }
    announce(Current::Same, Items::Edited, before);
}

void Queue::remove(int index) {
    if (!holds(index)) {
        return;
    }
    const int before = remaining();
    m_items.erase(m_items.begin() + index);
    const bool wasCurrent = index == m_current;
    if (index < m_current) {
        --m_current;
    } else if (wasCurrent && !holds(m_current)) {
        m_current = -1;
    }
    announce(wasCurrent ? Current::Other : Current::Same, Items::Edited, before);
}

void Queue::clearUpNext() {
    replaceUpNext({});
}

void Queue::replaceUpNext(std::vector<QueueItem> items) {
    const int before = remaining();
    if (before == 0 && items.empty()) {
        return;
    }
    m_items.resize(static_cast<std::size_t>(m_current + 1));
    std::ranges::move(items, std::back_inserter(m_items));
    announce(Current::Same, Items::Edited, before);
}

bool Queue::advance() {
    if (!holds(m_current + 1)) {
        return false;
    }
    jumpTo(m_current + 1);
    return true;
}

bool Queue::back() {
    if (!holds(m_current - 1)) {
        return false;
    }
    jumpTo(m_current - 1);
    return true;
}

void Queue::jumpTo(int index) {
    if (!holds(index)) {
        return;
    }
    const int before = remaining();
    m_current = index;
    announce(Current::Other, Items::Same, before);
}

bool Queue::holds(int index) const {
    return index >= 0 && index < count(m_items);
}

void Queue::announce(Current current, Items items, int remainingBefore) {
    if (current == Current::Other) {
        Q_EMIT currentChanged();
    }
    if (items == Items::Edited) {
        Q_EMIT changed();
    }
    // Not after every edit: whoever continues the queue with a single item must not be asked
    // again because of that very item.
    const bool fewer = current == Current::Other || remaining() < remainingBefore;
    if (m_current >= 0 && fewer && remaining() <= kRunningOut) {
        Q_EMIT runningOut(remaining());
    }
}

} // namespace earshot::playback

#include "moc_queue.cpp"
