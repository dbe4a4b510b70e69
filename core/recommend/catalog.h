// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/features.h"
#include "core/library/track.h"
#include "core/recommend/track_set.h"

#include <Eigen/Core>

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

namespace earshot::recommend {

namespace next {
class Library;
}
namespace metric {
class SoundMetric;
}

/// Index of a track in the catalog, 0 … size − 1.
using Index = std::int32_t;

/// One list of small numbers per track, stored end to end.
class IdLists {
public:
    void append(std::span<const std::int32_t> list) {
        m_values.insert(m_values.end(), list.begin(), list.end());
        m_ends.push_back(static_cast<std::uint32_t>(m_values.size()));
    }
    void trim() {
        m_values.shrink_to_fit();
        m_ends.shrink_to_fit();
    }
    [[nodiscard]] std::size_t size() const { return m_ends.size(); }
    [[nodiscard]] std::span<const std::int32_t> operator[](std::size_t i) const {
        const std::uint32_t begin = i == 0 ? 0 : m_ends[i - 1];
        return {m_values.data() + begin, m_ends[i] - begin};
    }

private:
    std::vector<std::int32_t> m_values;
    std::vector<std::uint32_t> m_ends;
};

/// All present tracks as arrays, one entry per track, built once and then read by many threads.
/// NaN = unknown in float columns; no column holds an infinity.
struct Catalog {
    std::vector<library::TrackId> ids; ///< ascending
    std::vector<std::int32_t>
        artist; ///< interned: who it is filed under, on compilations who plays it
    std::vector<std::int32_t> album;    ///< interned album (with its artist), −1 = none
    IdLists genres;                     ///< interned
    std::vector<std::int16_t> year;     ///< 0 = unknown
    std::vector<std::int32_t> addedDay; ///< days since 1970 UTC
    std::vector<std::int32_t> durationSeconds;
    std::vector<float> valence, arousal, moodConfidence;
    std::vector<float> bpm, loudnessLufs, vocal, acoustic, danceability;
    std::vector<std::int8_t> key;    ///< 0 … 11 major, 12 … 23 minor, −1 unknown
    std::vector<std::uint8_t> flags; ///< Flag bits
    /// The one track that stands for all recordings and versions of the same song; the track's own
    /// index where it is the one. Depends on the files alone, never on a listener.
    std::vector<Index> representative;
    /// kEmbeddingSize rows × size columns, unit columns (zero = not analysed).
    Eigen::Matrix<float, analysis::kEmbeddingSize, Eigen::Dynamic> embedding;

    /// Songs whose lyrics are known and understood, ascending, and what they speak of.
    std::vector<Index> wordTracks;
    std::vector<lyrics::ThemeWeights> words;

    std::vector<QString> artistNames; ///< by interned id; "" where no artist is tagged
    std::vector<QString> genreNames;

    /// The tracks of each artist, for the next-play model.
    std::shared_ptr<const next::Library> byArtist;
    /// How sounds are compared in a radio and near a taste.
    std::shared_ptr<const metric::SoundMetric> metric;

    enum Flag : std::uint8_t {
        SpokenWord = 1,
        Seasonal = 2,
        Analysed = 4,
        Silent = 8,
        Represented = 16, ///< another track stands for its song
        SameAudio = 32,   ///< and is the same recording
    };

    /// Every id − first id, for indexOf(). Empty where ids lie too far apart.
    TrackSet idsFromFirst;

    [[nodiscard]] Index size() const { return static_cast<Index>(ids.size()); }
    /// What the lyrics of a song speak of; null where that is not known.
    [[nodiscard]] const lyrics::ThemeWeights* wordsOf(Index track) const;
    /// −1 when the track is not in the catalog.
    [[nodiscard]] Index indexOf(library::TrackId id) const;
    [[nodiscard]] bool has(Index track, Flag flag) const {
        return (flags[static_cast<std::size_t>(track)] & flag) != 0;
    }
};

/// Collects tracks into a Catalog. Tracks must come in ascending id order.
class CatalogBuilder {
public:
    CatalogBuilder();
    ~CatalogBuilder();
    /// `features` may be null: not analysed yet. Values that are not finite count as unknown.
    void add(const library::Track& track, const analysis::Features* features);
    [[nodiscard]] Catalog finish();

private:
    struct State;
    std::unique_ptr<State> m_state;
};

} // namespace earshot::recommend
