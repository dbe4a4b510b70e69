// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recommend/constants.h"
#include "core/recommend/moments.h"
#include "core/recommend/scorers/scorer.h"
#include "core/recommend/text.h"

#include <algorithm>
#include <cmath>

namespace earshot::recommend {

namespace {

namespace c = constants;

/// φ = ¾·added + ¼·released. added = 2^(−days/21) · (1 − share of the library that is as new):
/// where everything arrived on one day, nothing is news. released = 1 in the release's own year, ½
/// in the next. The familiar–new dial scales it: ×(1 − familiarity).
class ArrivalScorer final : public Scorer {
public:
    explicit ArrivalScorer(const ScoringInput& input)
        : m_catalog(input.catalog),
          m_today(input.request.now.date()),
          m_year(m_today.year()),
          m_gain(1 - std::clamp(input.request.familiarity, -1.0, 1.0)) {
        const std::int64_t today = QDate(1970, 1, 1).daysTo(m_today);
        m_firstDay = today - kReach;
        std::vector<double> count(kReach + 1, 0.0);
        for (const std::int32_t day : m_catalog.addedDay) {
            if (day >= m_firstDay) {
                count[place(day)] += 1;
            }
        }
        m_added.assign(kReach + 1, 0.0F);
        double asNew = 0;
        for (std::size_t at = m_added.size(); at-- > 0;) {
            asNew += count[at];
            const double share = asNew / std::max<double>(1, m_catalog.size());
            const double days = static_cast<double>(m_added.size() - 1 - at);
            m_added[at] =
                static_cast<float>(std::exp2(-days / c::kArrivalHalfLifeDays) * (1 - share));
        }
    }

    void score(Index first, std::span<float> phi) const override {
        for (std::size_t i = 0; i < phi.size(); ++i) {
            const std::size_t at = static_cast<std::size_t>(first) + i;
            phi[i] = static_cast<float>(1 - c::kReleaseShare) * added(at) +
                     static_cast<float>(c::kReleaseShare) * released(at);
        }
    }

    [[nodiscard]] double gain() const override { return m_gain; }

    [[nodiscard]] QString evidence(Index track) const override {
        const auto at = static_cast<std::size_t>(track);
        const QString since =
            Text::tr("In the library since %1.").arg(dayWords(addedOn(at), m_today));
        return m_catalog.year[at] > 0
                   ? Text::tr("%1 Released in %2.").arg(since).arg(m_catalog.year[at])
                   : since;
    }

    [[nodiscard]] QString reason(Index track) const override {
        const auto at = static_cast<std::size_t>(track);
        if (added(at) >= kWorthSaying) {
            return Text::tr("New here since %1").arg(dayWords(addedOn(at), m_today));
        }
        return released(at) > 0 ? Text::tr("Released in %1").arg(m_catalog.year[at]) : QString();
    }

private:
    static constexpr std::int64_t kReach = 366; ///< days after which nothing is new
    static constexpr float kWorthSaying = 0.25F;

    [[nodiscard]] std::size_t place(std::int64_t day) const {
        return static_cast<std::size_t>(std::clamp<std::int64_t>(day - m_firstDay, 0, kReach));
    }
    [[nodiscard]] float added(std::size_t at) const {
        const std::int32_t day = m_catalog.addedDay[at];
        return day < m_firstDay ? 0 : m_added[place(day)];
    }
    [[nodiscard]] float released(std::size_t at) const {
        const int ago = m_year - m_catalog.year[at];
        return ago == 0 ? 1 : (ago == 1 ? 0.5F : 0);
    }
    [[nodiscard]] QDate addedOn(std::size_t at) const {
        return QDate(1970, 1, 1).addDays(m_catalog.addedDay[at]);
    }

    const Catalog& m_catalog;
    QDate m_today;
    int m_year; ///< of today: asking the date for it takes longer than the rest of the scorer
    double m_gain;
    std::int64_t m_firstDay = 0;
    std::vector<float> m_added; ///< by day since m_firstDay
};

} // namespace

std::unique_ptr<Scorer> makeArrivalScorer(const ScoringInput& input) {
    return std::make_unique<ArrivalScorer>(input);
}

} // namespace earshot::recommend
