// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recommend/constants.h"
#include "core/recommend/likes.h"
#include "core/recommend/scorers/scorer.h"
#include "core/recommend/text.h"
#include "core/recommend/traits.h"

#include <cmath>

namespace earshot::recommend {

namespace {

namespace c = constants;

/// φ = ±1 for a track that is liked or disliked itself; else 0.3 · n/(1+|n|), n the artist's liked
/// minus disliked tracks.
class LikesScorer final : public Scorer {
public:
    explicit LikesScorer(const ScoringInput& input)
        : m_catalog(input.catalog),
          m_likes(input.catalog, input.listener.history.likes),
          m_artist(m_catalog.artistNames.size(), 0) {
        for (const auto& [track, value] : m_likes.all()) {
            m_artist[artistOf(track)] += value;
        }
    }

    void score(Index first, std::span<float> phi) const override {
        for (std::size_t i = 0; i < phi.size(); ++i) {
            const auto net = static_cast<float>(m_artist[artistOf(first + static_cast<Index>(i))]);
            phi[i] = static_cast<float>(c::kArtistLikeShare) * net / (1 + std::abs(net));
        }
        const auto end = m_likes.all().lower_bound(first + static_cast<Index>(phi.size()));
        for (auto mark = m_likes.all().lower_bound(first); mark != end; ++mark) {
            phi[static_cast<std::size_t>(mark->first - first)] = static_cast<float>(mark->second);
        }
    }

    [[nodiscard]] bool hasEvidence() const override { return !m_likes.all().empty(); }

    [[nodiscard]] QString evidence(Index track) const override {
        if (const int own = m_likes.of(track); own != 0) {
            return own > 0 ? Text::tr("You like it.") : Text::tr("You dislike it.");
        }
        const int net = m_artist[artistOf(track)];
        if (net == 0) {
            return Text::tr("You have marked neither it nor more of its artist.");
        }
        return net > 0
                   ? Text::tr("You like other tracks by %1.").arg(artistWords(m_catalog, track))
                   : Text::tr("You dislike other tracks by %1.").arg(artistWords(m_catalog, track));
    }

    [[nodiscard]] QString reason(Index track) const override {
        if (m_likes.of(track) > 0) {
            return Text::tr("Because you like it");
        }
        return m_likes.of(track) == 0 && m_artist[artistOf(track)] > 0
                   ? Text::tr("Because you like other tracks by %1")
                         .arg(artistWords(m_catalog, track))
                   : QString();
    }

private:
    [[nodiscard]] std::size_t artistOf(Index track) const {
        return static_cast<std::size_t>(m_catalog.artist[static_cast<std::size_t>(track)]);
    }

    const Catalog& m_catalog;
    Likes m_likes;
    std::vector<int> m_artist; ///< liked − disliked
};

} // namespace

std::unique_ptr<Scorer> makeLikesScorer(const ScoringInput& input) {
    return std::make_unique<LikesScorer>(input);
}

} // namespace earshot::recommend
