// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <map>
#include <memory>
#include <mutex>

namespace earshot::recommend {

/// What was reckoned from one listener's history and one catalog, kept for the next list made from
/// the two. Whatever is in it is a function of them and of its key, so that a list comes out the
/// same with it and without; who changes the history or the catalog starts with an empty one. For
/// many threads: what two need at once is made once.
class Memo {
public:
    template <typename Value, typename Make>
    std::shared_ptr<const Value> of(const QByteArray& key, const Make& make) {
        const std::shared_ptr<Place> place = placeOf(key);
        std::call_once(place->made, [&] { place->value = std::make_shared<const Value>(make()); });
        return std::static_pointer_cast<const Value>(place->value);
    }

private:
    struct Place {
        std::once_flag made;
        std::shared_ptr<const void> value;
    };
    /// Hours pass and dials are turned: beyond this many, all are made anew when they are wanted.
    static constexpr std::size_t kMostPlaces = 24;

    std::shared_ptr<Place> placeOf(const QByteArray& key) {
        const std::lock_guard lock(m_mutex);
        if (!m_places.contains(key) && m_places.size() >= kMostPlaces) {
            m_places.clear();
        }
        std::shared_ptr<Place>& place = m_places[key];
        if (!place) {
            place = std::make_shared<Place>();
        }
        return place;
    }

    std::mutex m_mutex;
    std::map<QByteArray, std::shared_ptr<Place>> m_places;
};

/// From the memo, where there is one.
template <typename Value, typename Make>
std::shared_ptr<const Value> remembered(const std::shared_ptr<Memo>& memo, const QByteArray& key,
                                        const Make& make) {
    return memo ? memo->of<Value>(key, make) : std::make_shared<const Value>(make());
}

} // namespace earshot::recommend
