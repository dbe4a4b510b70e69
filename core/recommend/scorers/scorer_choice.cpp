// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recommend/constants.h"
#include "core/recommend/habit_odds.h"
#include "core/recommend/scorers/scorer.h"
#include "core/recommend/text.h"
#include "core/recommend/traits.h"

#include <cmath>

namespace earshot::recommend {

namespace {

namespace c = constants;

/// How much more often than usual you picked it yourself (HabitOdds, m = 6 plays). What merely came
/// by itself is played often because it was offered often; this takes back some of what plays give
/// for that, and gives it to what was meant.
class ChoiceScorer final : public Scorer {
public:
    explicit ChoiceScorer(const ScoringInput& input)
        : m_catalog(input.catalog), m_odds(input.catalog, c::kChoiceSmoothing) {
        for (const signals::ChoiceRecord& record : input.listener.history.choices) {
            m_odds.add(record.track, record.byHand ? 1.0F : 0.0F);
        }
        m_odds.finish();
    }

    void score(Index first, std::span<float> phi) const override {
        for (std::size_t i = 0; i < phi.size(); ++i) {
            phi[i] = m_odds.phi(first + static_cast<Index>(i));
        }
    }

    [[nodiscard]] bool hasEvidence() const override { return !m_odds.empty(); }

    [[nodiscard]] QString evidence(Index track) const override {
        if (const HabitOdds::Entry* own = m_odds.ofTrack(track)) {
            return Text::tr("Of %n play(s) of it, you picked %1 yourself.", nullptr,
                            own->count.plays)
                .arg(std::lround(own->count.holds));
        }
        const HabitOdds::Count& artist = m_odds.ofArtist(track).count;
        if (artist.plays == 0) {
            return Text::tr("You have neither picked it nor let it come.");
        }
        return Text::tr("Of %n play(s) of %1, you picked %2 yourself.", nullptr, artist.plays)
            .arg(artistWords(m_catalog, track))
            .arg(std::lround(artist.holds));
    }

    [[nodiscard]] QString reason(Index track) const override {
        const HabitOdds::Entry* own = m_odds.ofTrack(track);
        if (own && own->phi > 0 && own->count.holds >= 2) {
            return Text::tr("Because you picked it yourself %n time(s)", nullptr,
                            static_cast<int>(std::lround(own->count.holds)));
        }
        const HabitOdds::Entry& artist = m_odds.ofArtist(track);
        return artist.phi > 0 && artist.count.holds >= 2
                   ? Text::tr("Because you picked %1 yourself %n time(s)", nullptr,
                              static_cast<int>(std::lround(artist.count.holds)))
                         .arg(artistWords(m_catalog, track))
                   : QString();
    }

private:
    const Catalog& m_catalog;
    HabitOdds m_odds;
};

} // namespace

std::unique_ptr<Scorer> makeChoiceScorer(const ScoringInput& input) {
    return std::make_unique<ChoiceScorer>(input);
}

} // namespace earshot::recommend
