// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/number_text.h"
#include "core/base/random.h"
#include "core/recommend/scorers/scorer.h"
#include "core/recommend/text.h"

#include <algorithm>

namespace earshot::recommend {

namespace {

/// Thompson sampling (Thompson 1933): a track's value is drawn from what is known of it, so that
/// the least known varies most, and the addend is how far the draw lies from the mean: φ =
/// exploration · d · u, u uniform in [−1, 1) from the list's seed and the track's id, the same
/// whatever else is in the library; d the deviation of what finishes and skips tell of the track
/// (doubtsOf), 1 where they tell nothing. What was skipped or finished is soon known and no longer
/// tried for its own sake.
class ExplorationScorer final : public Scorer {
public:
    explicit ExplorationScorer(const ScoringInput& input)
        : m_catalog(input.catalog),
          m_seed(input.request.seed),
          m_doubts(input.doubts),
          m_share(static_cast<float>(std::clamp(input.request.exploration, 0.0, 1.0))) {}

    void score(Index first, std::span<float> phi) const override {
        constexpr float kPerStep = 1.0F / (1 << 23);
        const float* doubts = m_doubts ? m_doubts->data() + first : nullptr;
        for (std::size_t i = 0; i < phi.size(); ++i) {
            const auto id =
                static_cast<std::uint64_t>(m_catalog.ids[static_cast<std::size_t>(first) + i]);
            const auto bits = static_cast<std::int32_t>(base::mixBits(m_seed, id) >> 40); // 24 bits
            const float drawn = m_share * (static_cast<float>(bits) * kPerStep - 1);
            phi[i] = doubts ? doubts[i] * drawn : drawn;
        }
    }

    [[nodiscard]] float most() const override { return m_share; }
    [[nodiscard]] Effort effort() const override { return Effort::Some; }

    [[nodiscard]] bool hasEvidence() const override { return m_share > 0; }

    [[nodiscard]] QString evidence(Index track) const override {
        if (!hasEvidence()) {
            return Text::tr("Chance has no share in this list.");
        }
        float phi = 0;
        score(track, {&phi, 1});
        const float doubt = m_doubts ? (*m_doubts)[static_cast<std::size_t>(track)] : 1;
        return Text::tr(
                   "Drawn by lot for this list: %1, where −%2 to %2 can come up, and 100 where "
                   "finishes and skips tell nothing. Chance has a share of %3 %.")
            .arg(base::numberText(100.0 * phi / m_share, 0))
            .arg(qRound(100 * doubt))
            .arg(qRound(100 * m_share));
    }

    [[nodiscard]] QString reason(Index) const override {
        return Text::tr("A shot in the dark: the exploration share");
    }

private:
    const Catalog& m_catalog;
    std::uint64_t m_seed;
    std::shared_ptr<const std::vector<float>> m_doubts;
    float m_share;
};

} // namespace

std::unique_ptr<Scorer> makeExplorationScorer(const ScoringInput& input) {
    return std::make_unique<ExplorationScorer>(input);
}

} // namespace earshot::recommend
