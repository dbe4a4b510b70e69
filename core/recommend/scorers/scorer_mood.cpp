// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recommend/scorers/scorer.h"
#include "core/recommend/scorers/soft_range.h"
#include "core/recommend/text.h"
#include "core/recommend/traits.h"

#include <algorithm>

namespace earshot::recommend {

namespace {

/// φ = c · (2/(1+d²) − 1): c the confidence of the track's mood, d its distance from the target in
/// units of the target's radii (d = 1 on the ellipse where the fit is one half). Valence and
/// arousal after Russell 1980. Under an energy curve every arousal between the curve's lowest and
/// highest point is on target: the order of the list then puts each track where it belongs.
class MoodScorer final : public Scorer {
public:
    explicit MoodScorer(const ScoringInput& input)
        : m_catalog(input.catalog), m_recipe(input.target.recipe) {
        m_low = m_high = static_cast<float>(m_recipe.arousal);
        if (!m_recipe.energyCurve.empty()) {
            const auto [low, high] = std::ranges::minmax(m_recipe.energyCurve);
            m_low = static_cast<float>(low);
            m_high = static_cast<float>(high);
        }
    }

    void score(Index first, std::span<float> phi) const override {
        const auto begin = static_cast<std::size_t>(first);
        const float* valence = m_catalog.valence.data() + begin;
        const float* arousal = m_catalog.arousal.data() + begin;
        const float* confidence = m_catalog.moodConfidence.data() + begin;
        const auto centre = static_cast<float>(m_recipe.valence);
        const float perValence = 1 / static_cast<float>(m_recipe.valenceRadius);
        const float perArousal = 1 / static_cast<float>(m_recipe.arousalRadius);
        for (std::size_t i = 0; i < phi.size(); ++i) {
            const float across = (valence[i] - centre) * perValence;
            const float below = m_low - arousal[i];
            const float above = arousal[i] - m_high;
            const float outside = below > above ? below : above;
            const float along = (outside < 0 ? 0 : outside) * perArousal;
            const float fit = 2 / (1 + across * across + along * along) - 1;
            phi[i] = zeroIfUnknown(confidence[i] * fit);
        }
    }

    [[nodiscard]] QString evidence(Index track) const override {
        const QString words = moodWords(m_catalog, track);
        if (words.isEmpty()) {
            return Text::tr("The mood of this track is not known.");
        }
        const auto at = static_cast<std::size_t>(track);
        return Text::tr("%1: valence %2, arousal %3, measured with %4 % confidence. "
                        "Asked for: %5, %6.")
            .arg(words, number(m_catalog.valence[at]), number(m_catalog.arousal[at]))
            .arg(qRound(m_catalog.moodConfidence[at] * 100))
            .arg(number(m_recipe.valence), asked());
    }

    [[nodiscard]] QString reason(Index track) const override { return moodWords(m_catalog, track); }

private:
    static QString number(double value) { return QString::number(value, 'f', 2); }
    [[nodiscard]] QString asked() const {
        return m_low == m_high ? number(m_low)
                               : Text::tr("%1 to %2").arg(number(m_low), number(m_high));
    }

    const Catalog& m_catalog;
    const Recipe& m_recipe;
    float m_low = 0, m_high = 0;
};

} // namespace

std::unique_ptr<Scorer> makeMoodScorer(const ScoringInput& input) {
    return std::make_unique<MoodScorer>(input);
}

} // namespace earshot::recommend
