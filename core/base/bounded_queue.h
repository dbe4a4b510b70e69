// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <condition_variable>
#include <deque>
#include <mutex>
#include <optional>
#include <utility>

namespace earshot::base {

/// A queue between threads that holds at most a fixed number of items, so that a fast producer
/// waits for a slow consumer instead of filling memory. All members are thread-safe.
template <typename T>
class BoundedQueue {
public:
    explicit BoundedQueue(std::size_t capacity) : m_capacity(capacity) {}

    /// Waits for room. False when the queue was closed: the item was not taken.
    bool push(T item) {
        std::unique_lock lock(m_mutex);
        m_roomOrClosed.wait(lock, [this] { return m_closed || m_items.size() < m_capacity; });
        if (m_closed) {
            return false;
        }
        m_items.push_back(std::move(item));
        lock.unlock();
        m_itemOrClosed.notify_one();
        return true;
    }

    /// Waits for an item. Empty when the queue is closed and everything was taken.
    std::optional<T> pop() {
        std::unique_lock lock(m_mutex);
        m_itemOrClosed.wait(lock, [this] { return m_closed || !m_items.empty(); });
        if (m_items.empty()) {
            return std::nullopt;
        }
        T item = std::move(m_items.front());
        m_items.pop_front();
        lock.unlock();
        m_roomOrClosed.notify_one();
        return item;
    }

    /// No more items come in; what is inside can still be taken.
    void close() {
        {
            std::lock_guard lock(m_mutex);
            m_closed = true;
        }
        m_itemOrClosed.notify_all();
        m_roomOrClosed.notify_all();
    }

private:
    std::mutex m_mutex;
    std::condition_variable m_itemOrClosed;
    std::condition_variable m_roomOrClosed;
    std::deque<T> m_items;
    std::size_t m_capacity;
    bool m_closed = false;
};

} // namespace earshot::base
