// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/features.h"
#include "core/library/track.h"

#include <Eigen/Core>

#include <cstdint>
#include <unordered_map>
#include <vector>

namespace earshot::recommend {

/// Index of a track in the catalog, 0 … size − 1.
using Index = std::int32_t;

/// All present tracks as arrays, one entry per track, built once and then read by many threads.
/// NaN = unknown in float columns.
struct Catalog {
    std::vector<library::TrackId> ids; ///< ascending
    std::vector<std::int32_t> artist;  ///< interned filing artist
    std::vector<std::int32_t> album;   ///< interned album (with its artist), −1 = none
    std::vector<std::uint64_t> song;   ///< hash of artist and title without version words
    std::vector<std::uint64_t> audio;  ///< hash of the audio identity, 0 = unknown
    std::vector<std::vector<std::int32_t>> genres; ///< interned
    std::vector<std::int16_t> year;                ///< 0 = unknown
    std::vector<std::int32_t> addedDay;            ///< days since 1970
    std::vector<std::int32_t> durationSeconds;
    std::vector<float> valence, arousal, moodConfidence;
    std::vector<float> bpm, loudnessLufs, vocal, acoustic, danceability;
    std::vector<std::int8_t> key;    ///< 0 … 11 major, 12 … 23 minor, −1 unknown
    std::vector<std::uint8_t> flags; ///< Flag bits
    /// kEmbeddingSize rows × size columns, unit columns (zero = not analysed).
    Eigen::Matrix<float, analysis::kEmbeddingSize, Eigen::Dynamic> embedding;

    std::vector<QString> artistNames; ///< by interned id
    std::vector<QString> genreNames;

    enum Flag : std::uint8_t { SpokenWord = 1, Seasonal = 2, Analysed = 4 };

    [[nodiscard]] Index size() const { return static_cast<Index>(ids.size()); }
    /// −1 when the track is not in the catalog.
    [[nodiscard]] Index indexOf(library::TrackId id) const;
};

/// Collects tracks into a Catalog. Tracks must come in ascending id order.
class CatalogBuilder {
public:
    CatalogBuilder();
    ~CatalogBuilder();
    /// `features` may be null: not analysed yet.
    void add(const library::Track& track, const analysis::Features* features);
    [[nodiscard]] Catalog finish();

private:
    struct State;
    std::unique_ptr<State> m_state;
};

} // namespace earshot::recommend
