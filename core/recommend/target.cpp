// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recommend/target.h"

#include "core/recommend/constants.h"
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

Target fromRecipe(const Request& request) {
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
    return target;
}

Target fromSeeds(const Catalog& catalog, const Request& request) {
    Target target;
    target.kind = ListKind::LikeTrack;
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
    return target;
}

Target fromMoment(const Catalog& catalog, const Listener& listener, signals::SignalSet enabled,
                  const Request& request, const QDateTime& hour) {
    Moment moment = momentAt(request.now, hour, catalog, listener, enabled);
    Target target;
    target.kind = ListKind::RightNow;
    target.context = u"now"_s;
    target.title = Text::tr("Right now: %1").arg(timeTitle(hour));
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

} // namespace

QDateTime fullHour(const QDateTime& now) {
    const QTime time = now.time();
    return now.addMSecs(-(time.minute() * 60'000 + time.second() * 1'000 + time.msec()));
}

Target resolveTarget(const Catalog& catalog, const Listener& listener, signals::SignalSet enabled,
                     const Request& request) {
    switch (request.kind) {
    case ListKind::LikeTrack:
        return fromSeeds(catalog, request);
    case ListKind::RightNow:
        return fromMoment(catalog, listener, enabled, request, fullHour(request.now));
    case ListKind::Recipe:
        break;
    }
    return fromRecipe(request);
}

double weightFor(signals::SignalId id, const Target& target) {
    const auto row = std::ranges::find(c::kWeights, id, &c::Weight::id);
    if (row == c::kWeights.end()) {
        return 0;
    }
    double weight = target.kind == ListKind::LikeTrack ? row->likeTrack : row->recipe;
    for (const auto& [key, factor] : target.recipe.weights) {
        weight *= key == signals::signalKey(id) ? factor : 1;
    }
    return weight;
}

double priorWeight(signals::SignalId id) {
    const auto row = std::ranges::find(c::kWeights, id, &c::Weight::id);
    return row == c::kWeights.end() ? 0 : row->recipe;
}

} // namespace earshot::recommend
