// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <algorithm>
#include <cstdint>
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
        std::uint64_t wanted = 0; ///< the latest time, by number
    };
    /// Hours pass and dials are turned: of more than this many, what was not wanted for longest
    /// goes. A recipe and a radio, each with what it would be without a signal, need some 20.
    static constexpr std::size_t kMostPlaces = 32;

    std::shared_ptr<Place> placeOf(const QByteArray& key) {
        const std::lock_guard lock(m_mutex);
        if (!m_places.contains(key) && m_places.size() >= kMostPlaces) {
            m_places.erase(std::ranges::min_element(
                m_places, {}, [](const auto& place) { return place.second->wanted; }));
        }
        std::shared_ptr<Place>& place = m_places[key];
        if (!place) {
            place = std::make_shared<Place>();
        }
        place->wanted = ++m_wanted;
        return place;
    }

    std::mutex m_mutex;
    std::map<QByteArray, std::shared_ptr<Place>> m_places;
    std::uint64_t m_wanted = 0;
};

/// From the memo, where there is one.
template <typename Value, typename Make>
std::shared_ptr<const Value> remembered(const std::shared_ptr<Memo>& memo, const QByteArray& key,
                                        const Make& make) {
    return memo ? memo->of<Value>(key, make) : std::make_shared<const Value>(make());
}

} // namespace earshot::recommend
