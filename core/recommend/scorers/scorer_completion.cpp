// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recommend/constants.h"
#include "core/recommend/outcome.h"
#include "core/recommend/scorers/scorer.h"
#include "core/recommend/scorers/track_table.h"
#include "core/recommend/text.h"

namespace earshot::recommend {

namespace {

namespace c = constants;

/// φ = v after all outcomes in order, v ← v + η(r − v) from v = 0 (Rescorla & Wagner 1972);
/// r by judged().
class CompletionScorer final : public Scorer {
public:
    explicit CompletionScorer(const ScoringInput& input) : m_known(input.catalog) {
        for (const signals::CompletionRecord& record : input.listener.history.completions) {
            const std::optional<float> outcome = judged(record.share, record.ending);
            Entry* entry = outcome ? m_known.at(record.track) : nullptr;
            if (!entry) {
                continue;
            }
            entry->value += static_cast<float>(c::kLearningRate) * (*outcome - entry->value);
            ++entry->outcomes;
            entry->finished += *outcome >= 1 ? 1 : 0;
            entry->skipped += *outcome <= -1 ? 1 : 0;
        }
    }

    void score(Index first, std::span<float> phi) const override {
        for (std::size_t i = 0; i < phi.size(); ++i) {
            const Entry* entry = m_known.find(first + static_cast<Index>(i));
            phi[i] = entry ? entry->value : 0;
        }
    }

    [[nodiscard]] bool hasEvidence() const override { return !m_known.empty(); }

    [[nodiscard]] QString evidence(Index track) const override {
        const Entry* entry = m_known.find(track);
        if (!entry) {
            return Text::tr("You have neither finished nor skipped it yet.");
        }
        return Text::tr("Finished %1 and skipped early %2 of %n time(s).", nullptr, entry->outcomes)
            .arg(entry->finished)
            .arg(entry->skipped);
    }

    [[nodiscard]] QString reason(Index track) const override {
        const Entry* entry = m_known.find(track);
        if (!entry || entry->value <= 0) {
            return {};
        }
        return Text::tr("Because you finished %1 of %n play(s)", nullptr, entry->outcomes)
            .arg(entry->finished);
    }

private:
    struct Entry {
        float value = 0;
        int outcomes = 0;
        int finished = 0;
        int skipped = 0;
    };
    TrackTable<Entry> m_known;
};

} // namespace

std::unique_ptr<Scorer> makeCompletionScorer(const ScoringInput& input) {
    return std::make_unique<CompletionScorer>(input);
}

} // namespace earshot::recommend
