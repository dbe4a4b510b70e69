// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/evaluation/decoys.h"

#include "core/evaluation/constants.h"

#include <algorithm>
#include <bit>
#include <numeric>
#include <random>
#include <set>

namespace earshot::evaluation {

namespace {

/// Uniform in 0 … `most` by rejection: with the engine, specified to the bit.
class Lot {
public:
    explicit Lot(std::uint32_t seed) : m_engine(seed) {}
    std::size_t upTo(std::size_t most) {
        if (most == 0) {
            return 0;
        }
        const std::uint32_t mask = std::bit_ceil(static_cast<std::uint32_t>(most) + 1) - 1;
        std::uint32_t drawn = 0;
        do {
            drawn = static_cast<std::uint32_t>(m_engine()) & mask;
        } while (drawn > most);
        return drawn;
    }
    void shuffle(std::vector<std::int32_t>& items) {
        for (std::size_t i = items.size(); i-- > 1;) {
            std::swap(items[i], items[upTo(i)]);
        }
    }

private:
    std::mt19937 m_engine;
};

} // namespace

std::uint32_t crc32(const QByteArray& bytes) {
    std::uint32_t crc = ~0U;
    for (const char byte : bytes) {
        crc ^= static_cast<unsigned char>(byte);
        for (int bit = 0; bit < 8; ++bit) {
            crc = (crc >> 1U) ^ ((crc & 1U) != 0 ? 0xEDB88320U : 0U);
        }
    }
    return ~crc;
}

Decoys::Decoys(const History& history)
    : m_history(history), m_tracksOf(history.artists.size()), m_byName(history.listeners.size()) {
    for (const HistoryListener& listener : history.listeners) {
        for (const Listen& play : listener.plays) {
            m_tracksOf[static_cast<std::size_t>(play.artist)].push_back(play.track);
        }
    }
    for (std::vector<std::int32_t>& tracks : m_tracksOf) {
        std::ranges::sort(tracks);
        tracks.erase(std::ranges::unique(tracks).begin(), tracks.end());
    }
    std::iota(m_byName.begin(), m_byName.end(), std::size_t{0});
    std::ranges::sort(m_byName, {}, [&history](std::size_t listener) -> const QByteArray& {
        return history.listeners[listener].name;
    });
}

std::map<std::int32_t, std::int32_t> Decoys::of(std::size_t listener) const {
    const HistoryListener& own = m_history.listeners[listener];
    std::set<std::int32_t> library;
    std::map<std::int32_t, std::set<std::int32_t>> byArtist;
    for (const Listen& play : own.plays) {
        library.insert(play.track);
        byArtist[play.artist].insert(play.track);
    }
    Lot lot(crc32(own.name));
    std::map<std::int32_t, std::int32_t> decoys;
    for (const auto& [artist, tracks] : byArtist) {
        std::vector<std::int32_t> others;
        for (const std::int32_t track : m_tracksOf[static_cast<std::size_t>(artist)]) {
            if (!library.contains(track)) {
                others.push_back(track);
            }
        }
        lot.shuffle(others);
        others.resize(std::min(others.size(), constants::kDecoysOfOwnArtist * tracks.size()));
        for (const std::int32_t track : others) {
            decoys[track] = artist;
        }
    }
    const std::size_t wanted = constants::kDecoysPerTrack * library.size();
    // In a history of a few listeners there may not be as many tracks.
    for (std::size_t draws = 0; decoys.size() < wanted && draws < 4 * m_byName.size(); ++draws) {
        const std::size_t other = m_byName[lot.upTo(m_byName.size() - 1)];
        for (const Listen& play : m_history.listeners[other].plays) {
            if (!byArtist.contains(play.artist) && !library.contains(play.track)) {
                decoys[play.track] = play.artist;
            }
        }
    }
    return decoys;
}

} // namespace earshot::evaluation
