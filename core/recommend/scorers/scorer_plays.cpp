// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recommend/activation.h"
#include "core/recommend/constants.h"
#include "core/recommend/moments.h"
#include "core/recommend/play_times.h"
#include "core/recommend/scorers/scorer.h"
#include "core/recommend/scorers/track_table.h"
#include "core/recommend/taste.h"
#include "core/recommend/text.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace earshot::recommend {

namespace {

namespace c = constants;

/// Base-level activation of ACT-R (Anderson & Schooler 1991; for music Reiter-Haas et al. 2021):
/// B = ln Σ (Δhours + 1)^−d over all plays. Its logistic transform around B₀ = ln s₀ needs no
/// logarithm: A = Σ/(Σ + s₀) in [0, 1). Popularity among one's own plays: P = n/(n + 8).
///
/// What was heard lately is wanted less for days to weeks, the more so the more often it came, and
/// then again (Anderson et al. 2014; for music Kapoor et al. 2015): every play asks for a rest that
/// wears off evenly in two weeks, R = min(1, Σ max(0, 1 − Δdays/14)), but for plays that the
/// recently played rule answers. So lists take turns among what is liked instead of bringing the
/// same few tracks back.
///
/// φ·gain = t·(1 + 3·familiarity)·A − ρ·R + t·2·popularity·P, ρ = 4, 1 in a radio, and a
/// quarter of it at familiarity 1; t is what was learned of the weight of plays (Taste): of how
/// much being known tells, not of the rest. The gain, what the three can give, keeps φ within [−1,
/// 1].
class PlaysScorer final : public Scorer {
public:
    explicit PlaysScorer(const ScoringInput& input)
        : m_known(input.catalog),
          m_today(input.hour.date()),
          m_familiarity(1 +
                        c::kFamiliarityReach * std::clamp(input.request.familiarity, -1.0, 1.0)),
          m_rest((input.target.asks == Asks::Recipe ? c::kRestReach : c::kRestReachInRadio) *
                 (1 - c::kRestToFamiliar * std::clamp(input.request.familiarity, 0.0, 1.0))),
          m_popularity(c::kPopularityReach * std::clamp(input.request.popularity, -1.0, 1.0)) {
        if (input.taste) {
            m_familiarity *= input.taste->factor(signals::SignalId::Plays);
            m_popularity *= input.taste->factor(signals::SignalId::Plays);
        }
        const qint64 now = input.hour.toSecsSinceEpoch();
        for (const signals::PlayRecord& play : input.listener.history.plays) {
            if (Entry* entry = m_known.at(play.track)) {
                const qint64 ago = std::max<qint64>(0, now - playMoment(play, input.enabled));
                const double hours = static_cast<double>(ago) / 3600.0;
                entry->activation.add(hours);
                if (!isRuled(play, hours, input.enabled)) {
                    entry->activation.addRest(hours);
                }
                entry->plays = static_cast<Small>(std::min<int>(entry->plays, kMost - 1) + 1);
                entry->lastDay = std::max(
                    entry->lastDay, static_cast<Small>(std::clamp<qint64>(play.day, 0, kMost)));
            }
        }
        m_known.trim();
    }

    void score(Index first, std::span<float> phi) const override {
        for (std::size_t i = 0; i < phi.size(); ++i) {
            const Entry* entry = m_known.find(first + static_cast<Index>(i));
            phi[i] = entry ? phiOf(*entry) : 0;
        }
    }

    [[nodiscard]] double gain() const override {
        return std::abs(m_familiarity) + m_rest + std::abs(m_popularity);
    }

    [[nodiscard]] bool hasEvidence() const override { return !m_known.empty(); }

    [[nodiscard]] QString evidence(Index track) const override {
        const Entry* entry = m_known.find(track);
        if (!entry) {
            return Text::tr("Not played yet.");
        }
        const QString played = Text::tr("Played %n time(s), last %1.", nullptr, entry->plays)
                                   .arg(dayWords(lastDay(*entry), m_today));
        return entry->activation.rest > 0
                   ? Text::tr("%1 That is not long ago, so it gets a rest.").arg(played)
                   : played;
    }

    [[nodiscard]] QString reason(Index track) const override {
        const Entry* entry = m_known.find(track);
        if (!entry || phiOf(*entry) <= 0) {
            return {};
        }
        return Text::tr("Because you played it %n time(s), last %1", nullptr, entry->plays)
            .arg(dayWords(lastDay(*entry), m_today));
    }

private:
    /// Kept for every track that was played, once for recipes and once for radios.
    using Small = std::uint16_t;
    static constexpr Small kMost = std::numeric_limits<Small>::max();
    struct Entry {
        Activation activation;
        Small plays = 0;
        Small lastDay = 0; ///< days since 1970-01-01, up to the year 2149
    };
    static_assert(sizeof(Entry) == 12);
    /// Whether the played recently rule surely keeps the track out for this play (rules.cpp): then
    /// that is said of it, and a rest begins after.
    [[nodiscard]] bool isRuled(const signals::PlayRecord& play, double hours,
                               signals::SignalSet enabled) const {
        return enabled.has(signals::SignalId::Daytime)
                   ? hours * 3600 < static_cast<double>(c::kRecentSeconds - kCutOff)
                   : play.day >= QDate(1970, 1, 1).daysTo(m_today);
    }
    static constexpr qint64 kCutOff = 3600; ///< seconds that the full hour may lie before now

    [[nodiscard]] float phiOf(const Entry& entry) const {
        const double hit = entry.plays / (entry.plays + c::kHitHalf);
        const double raw = m_familiarity * entry.activation.known() -
                           m_rest * entry.activation.resting() + m_popularity * hit;
        return static_cast<float>(std::clamp(raw / gain(), -1.0, 1.0));
    }
    static QDate lastDay(const Entry& entry) { return QDate(1970, 1, 1).addDays(entry.lastDay); }

    TrackTable<Entry> m_known;
    QDate m_today;
    double m_familiarity, m_rest, m_popularity;
};

} // namespace

std::unique_ptr<Scorer> makePlaysScorer(const ScoringInput& input) {
    return std::make_unique<PlaysScorer>(input);
}

} // namespace earshot::recommend
