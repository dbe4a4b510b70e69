// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recommend/next/scorers/family.h"
#include "core/recommend/next/transforms.h"

namespace earshot::recommend::next {

namespace {

namespace c = constants;

/// The share of repeats among the last eight plays of the sitting, .8 per step back, with one play
/// of doubt.
double repeatMode(std::span<const Memory::Heard> sitting) {
    double repeats = 0;
    double all = 1;
    double weight = 1;
    const std::size_t reach = std::min<std::size_t>(c::kModePlays, sitting.size());
    for (std::size_t back = 1; back <= reach; ++back) {
        repeats += sitting[sitting.size() - back].repeat ? weight : 0;
        all += weight;
        weight *= c::kSittingFade;
    }
    return repeats / all;
}

} // namespace

/// Repeat consumption (Anderson, Kumar, Tomkins & Vassilvitskii 2014) and boredom within the
/// sitting (Kapoor et al. 2015), age = plays since the track was last heard in it:
///   plays.bored       .9^age
///   plays.again       1 for the track just heard
///   plays.again_rate  for that track: logOdds((n₌ + .3)/(n + 6)), n₌ of n steps repeated at once
///   plays.loop        heard within the last 30 plays, not the last: logOdds((r + .5)/(n + 5)), r
///   of
///                     n steps went to an earlier track of the sitting, both fading by .98 a step
///   plays.mode        ever heard: the fading share of repeats in this sitting (repeat or explore,
///                     Ren et al. 2019)
/// Nothing while a sitting opens.
void scorePlays(const Moment& moment, PhiTable& table) {
    if (moment.opens()) {
        return;
    }
    const Memory& memory = moment.memory();
    table.setHeard(ScorerId::Mode, repeatMode(moment.sitting()));
    const double again =
        logOdds((memory.again + c::kAgainPrior) / (memory.steps + c::kAgainPriorSteps));
    const double loop =
        logOdds((memory.wentRound + c::kLoopPrior) / (memory.round + c::kLoopPriorSteps));
    for (const Moment::InSitting& heard : moment.tracks()) {
        table.set(ScorerId::Bored, heard.track, std::pow(c::kBoredomFade, heard.age));
        if (heard.age == 0) {
            table.set(ScorerId::Again, heard.track, 1);
            table.set(ScorerId::AgainRate, heard.track, again);
        } else if (heard.age < c::kRecentPlays) {
            table.set(ScorerId::Loop, heard.track, loop);
        }
    }
}

} // namespace earshot::recommend::next
