// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/number_text.h"
#include "core/recommend/scorers/scorer.h"
#include "core/recommend/scorers/soft_range.h"
#include "core/recommend/text.h"
#include "core/recommend/traits.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace earshot::recommend {

namespace {

/// φ = c · (2/(1+d²) − 1): c the confidence of the track's mood, d its distance from the target in
/// units of the target's radii (d = 1 on the ellipse where the fit is one half). Valence and
/// arousal after Russell 1980. Under an energy curve every arousal between the curve's lowest and
/// highest point is on target: the order of the list then puts each track where it belongs. Under a
/// path d is the distance from its nearest point, in the same units.
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
        if (!m_recipe.path.empty()) {
            scorePath(first, phi);
            return;
        }
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
        const QString measured =
            Text::tr("%1: valence %2, arousal %3, measured with %4 % confidence.")
                .arg(words, number(m_catalog.valence[at]), number(m_catalog.arousal[at]))
                .arg(qRound(m_catalog.moodConfidence[at] * 100));
        return m_recipe.path.empty()
                   ? Text::tr("%1 Asked for: %2, %3.")
                         .arg(measured, number(m_recipe.valence), asked())
                   : Text::tr("%1 Distance from the path: %2.")
                         .arg(measured, number(std::sqrt(static_cast<double>(squaredWay(at)))));
    }

    [[nodiscard]] QString reason(Index track) const override { return moodWords(m_catalog, track); }

private:
    /// The squared distance from the path, in units of the radii.
    [[nodiscard]] float squaredWay(std::size_t track) const {
        const auto perValence = static_cast<float>(1 / m_recipe.valenceRadius);
        const auto perArousal = static_cast<float>(1 / m_recipe.arousalRadius);
        const std::vector<MoodPoint>& path = m_recipe.path;
        float least = std::numeric_limits<float>::infinity();
        for (std::size_t i = 0; i < path.size(); ++i) {
            const MoodPoint& a = path[i];
            const MoodPoint& b = path[std::min(i + 1, path.size() - 1)];
            const float x = (m_catalog.valence[track] - static_cast<float>(a.valence)) * perValence;
            const float y = (m_catalog.arousal[track] - static_cast<float>(a.arousal)) * perArousal;
            const float dx = static_cast<float>(b.valence - a.valence) * perValence;
            const float dy = static_cast<float>(b.arousal - a.arousal) * perArousal;
            const float length = dx * dx + dy * dy;
            const float share =
                length > 0 ? std::clamp((x * dx + y * dy) / length, 0.0F, 1.0F) : 0.0F;
            const float across = x - share * dx;
            const float along = y - share * dy;
            least = std::min(least, across * across + along * along);
        }
        return least;
    }
    void scorePath(Index first, std::span<float> phi) const {
        for (std::size_t i = 0; i < phi.size(); ++i) {
            const std::size_t at = static_cast<std::size_t>(first) + i;
            const bool known = m_catalog.moodConfidence[at] > 0;
            phi[i] = known ? m_catalog.moodConfidence[at] * (2 / (1 + squaredWay(at)) - 1) : 0;
        }
    }
    static QString number(double value) { return base::numberText(value, 2); }
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
