// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recommend/constants.h"
#include "core/recommend/outcome.h"
#include "core/recommend/outcome_values.h"
#include "core/recommend/scorers/scorer.h"
#include "core/recommend/text.h"
#include "core/recommend/traits.h"

#include <algorithm>

namespace earshot::recommend {

namespace {

namespace c = constants;

/// φ = v − R. v after all outcomes in order: v ← v + η(r − v) (Rescorla & Wagner 1972), r by
/// judged(). v begins at .7 of what is known of the artist, (Σr + 3·g)/(n + 3), and that at what is
/// known of the genre, g = Σr/(n + 8), the mean where there are several: partial pooling (Gelman &
/// Hill 2007, 12), so that what is learned also holds, in part, for tracks never heard.
///
/// What was skipped is not offered again at once: R = Σ −r·max(0, 1 − days/28) over its skips. What
/// was finished rests by the plays (scorer_plays.cpp).
class CompletionScorer final : public Scorer {
public:
    explicit CompletionScorer(const ScoringInput& input)
        : m_catalog(input.catalog),
          m_values(input.catalog, input.listener.history.completions),
          m_rests(input.catalog) {
        m_values.trim();
        const qint64 today = QDate(1970, 1, 1).daysTo(input.hour.date());
        for (const signals::CompletionRecord& record : input.listener.history.completions) {
            const auto ago = static_cast<double>(std::max<qint64>(0, today - record.day));
            const float outcome = judged(record.share, record.ending).value_or(0);
            if (outcome < 0 && ago < c::kSkipRestDays) {
                if (float* rest = m_rests.at(record.track)) {
                    *rest -= outcome * static_cast<float>(1 - ago / c::kSkipRestDays);
                }
            }
        }
        m_rests.trim();
    }

    void score(Index first, std::span<float> phi) const override {
        for (std::size_t i = 0; i < phi.size(); ++i) {
            const Index track = first + static_cast<Index>(i);
            const float* rest = m_rests.find(track);
            phi[i] = std::max(-1.0F, m_values.valueOf(track) - (rest ? *rest : 0));
        }
    }

    [[nodiscard]] bool hasEvidence() const override { return !m_values.empty(); }

    [[nodiscard]] QString evidence(Index track) const override {
        if (const Outcomes* own = m_values.ofTrack(track)) {
            const QString came =
                Text::tr("Finished %1 and skipped early %2 of %n time(s).", nullptr, own->count)
                    .arg(own->finished)
                    .arg(own->skipped);
            return m_rests.find(track)
                       ? Text::tr("%1 Skipped not long ago, so it gets a rest.").arg(came)
                       : came;
        }
        if (const Outcomes* artist = m_values.ofArtist(track)) {
            return newWords(artistWords(m_catalog, track), *artist);
        }
        if (const GenreOutcomes genre = m_values.ofGenre(track); genre.outcomes) {
            return newWords(genreWords(genre), *genre.outcomes);
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
        if (artist && artist->finished > 0) {
            return finishedWords(artistWords(m_catalog, track), *artist);
        }
        const GenreOutcomes genre = m_values.ofGenre(track);
        return genre.outcomes && genre.outcomes->finished > 0
                   ? finishedWords(genreWords(genre), *genre.outcomes)
                   : QString();
    }

private:
    static QString newWords(const QString& whose, const Outcomes& outcomes) {
        return Text::tr("New to you. Of %n time(s) you heard %1, you finished %2 and skipped %3 "
                        "early.",
                        nullptr, outcomes.count)
            .arg(whose)
            .arg(outcomes.finished)
            .arg(outcomes.skipped);
    }
    static QString finishedWords(const QString& whose, const Outcomes& outcomes) {
        return Text::tr("Because you finished %1 of %n play(s) of %2", nullptr, outcomes.count)
            .arg(outcomes.finished)
            .arg(whose);
    }
    [[nodiscard]] const QString& genreWords(const GenreOutcomes& genre) const {
        return m_catalog.genreNames[static_cast<std::size_t>(genre.genre)];
    }

    const Catalog& m_catalog;
    OutcomeValues m_values;
    TrackTable<float> m_rests; ///< what is left of those for skips
};

} // namespace

std::unique_ptr<Scorer> makeCompletionScorer(const ScoringInput& input) {
    return std::make_unique<CompletionScorer>(input);
}

} // namespace earshot::recommend
