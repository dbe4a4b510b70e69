// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/recommend/scorers/track_table.h"

namespace earshot::recommend {

/// What an artist's habits are told from, where little is known of their own.
enum class HabitPool : std::uint8_t { All, Genre };

/// How much more often than usual something holds of the plays of a track ("in the evening", "for
/// Focus", "picked by hand"): log-odds against the base rate p₀, the share of all plays of which it
/// holds, with additive smoothing by m pseudo-plays, the track shrunk towards its artist and the
/// artist towards the base rate: pₐ = (kₐ + m·p₀)/(nₐ + m), p = (k + m·pₐ)/(n + m),
/// λ = logit p − logit p₀, φ = λ/(1.5 + |λ|). k counts plays by how much it holds of them, n all.
/// With HabitPool::Genre artists are shrunk towards their genre's p instead of p₀, the genre
/// towards p₀ as artists are: the mean of the genres of the artist's first track.
class HabitOdds {
public:
    struct Count {
        float holds = 0;
        int plays = 0;
    };
    struct Entry {
        Count count;
        float phi = 0;
    };
    /// Plays of a genre, and which.
    struct Genre {
        std::int32_t id = -1;
        Count count;
    };

    /// The catalog outlives it.
    HabitOdds(const Catalog& catalog, double smoothing, HabitPool pool = HabitPool::All);

    /// `holds` 0 … 1. A track that is not in the catalog counts nowhere.
    void add(library::TrackId track, float holds);
    /// After the last add(). Where it holds of no play or of all, nothing can be told.
    void finish();

    [[nodiscard]] float phi(Index track) const;
    [[nodiscard]] bool empty() const { return m_known.empty(); }
    [[nodiscard]] const Entry* ofTrack(Index track) const { return m_known.find(track); }
    [[nodiscard]] const Entry& ofArtist(Index track) const { return m_artists[artistOf(track)]; }
    /// Of those of the track, the genre played most; id −1 where none was, or where they do not
    /// count.
    [[nodiscard]] Genre ofGenre(Index track) const;

private:
    /// By artist, what theirs is shrunk towards.
    [[nodiscard]] std::vector<double> artistPriors(double base) const;
    [[nodiscard]] double shrunk(const Count& count, double towards) const;
    [[nodiscard]] std::size_t artistOf(Index track) const {
        return static_cast<std::size_t>(m_catalog.artist[static_cast<std::size_t>(track)]);
    }

    const Catalog& m_catalog;
    double m_smoothing;
    TrackTable<Entry> m_known;
    std::vector<Entry> m_artists;
    std::vector<Count> m_genres; ///< empty where they do not count
    Count m_all;
};

} // namespace earshot::recommend
