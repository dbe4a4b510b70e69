// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recommend/lists/constants.h"
#include "core/recommend/lists/list_kinds.h"
#include "core/recommend/lists/way.h"
#include "core/recommend/sequencer.h"
#include "core/recommend/text.h"
#include "core/recommend/traits.h"

#include <algorithm>
#include <cmath>

namespace earshot::recommend::lists {

namespace {

using namespace Qt::StringLiterals;
using signals::SignalId;

/// The way between the ends in as many stretches as there are tracks to come, each to be filled
/// alike; who stands at or beyond an end comes last of all.
Quota evenlyAlong(const std::vector<float>& place, int tracks) {
    Quota quota;
    quota.rule = Rule::Stretch;
    const int stretches = std::clamp(tracks, 1, kMostStretches);
    const int each = (tracks + stretches - 1) / stretches;
    quota.most.assign(static_cast<std::size_t>(stretches), each);
    quota.most.push_back(0);
    // The ends keep half a step free on either side.
    const float step = 1.0F / static_cast<float>(stretches + 1);
    for (const float at : place) {
        const float stretch = (at - step / 2) / step;
        const bool within = stretch >= 0 && stretch < static_cast<float>(stretches);
        quota.group.push_back(
            static_cast<std::int16_t>(within ? static_cast<int>(stretch) : stretches));
    }
    return quota;
}

/// The mood map's straight line between the ends, where both moods are known.
void askForMoods(const Catalog& catalog, const std::vector<Index>& ends, Recipe& recipe) {
    for (const Index end : ends) {
        const auto at = static_cast<std::size_t>(end);
        if (std::isnan(catalog.valence[at]) || std::isnan(catalog.arousal[at])) {
            recipe.path.clear();
            return;
        }
        recipe.path.push_back({catalog.valence[at], catalog.arousal[at]});
    }
    recipe.valence = (recipe.path[0].valence + recipe.path[1].valence) / 2;
    recipe.arousal = (recipe.path[0].arousal + recipe.path[1].arousal) / 2;
}

} // namespace

/// A gradual way from the first seed to the second.
Target pathBetween(const ListInput& input) {
    const Catalog& catalog = input.catalog;
    Target target;
    target.kind = ListKind::Path;
    target.asks = Asks::Way;
    target.title = Text::tr("Path");
    target.purpose = target.title;
    target.lookedAt.set(SignalId::Sound, true);
    target.lookedAt.set(SignalId::Mood, true);
    for (const library::TrackId id : input.request.seeds) {
        const Index track = catalog.indexOf(id);
        if (track >= 0 && std::ranges::find(target.seeds, track) == target.seeds.end()) {
            target.seeds.push_back(track);
        }
    }
    target.context = u"path"_s;
    if (target.seeds.size() != 2) {
        return notReady(target, Text::tr("A path needs two different songs of your library."));
    }
    target.title =
        Text::tr("Path: from %1 to %2")
            .arg(artistWords(catalog, target.seeds[0]), artistWords(catalog, target.seeds[1]));
    target.barred = target.kept = target.faces = target.seeds;
    const Way way(catalog, target.seeds[0], target.seeds[1], input.enabled);
    if (!way.leadsSomewhere()) {
        return notReady(target,
                        input.enabled.has(SignalId::Sound) || input.enabled.has(SignalId::Mood)
                            ? Text::tr("Earshot hears no difference between these two yet, so "
                                       "there is no way to go.")
                            : Text::tr("A path needs Sound or Mood; both are off."),
                        {SignalId::Sound, SignalId::Mood});
    }
    target.recipe.valenceRadius = target.recipe.arousalRadius = kPathRadius;
    target.recipe.artistCap = 2;
    askForMoods(catalog, target.seeds, target.recipe);
    target.place.resize(catalog.ids.size());
    for (Index track = 0; track < catalog.size(); ++track) {
        target.place[static_cast<std::size_t>(track)] = way.place(track);
    }
    target.quota = evenlyAlong(target.place, input.request.length);
    const QString by = !input.enabled.has(SignalId::Mood)    ? Text::tr("by sound")
                       : !input.enabled.has(SignalId::Sound) ? Text::tr("by mood")
                                                             : Text::tr("by sound and mood");
    target.madeFrom = Text::tr("Step by step %1 from the first song to the last.").arg(by);
    return target;
}

Quota quotaAlong(const Catalog& catalog, const Recipe& recipe, int length) {
    Quota quota;
    quota.rule = Rule::Stretch;
    const auto stretches = static_cast<std::size_t>(std::clamp(length, 1, kDrawnStretches));
    std::vector<MoodPoint> places;
    for (std::size_t i = 0; i < stretches; ++i) {
        const int begin = static_cast<int>(i) * length / static_cast<int>(stretches);
        const int end = (static_cast<int>(i) + 1) * length / static_cast<int>(stretches);
        const MoodPoint here = pointAt(recipe.path, i, stretches);
        const auto same = std::ranges::find_if(places, [&here](const MoodPoint& other) {
            return std::hypot(here.valence - other.valence, here.arousal - other.arousal) <
                   kSamePlace;
        });
        if (same == places.end()) {
            places.push_back(here);
            quota.most.push_back(end - begin);
        } else {
            quota.most[static_cast<std::size_t>(same - places.begin())] += end - begin;
        }
    }
    quota.group.reserve(catalog.ids.size());
    for (std::size_t track = 0; track < catalog.ids.size(); ++track) {
        std::size_t nearest = 0;
        double least = std::numeric_limits<double>::infinity();
        for (std::size_t i = 0; i < places.size(); ++i) {
            const double apart =
                std::hypot(static_cast<double>(catalog.valence[track]) - places[i].valence,
                           static_cast<double>(catalog.arousal[track]) - places[i].arousal);
            if (apart < least) { // never for an unknown mood
                least = apart;
                nearest = i;
            }
        }
        quota.group.push_back(static_cast<std::int16_t>(nearest));
    }
    return quota;
}

} // namespace earshot::recommend::lists
