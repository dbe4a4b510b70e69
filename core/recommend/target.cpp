// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recommend/target.h"

#include "core/recommend/constants.h"
#include "core/recommend/lists/list_kinds.h"
#include "core/recommend/moments.h"
#include "core/recommend/play_times.h"
#include "core/recommend/right_now.h"
#include "core/recommend/text.h"
#include "core/recommend/traits.h"

#include <algorithm>
#include <cmath>

namespace earshot::recommend {

namespace {

namespace c = constants;
using namespace Qt::StringLiterals;

Target fromRecipe(const Catalog& catalog, signals::SignalSet enabled, const Request& request) {
    Target target;
    target.recipe = request.recipe;
    target.title = request.recipe.name;
    target.context = request.recipe.key;
    if (target.context.isEmpty()) {
        target.context = u"at:%1,%2"_s.arg(request.recipe.valence, 0, 'f', 2)
                             .arg(request.recipe.arousal, 0, 'f', 2);
    }
    if (target.title.isEmpty()) {
        target.title = Text::tr("A place on the mood map");
    }
    target.purpose = target.title;
    if (!target.recipe.path.empty() && enabled.has(signals::SignalId::Mood)) {
        target.quota = lists::quotaAlong(catalog, target.recipe, lists::expectedLength(request));
        target.lookedAt.set(signals::SignalId::Mood, true);
    }
    return target;
}

Target fromSeeds(const Catalog& catalog, const Request& request) {
    Target target;
    target.kind = ListKind::LikeTrack;
    target.asks = Asks::Seeds;
    target.purpose = Text::tr("Radio");
    double valence = 0, arousal = 0, known = 0;
    for (const library::TrackId id : request.seeds) {
        const Index track = catalog.indexOf(id);
        if (track < 0 || std::ranges::find(target.seeds, track) != target.seeds.end()) {
            continue;
        }
        target.seeds.push_back(track);
        const double weight = catalog.moodConfidence[static_cast<std::size_t>(track)];
        if (weight > 0) {
            valence += weight * catalog.valence[static_cast<std::size_t>(track)];
            arousal += weight * catalog.arousal[static_cast<std::size_t>(track)];
            known += weight;
        }
    }
    target.recipe = recipeAt(known > 0 ? valence / known : 0, known > 0 ? arousal / known : 0, 0.5);
    if (known == 0) {
        // Without a mood to keep to, every mood is as good.
        target.recipe.valenceRadius = target.recipe.arousalRadius = 1e3;
    }
    QStringList ids;
    for (const library::TrackId id : request.seeds) {
        ids.append(QString::number(static_cast<qint64>(id)));
    }
    target.context = u"like:"_s + ids.join(u',');
    target.title = target.seeds.empty()
                       ? Text::tr("Radio")
                       : Text::tr("Radio: like %1").arg(artistWords(catalog, target.seeds.front()));
    target.barred = target.seeds;
    if (target.seeds.empty()) {
        return lists::notReady(target,
                               Text::tr("What the radio should start from is not in the library."));
    }
    return target;
}

Target fromMoment(const Catalog& catalog, const Listener& listener, signals::SignalSet enabled,
                  const Request& request, const QDateTime& hour) {
    Moment moment = momentAt(request.now, hour, catalog, listener, enabled);
    Target target;
    target.kind = ListKind::RightNow;
    target.context = u"now"_s;
    target.title = Text::tr("Right now: %1").arg(timeTitle(hour));
    target.purpose = Text::tr("Right now");
    target.lookedAt.set(signals::SignalId::Daytime, true);
    target.lookedAt.set(signals::SignalId::Session, true);
    const QString time = atThisTime(hour);
    if (moment.fromHabits && moment.fromSitting) {
        target.madeFrom =
            Text::tr("From the time of day, what you play %1 and this sitting.").arg(time);
    } else if (moment.fromHabits) {
        target.madeFrom = Text::tr("From the time of day and what you play %1.").arg(time);
    } else if (moment.fromSitting) {
        target.madeFrom = Text::tr("From the time of day and this sitting.");
    } else {
        target.madeFrom = Text::tr("From the time of day.");
    }
    target.shapedBy.set(signals::SignalId::Daytime, moment.fromHabits);
    target.shapedBy.set(signals::SignalId::Session, moment.fromSitting);
    target.recipe = std::move(moment.recipe);
    return target;
}

Target ofKind(const lists::ListInput& input) {
    switch (input.request.kind) {
    case ListKind::LikeTrack:
        return fromSeeds(input.catalog, input.request);
    case ListKind::RightNow:
        return fromMoment(input.catalog, input.listener, input.enabled, input.request,
                          fullHour(input.request.now));
    case ListKind::DailyMix:
        return lists::dailyMix(input);
    case ListKind::Discover:
        return lists::discover(input);
    case ListKind::Rediscover:
        return lists::rediscover(input);
    case ListKind::Fresh:
        return lists::fresh(input);
    case ListKind::Path:
        return lists::pathBetween(input);
    case ListKind::Explore:
        return lists::explore(input);
    case ListKind::Surprise:
        return lists::surprise(input);
    case ListKind::SmartShuffle:
        return lists::smartShuffle(input);
    case ListKind::Recipe:
        break;
    }
    return fromRecipe(input.catalog, input.enabled, input.request);
}

/// Around the recipe's own middle, as far as its fit reaches.
void applyCurve(EnergyCurve curve, Recipe& recipe) {
    if (curve == EnergyCurve::AsRecipe || !recipe.path.empty()) {
        return;
    }
    const double reach = std::clamp(recipe.arousalRadius, c::kLeastCurveReach, c::kMostCurveReach);
    const double low = std::max(-1.0, recipe.arousal - reach);
    const double high = std::min(1.0, recipe.arousal + reach);
    switch (curve) {
    case EnergyCurve::Rising:
        recipe.energyCurve = {low, high};
        break;
    case EnergyCurve::Falling:
        recipe.energyCurve = {high, low};
        break;
    case EnergyCurve::Wave:
        recipe.energyCurve = {low, high, low, high, low};
        break;
    case EnergyCurve::Flat:
    case EnergyCurve::AsRecipe:
        recipe.energyCurve.clear();
    }
}

} // namespace

QDateTime fullHour(const QDateTime& now) {
    const QTime time = now.time();
    return now.addMSecs(-(time.minute() * 60'000 + time.second() * 1'000 + time.msec()));
}

Target resolveTarget(const Catalog& catalog, const Listener& listener, signals::SignalSet enabled,
                     const Request& request) {
    const lists::ListInput input{catalog, listener, enabled, request};
    Target target = ofKind(input);
    applyCurve(request.curve, target.recipe);
    return target;
}

double weightFor(signals::SignalId id, const Target& target) {
    const auto row = std::ranges::find(c::kWeights, id, &c::Weight::id);
    if (row == c::kWeights.end()) {
        return 0;
    }
    double weight = target.asks == Asks::Recipe ? row->recipe : row->likeTrack;
    for (const auto& [key, factor] : target.recipe.weights) {
        weight *= key == signals::signalKey(id) ? factor : 1;
    }
    return weight;
}

double priorWeight(signals::SignalId id) {
    const auto row = std::ranges::find(c::kWeights, id, &c::Weight::id);
    return row == c::kWeights.end() ? 0 : (row->recipe > 0 ? row->recipe : row->likeTrack);
}

} // namespace earshot::recommend
