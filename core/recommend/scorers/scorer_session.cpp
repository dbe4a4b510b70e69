// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recommend/constants.h"
#include "core/recommend/likeness.h"
#include "core/recommend/outcome.h"
#include "core/recommend/scorers/scorer.h"
#include "core/recommend/sitting.h"
#include "core/recommend/text.h"
#include "core/recommend/traits.h"

#include <algorithm>

namespace earshot::recommend {

namespace {

namespace c = constants;

/// Relevance feedback (Rocchio 1971) within the sitting: q = Σ f·r·e / Σ f over its outcomes, r by
/// judged(), e the embedding, f = 0.8^(outcomes since). φ = .6·(q·e) + .4·a, a the same mean of r
/// for the track's artist. What was heard in this sitting already gets −1. Nothing after 30 idle
/// minutes.
class SessionScorer final : public Scorer {
public:
    explicit SessionScorer(const ScoringInput& input)
        : m_catalog(input.catalog), m_artist(m_catalog.artistNames.size(), 0.0F) {
        if (!isCurrent(input.listener.sitting, input.request.now)) {
            return;
        }
        float total = 0;
        float fade = 1;
        const auto& outcomes = input.listener.sitting.outcomes;
        for (auto outcome = outcomes.rbegin(); outcome != outcomes.rend(); ++outcome) {
            const std::optional<float> r = judged(outcome->share, outcome->ending);
            const Index track = m_catalog.indexOf(outcome->track);
            if (!r || track < 0) {
                continue;
            }
            m_pull += fade * *r * m_catalog.embedding.col(track);
            m_artist[artistOf(track)] += fade * *r;
            m_heard.push_back(m_catalog.representative[static_cast<std::size_t>(track)]);
            total += fade;
            fade *= static_cast<float>(c::kOutcomeFade);
        }
        if (total > 0) {
            m_pull /= total;
            for (float& push : m_artist) {
                push /= total;
            }
        }
        std::ranges::sort(m_heard);
    }

    void score(Index first, std::span<float> phi) const override {
        if (m_heard.empty()) {
            std::ranges::fill(phi, 0.0F);
            return;
        }
        likenesses(m_pull, m_catalog, first, phi);
        for (std::size_t i = 0; i < phi.size(); ++i) {
            phi[i] = withArtist(phi[i], first + static_cast<Index>(i));
        }
        const auto end = std::ranges::lower_bound(m_heard, first + static_cast<Index>(phi.size()));
        for (auto heard = std::ranges::lower_bound(m_heard, first); heard != end; ++heard) {
            phi[static_cast<std::size_t>(*heard - first)] = -1;
        }
    }

    void scoreEach(std::span<const Index> tracks, std::span<float> phi) const override {
        likenesses(m_pull, m_catalog, tracks, phi);
        for (std::size_t i = 0; i < tracks.size(); ++i) {
            phi[i] =
                std::ranges::binary_search(m_heard, tracks[i]) ? -1 : withArtist(phi[i], tracks[i]);
        }
    }

    /// |q·e| ≤ |q|, as embeddings are unit vectors but for rounding.
    [[nodiscard]] float most() const override {
        constexpr float kRounding = 1.001F;
        const float artist = m_artist.empty() ? 0 : std::max(0.0F, std::ranges::max(m_artist));
        return std::min(1.0F,
                        kRounding * ((1 - kArtistShare) * m_pull.norm() + kArtistShare * artist));
    }
    [[nodiscard]] Effort effort() const override { return Effort::Much; }

    [[nodiscard]] bool hasEvidence() const override { return !m_heard.empty(); }

    [[nodiscard]] QString evidence(Index track) const override {
        if (m_heard.empty()) {
            return Text::tr("This sitting says nothing yet.");
        }
        if (std::ranges::binary_search(m_heard, track)) {
            return Text::tr("Already heard in this sitting.");
        }
        const QString artist = artistWords(m_catalog, track);
        if (const float push = m_artist[artistOf(track)]; push != 0) {
            return push > 0 ? Text::tr("You heard %1 to the end in this sitting.").arg(artist)
                            : Text::tr("You skipped %1 in this sitting.").arg(artist);
        }
        const float pull = m_pull.dot(m_catalog.embedding.col(track));
        return pull > 0
                   ? Text::tr("Its sound is nearer to what you finished than to what you skipped "
                              "in this sitting.")
                   : Text::tr("Its sound is nearer to what you skipped than to what you finished "
                              "in this sitting.");
    }

    [[nodiscard]] QString reason(Index track) const override {
        if (m_heard.empty() || std::ranges::binary_search(m_heard, track)) {
            return {};
        }
        if (m_artist[artistOf(track)] > 0) {
            return Text::tr("Because you just heard %1 to the end")
                .arg(artistWords(m_catalog, track));
        }
        return m_pull.dot(m_catalog.embedding.col(track)) > 0
                   ? Text::tr("Sounds like what you are hearing to the end in this sitting")
                   : QString();
    }

private:
    static constexpr auto kArtistShare = static_cast<float>(c::kSameArtistPush);

    [[nodiscard]] float withArtist(float likeness, Index track) const {
        const float both = (1 - kArtistShare) * likeness + kArtistShare * m_artist[artistOf(track)];
        return both > 1 ? 1 : (both < -1 ? -1 : both);
    }
    [[nodiscard]] std::size_t artistOf(Index track) const {
        return static_cast<std::size_t>(m_catalog.artist[static_cast<std::size_t>(track)]);
    }

    const Catalog& m_catalog;
    Sound m_pull = Sound::Zero();
    std::vector<float> m_artist;
    std::vector<Index> m_heard; ///< ascending
};

} // namespace

std::unique_ptr<Scorer> makeSessionScorer(const ScoringInput& input) {
    return std::make_unique<SessionScorer>(input);
}

} // namespace earshot::recommend
