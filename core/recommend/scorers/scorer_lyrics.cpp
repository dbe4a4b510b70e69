// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recommend/constants.h"
#include "core/recommend/scorers/scorer.h"
#include "core/recommend/text.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <tuple>

namespace earshot::recommend {

namespace {

namespace c = constants;
using lyrics::Theme;
using lyrics::ThemeWeights;

/// For a recipe: φ = s·(2/(1+d²) − 1), d the distance from the target on the mood map to where the
/// feelings in the words lie, in kFeelingRadius, and s how much they speak of feelings at all.
/// Where the recipe names themes, φ is half that and half their mean share. From seeds: the cosine
/// of what they speak of and what the song speaks of, by how much both speak. 0 without known
/// words.
class LyricsScorer final : public Scorer {
public:
    explicit LyricsScorer(const ScoringInput& input)
        : m_catalog(input.catalog),
          m_recipe(input.target.recipe),
          m_ofRecipe(input.target.asks == Asks::Recipe) {
        for (const Index seed : input.target.seeds) {
            const Index song = m_catalog.representative[static_cast<std::size_t>(seed)];
            if (const ThemeWeights* words = m_catalog.wordsOf(song)) {
                m_seeds += shares(*words);
                m_seedsKnown = true;
            }
        }
        m_seeds.normalize();
        m_phi.reserve(m_catalog.words.size());
        for (const ThemeWeights& words : m_catalog.words) {
            m_phi.push_back(m_ofRecipe ? fitToRecipe(words) : likenessToSeeds(words));
        }
    }

    void score(Index first, std::span<float> phi) const override {
        std::ranges::fill(phi, 0.0F);
        const std::vector<Index>& tracks = m_catalog.wordTracks;
        const Index end = first + static_cast<Index>(phi.size());
        for (auto at = std::ranges::lower_bound(tracks, first); at != tracks.end() && *at < end;
             ++at) {
            phi[static_cast<std::size_t>(*at - first)] =
                m_phi[static_cast<std::size_t>(at - tracks.begin())];
        }
    }

    [[nodiscard]] bool hasEvidence() const override {
        return std::ranges::any_of(m_phi, [](float phi) { return phi != 0; });
    }

    [[nodiscard]] QString evidence(Index track) const override {
        const ThemeWeights* words = m_catalog.wordsOf(track);
        if (!words) {
            return Text::tr("No words of it are known in a language that Earshot understands.");
        }
        QStringList told;
        for (int i = 0; i < lyrics::kThemes; ++i) {
            const auto theme = static_cast<Theme>(i);
            if (words->share(theme) >= kWorthListing) {
                told.append(Text::tr("%1 (%2 %)", "theme, share")
                                .arg(lyrics::themeWords(theme))
                                .arg(std::lround(100 * words->share(theme))));
            }
        }
        return told.isEmpty()
                   ? Text::tr("Its words speak of nothing that Earshot looks for.")
                   : Text::tr("Its words speak of %1.").arg(told.join(QStringLiteral(", ")));
    }

    [[nodiscard]] QString reason(Index track) const override {
        const ThemeWeights* words = m_catalog.wordsOf(track);
        std::optional<Theme> most;
        for (int i = 0; i < lyrics::kThemes && words; ++i) {
            const auto theme = static_cast<Theme>(i);
            if (asked(theme) && words->share(theme) >= c::kThemeWorthSaying &&
                (!most || words->share(theme) > words->share(*most))) {
                most = theme;
            }
        }
        return most ? Text::tr("Its words are about %1").arg(lyrics::themeWords(*most)) : QString();
    }

private:
    using Shares = Eigen::Matrix<float, lyrics::kThemes, 1>;
    static constexpr float kWorthListing = 0.1F;

    static Shares shares(const ThemeWeights& words) {
        Shares all;
        for (int i = 0; i < lyrics::kThemes; ++i) {
            all[i] = words.share(static_cast<Theme>(i));
        }
        return all;
    }
    [[nodiscard]] float likenessToSeeds(const ThemeWeights& words) const {
        const Shares own = shares(words);
        const float length = own.norm();
        return m_seedsKnown && length > 0
                   ? std::clamp(m_seeds.dot(own) / length, 0.0F, 1.0F) * own.maxCoeff()
                   : 0.0F;
    }
    [[nodiscard]] float fitToRecipe(const ThemeWeights& words) const {
        const float feelings = fitOfFeelings(words);
        if (m_recipe.words.empty()) {
            return feelings;
        }
        float sum = 0;
        for (const Theme theme : m_recipe.words) {
            sum += words.share(theme);
        }
        constexpr auto kShare = static_cast<float>(c::kThemeShare);
        return (1 - kShare) * feelings + kShare * sum / static_cast<float>(m_recipe.words.size());
    }
    [[nodiscard]] float fitOfFeelings(const ThemeWeights& words) const {
        float sum = 0, valence = 0, arousal = 0;
        for (int i = 0; i < lyrics::kFeelings; ++i) {
            const auto feeling = static_cast<Theme>(i);
            const auto [v, a] = lyrics::placeOf(feeling);
            const float share = words.share(feeling);
            sum += share;
            valence += share * v;
            arousal += share * a;
        }
        if (sum <= 0) {
            return 0;
        }
        const float squared = squaredDistance(valence / sum, arousal / sum) /
                              static_cast<float>(c::kFeelingRadius * c::kFeelingRadius);
        return std::min(1.0F, sum) * (2 / (1 + squared) - 1);
    }
    /// From what the recipe asks for, as the mood scorer has it.
    [[nodiscard]] float squaredDistance(float valence, float arousal) const {
        const auto squared = [](double across, double along) {
            return static_cast<float>(across * across + along * along);
        };
        if (!m_recipe.path.empty()) {
            float least = std::numeric_limits<float>::infinity();
            for (const MoodPoint& point : m_recipe.path) {
                least = std::min(least, squared(valence - point.valence, arousal - point.arousal));
            }
            return least;
        }
        double low = m_recipe.arousal;
        double high = m_recipe.arousal;
        if (!m_recipe.energyCurve.empty()) {
            std::tie(low, high) = std::pair(std::ranges::min(m_recipe.energyCurve),
                                            std::ranges::max(m_recipe.energyCurve));
        }
        const double outside = std::max({low - arousal, arousal - high, 0.0});
        return squared(valence - m_recipe.valence, outside);
    }
    /// Whether a list owes a track to this theme: named by the recipe, a feeling that is near what
    /// is asked, or what the seeds speak of.
    [[nodiscard]] bool asked(Theme theme) const {
        if (!m_ofRecipe) {
            return m_seeds[static_cast<Eigen::Index>(theme)] > 0;
        }
        if (std::ranges::find(m_recipe.words, theme) != m_recipe.words.end()) {
            return true;
        }
        if (static_cast<int>(theme) >= lyrics::kFeelings) {
            return false;
        }
        const auto [valence, arousal] = lyrics::placeOf(theme);
        return squaredDistance(valence, arousal) < c::kFeelingRadius * c::kFeelingRadius;
    }

    const Catalog& m_catalog;
    const Recipe& m_recipe;
    bool m_ofRecipe;
    Shares m_seeds = Shares::Zero();
    bool m_seedsKnown = false;
    std::vector<float> m_phi; ///< by place in Catalog::wordTracks
};

} // namespace

std::unique_ptr<Scorer> makeLyricsScorer(const ScoringInput& input) {
    return std::make_unique<LyricsScorer>(input);
}

} // namespace earshot::recommend
