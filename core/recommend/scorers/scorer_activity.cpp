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

/// How much more often than usual it is heard in this very list, Focus or Sleep (HabitOdds, m = 8
/// plays): of the plays that came from a mood or context list, those from this one. Only lists
/// with a name have such a habit.
class ActivityScorer final : public Scorer {
public:
    explicit ActivityScorer(const ScoringInput& input)
        : m_catalog(input.catalog),
          m_list(input.target.recipe.name),
          m_odds(input.catalog, c::kActivitySmoothing) {
        if (input.target.recipe.key.isEmpty()) {
            return;
        }
        for (const signals::ActivityRecord& record : input.listener.history.activities) {
            m_odds.add(record.track, record.list == input.target.recipe.key ? 1.0F : 0.0F);
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
        if (m_odds.empty()) {
            return Text::tr("Nothing is known of what you hear in such lists.");
        }
        if (const HabitOdds::Entry* own = m_odds.ofTrack(track)) {
            return Text::tr("Of %n play(s) of it from lists, %1 came from %2.", nullptr,
                            own->count.plays)
                .arg(std::lround(own->count.holds))
                .arg(m_list);
        }
        const HabitOdds::Count& artist = m_odds.ofArtist(track).count;
        if (artist.plays == 0) {
            return Text::tr("You have not heard it from a list yet.");
        }
        return Text::tr("Of %n play(s) of %1 from lists, %2 came from %3.", nullptr, artist.plays)
            .arg(artistWords(m_catalog, track))
            .arg(std::lround(artist.holds))
            .arg(m_list);
    }

    [[nodiscard]] QString reason(Index track) const override {
        const HabitOdds::Entry* own = m_odds.ofTrack(track);
        if (own && own->phi > 0 && own->count.holds >= kOften) {
            return Text::tr("Because you often hear it for %1").arg(m_list);
        }
        const HabitOdds::Entry& artist = m_odds.ofArtist(track);
        return artist.phi > 0 && artist.count.holds >= kOften
                   ? Text::tr("Because you often hear %1 for %2", "artist, then “Focus”")
                         .arg(artistWords(m_catalog, track), m_list)
                   : QString();
    }

private:
    static constexpr float kOften = 3; ///< plays that may be called often

    const Catalog& m_catalog;
    QString m_list; ///< "Focus", translated
    HabitOdds m_odds;
};

} // namespace

std::unique_ptr<Scorer> makeActivityScorer(const ScoringInput& input) {
    return std::make_unique<ActivityScorer>(input);
}

} // namespace earshot::recommend
