// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recommend/right_now.h"

#include "core/recommend/constants.h"
#include "core/recommend/habits.h"
#include "core/recommend/moments.h"
#include "core/recommend/outcome.h"
#include "core/recommend/sitting.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace earshot::recommend {

namespace {

namespace c = constants;

/// A day without anything known of the listener: quiet nights, rising mornings, steady middays,
/// liveliest in the early evening (as arousal of what people choose does over the day, Park et al.
/// 2019, Nature Human Behaviour 3). Tempo follows.
struct Hour {
    double valence, arousal;
    double bpmLow, bpmHigh;
};
constexpr std::array<Hour, 24> kDay{{
    {0.05, -0.50, 50, 110}, // 0
    {0.00, -0.60, 50, 105}, {0.00, -0.70, 45, 100}, {0.00, -0.70, 45, 100},
    {0.05, -0.60, 45, 100}, {0.15, -0.45, 50, 110}, // 5
    {0.25, -0.30, 60, 115}, {0.35, -0.10, 70, 125}, {0.40, 0.05, 75, 130},
    {0.35, 0.10, 75, 135},  {0.30, 0.10, 75, 135}, // 10
    {0.30, 0.10, 75, 135},  {0.35, 0.10, 75, 135},  {0.30, 0.05, 75, 130},
    {0.25, 0.10, 75, 135},  {0.30, 0.15, 80, 140}, // 15
    {0.35, 0.25, 80, 145},  {0.40, 0.35, 85, 150},  {0.40, 0.35, 85, 150},
    {0.40, 0.25, 80, 140},  {0.35, 0.10, 75, 130}, // 20
    {0.30, -0.10, 65, 125}, {0.20, -0.30, 55, 115}, {0.10, -0.40, 50, 110},
}};
/// Friday and Saturday evenings are livelier, weekend mornings slower, by about a step of the
/// table.
constexpr double kNightOut = 0.2;
constexpr double kLieIn = -0.15;

Hour usualHour(const QDateTime& hour) {
    Hour usual = kDay[static_cast<std::size_t>(hour.time().hour())];
    const int weekday = hour.date().dayOfWeek();
    const int clock = hour.time().hour();
    if ((weekday == 5 || weekday == 6) && clock >= 18) {
        usual.arousal += kNightOut;
        usual.bpmHigh += 10;
    } else if (isWeekend(weekday) && clock >= 5 && clock < 11) {
        usual.arousal += kLieIn;
    }
    return usual;
}

/// A weighted mean of moods.
struct MeanMood {
    double valence = 0, arousal = 0, weight = 0;

    void add(const Catalog& catalog, library::TrackId id, double weightOfIt) {
        const Index track = catalog.indexOf(id);
        if (track < 0 || weightOfIt <= 0) {
            return;
        }
        const float v = catalog.valence[static_cast<std::size_t>(track)];
        const float a = catalog.arousal[static_cast<std::size_t>(track)];
        if (std::isnan(v) || std::isnan(a)) {
            return;
        }
        valence += weightOfIt * v;
        arousal += weightOfIt * a;
        weight += weightOfIt;
    }
    /// Draws the recipe's mood here, half-way once `half` is known.
    bool pull(Recipe& recipe, double half) const {
        if (weight <= 0) {
            return false;
        }
        const double share = weight / (weight + half);
        recipe.valence += share * (valence / weight - recipe.valence);
        recipe.arousal += share * (arousal / weight - recipe.arousal);
        return true;
    }
};

} // namespace

Moment momentAt(const QDateTime& now, const QDateTime& hour, const Catalog& catalog,
                const Listener& listener, signals::SignalSet enabled) {
    const Hour usual = usualHour(hour);
    Moment moment;
    moment.recipe = recipeAt(usual.valence, usual.arousal, 0.45);
    moment.recipe.icon = QStringLiteral("listen-now");
    moment.recipe.bpm = Range{usual.bpmLow, usual.bpmHigh};
    moment.recipe.artistCap = 2;
    moment.recipe.artistSpacing = 4;

    if (enabled.has(signals::SignalId::Daytime)) {
        const QByteArray key =
            QByteArrayLiteral("mood of the hour ") + QByteArray::number(hour.toSecsSinceEpoch());
        const auto habit = remembered<MeanMood>(listener.memo, key, [&] {
            const LikeNow likeNow(hour);
            MeanMood mean;
            for (const signals::DaytimeRecord& record : listener.history.daytimes) {
                mean.add(catalog, record.track, likeNow(record.hour, record.weekday));
            }
            return mean;
        });
        moment.fromHabits = habit->pull(moment.recipe, c::kHabitHalf);
    }
    if (enabled.has(signals::SignalId::Session) && isCurrent(listener.sitting, now)) {
        MeanMood sitting;
        for (const signals::Sitting::Outcome& outcome : listener.sitting.outcomes) {
            sitting.add(catalog, outcome.track, judged(outcome.share, outcome.ending).value_or(0));
        }
        moment.fromSitting = sitting.pull(moment.recipe, c::kSittingHalf);
    }
    return moment;
}

} // namespace earshot::recommend
