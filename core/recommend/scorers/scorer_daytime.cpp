// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recommend/constants.h"
#include "core/recommend/habit_odds.h"
#include "core/recommend/habits.h"
#include "core/recommend/moments.h"
#include "core/recommend/scorers/scorer.h"
#include "core/recommend/text.h"
#include "core/recommend/traits.h"

namespace earshot::recommend {

namespace {

namespace c = constants;

/// How much more than usual is this track played at times like now (HabitOdds, m = 12 plays,
/// artists told from their genre): a play counts as far as LikeNow says.
class DaytimeScorer final : public Scorer {
public:
    explicit DaytimeScorer(const ScoringInput& input)
        : m_catalog(input.catalog),
          m_odds(input.catalog, c::kDaytimeSmoothing, HabitPool::Genre),
          m_now(input.hour) {
        const LikeNow likeNow(m_now);
        for (const signals::DaytimeRecord& record : input.listener.history.daytimes) {
            m_odds.add(record.track, static_cast<float>(likeNow(record.hour, record.weekday)));
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
            return Text::tr("Of %n play(s) of it, %1 fell %2.", nullptr, own->count.plays)
                .arg(QString::number(own->count.holds, 'g', 3), atThisTime(m_now));
        }
        const HabitOdds::Count& artist = m_odds.ofArtist(track).count;
        if (artist.plays > 0) {
            return fellWords(artistWords(m_catalog, track), artist);
        }
        const HabitOdds::Genre genre = m_odds.ofGenre(track);
        return genre.id >= 0 ? fellWords(genreWords(genre), genre.count)
                             : Text::tr("Nothing is known of when you play it.");
    }

    [[nodiscard]] QString reason(Index track) const override {
        const HabitOdds::Entry& artist = m_odds.ofArtist(track);
        const HabitOdds::Entry* own = m_odds.ofTrack(track);
        if (own && own->phi > 0 && own->count.holds >= kOften) {
            return Text::tr("Because you often play it %1").arg(atThisTime(m_now));
        }
        if (artist.phi > 0 && artist.count.holds >= kOften) {
            return oftenWords(artistWords(m_catalog, track));
        }
        const HabitOdds::Genre genre = m_odds.ofGenre(track);
        return artist.phi > 0 && genre.count.holds >= kOften ? oftenWords(genreWords(genre))
                                                             : QString();
    }

private:
    [[nodiscard]] QString fellWords(const QString& whose, const HabitOdds::Count& count) const {
        return Text::tr("Of %n play(s) of %1, %2 fell %3.", nullptr, count.plays)
            .arg(whose, QString::number(count.holds, 'g', 3), atThisTime(m_now));
    }
    [[nodiscard]] QString oftenWords(const QString& whose) const {
        return Text::tr("Because you often play %1 %2", "artist, then “in the evening”")
            .arg(whose, atThisTime(m_now));
    }
    [[nodiscard]] const QString& genreWords(const HabitOdds::Genre& genre) const {
        return m_catalog.genreNames[static_cast<std::size_t>(genre.id)];
    }
    static constexpr float kOften = 3; ///< plays at such times that may be called often

    const Catalog& m_catalog;
    HabitOdds m_odds;
    QDateTime m_now;
};

} // namespace

std::unique_ptr<Scorer> makeDaytimeScorer(const ScoringInput& input) {
    return std::make_unique<DaytimeScorer>(input);
}

} // namespace earshot::recommend
