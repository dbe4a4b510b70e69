// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recommend/outcome.h"
#include "core/recommend/outcome_values.h"
#include "core/recommend/scorers/scorer.h"
#include "core/recommend/text.h"
#include "core/recommend/traits.h"

namespace earshot::recommend {

namespace {

/// φ = v after all outcomes in order, v ← v + η(r − v) (Rescorla & Wagner 1972), r by judged(). v
/// begins at .7 of the artist's value Σr/(n + 3), so that what is learned of an artist also holds,
/// in part, for tracks never heard.
class CompletionScorer final : public Scorer {
public:
    explicit CompletionScorer(const ScoringInput& input)
        : m_catalog(input.catalog), m_values(input.catalog) {
        for (const signals::CompletionRecord& record : input.listener.history.completions) {
            if (const std::optional<float> outcome = judged(record.share, record.ending)) {
                m_values.learn(record.track, *outcome);
            }
        }
        m_values.trim();
    }

    void score(Index first, std::span<float> phi) const override {
        for (std::size_t i = 0; i < phi.size(); ++i) {
            phi[i] = m_values.valueOf(first + static_cast<Index>(i));
        }
    }

    [[nodiscard]] bool hasEvidence() const override { return !m_values.empty(); }

    [[nodiscard]] QString evidence(Index track) const override {
        if (const Outcomes* own = m_values.ofTrack(track)) {
            return Text::tr("Finished %1 and skipped early %2 of %n time(s).", nullptr, own->count)
                .arg(own->finished)
                .arg(own->skipped);
        }
        if (const Outcomes* artist = m_values.ofArtist(track)) {
            return Text::tr(
                       "New to you. Of %n time(s) you heard %1, you finished %2 and skipped %3 "
                       "early.",
                       nullptr, artist->count)
                .arg(artistWords(m_catalog, track))
                .arg(artist->finished)
                .arg(artist->skipped);
        }
        return Text::tr("You have neither finished nor skipped it yet.");
    }

    [[nodiscard]] QString reason(Index track) const override {
        if (m_values.valueOf(track) <= 0) {
            return {};
        }
        const Outcomes* own = m_values.ofTrack(track);
        if (own && own->finished > 0) {
            return Text::tr("Because you finished %1 of %n play(s)", nullptr, own->count)
                .arg(own->finished);
        }
        const Outcomes* artist = m_values.ofArtist(track);
        return artist && artist->finished > 0
                   ? Text::tr("Because you finished %1 of %n play(s) of %2", nullptr, artist->count)
                         .arg(artist->finished)
                         .arg(artistWords(m_catalog, track))
                   : QString();
    }

private:
    const Catalog& m_catalog;
    OutcomeValues m_values;
};

} // namespace

std::unique_ptr<Scorer> makeCompletionScorer(const ScoringInput& input) {
    return std::make_unique<CompletionScorer>(input);
}

} // namespace earshot::recommend
