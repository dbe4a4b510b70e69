// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recommend/constants.h"
#include "core/recommend/scorers/scorer.h"
#include "core/recommend/scorers/track_table.h"
#include "core/recommend/text.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

namespace earshot::recommend {

namespace {

namespace c = constants;

/// Put together before (item-based neighbours over own playlists; cosine with shrinkage, Deshpande
/// & Karypis 2004): for a radio, φ = the greatest over its seeds s of c/(√(n_s·n_t) + 1), c the
/// playlists that hold both, n those that hold one. One playlist alone so gives a half. Nothing in
/// other lists.
class PlaylistsScorer final : public Scorer {
public:
    explicit PlaylistsScorer(const ScoringInput& input) : m_shared(input.catalog) {
        if (input.target.seeds.empty() || input.target.kind != ListKind::LikeTrack) {
            return;
        }
        std::vector<std::set<Index>> playlists;
        for (const signals::PlaylistRecord& playlist : input.listener.history.playlists) {
            std::set<Index> songs;
            for (const library::TrackId id : playlist.tracks) {
                if (const Index own = input.catalog.indexOf(id); own >= 0) {
                    songs.insert(input.catalog.representative[static_cast<std::size_t>(own)]);
                }
            }
            for (const Index song : songs) {
                ++m_shared.at(input.catalog.ids[static_cast<std::size_t>(song)])->playlists;
            }
            playlists.push_back(std::move(songs));
        }
        const std::vector<Index>& seeds = input.target.seeds;
        const std::size_t step = seeds.size() / static_cast<std::size_t>(c::kMostSeeds) + 1;
        for (std::size_t i = 0; i < seeds.size(); i += step) {
            addSeed(input.catalog, playlists,
                    input.catalog.representative[static_cast<std::size_t>(seeds[i])]);
        }
    }

    void score(Index first, std::span<float> phi) const override {
        for (std::size_t i = 0; i < phi.size(); ++i) {
            const Entry* entry = m_shared.find(first + static_cast<Index>(i));
            phi[i] = entry ? entry->phi : 0;
        }
    }

    [[nodiscard]] bool hasEvidence() const override { return m_any; }

    [[nodiscard]] QString evidence(Index track) const override {
        const Entry* entry = m_shared.find(track);
        return entry && entry->together > 0
                   ? Text::tr("In %n of your playlists together with what the list starts from.",
                              nullptr, entry->together)
                   : Text::tr("In none of your playlists together with what the list starts from.");
    }

    [[nodiscard]] QString reason(Index track) const override {
        const Entry* entry = m_shared.find(track);
        return entry && entry->together > 0
                   ? Text::tr("Because you put them together in %n playlist(s)", nullptr,
                              entry->together)
                   : QString();
    }

private:
    struct Entry {
        int playlists = 0; ///< that hold it
        int together = 0;  ///< with the seed that gives the most
        float phi = 0;
    };

    void addSeed(const Catalog& catalog, const std::vector<std::set<Index>>& playlists,
                 Index seed) {
        const Entry* own = m_shared.find(seed);
        if (!own) {
            return;
        }
        const double ofSeed = own->playlists;
        std::map<Index, int> together;
        for (const std::set<Index>& songs : playlists) {
            if (songs.contains(seed)) {
                for (const Index song : songs) {
                    ++together[song];
                }
            }
        }
        for (const auto& [song, count] : together) {
            Entry& entry = *m_shared.at(catalog.ids[static_cast<std::size_t>(song)]);
            const auto phi = static_cast<float>(count / (std::sqrt(ofSeed * entry.playlists) + 1));
            if (phi > entry.phi) {
                entry.phi = phi;
                entry.together = count;
                m_any = true;
            }
        }
    }

    TrackTable<Entry> m_shared;
    bool m_any = false;
};

} // namespace

std::unique_ptr<Scorer> makePlaylistsScorer(const ScoringInput& input) {
    return std::make_unique<PlaylistsScorer>(input);
}

} // namespace earshot::recommend
