// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recommend/next/scorers/family.h"
#include "core/recommend/next/transforms.h"

#include <cstdlib>

namespace earshot::recommend::next {

namespace {

namespace c = constants;

/// How much a play of a past sitting is part of this one, [0, 1].
double nearness(const Moment& moment, Index track) {
    const Moment::InSitting* here = moment.find(track);
    return here ? std::pow(c::kSittingFade, here->age) : 0;
}

void scoreNeighbour(const Moment& moment, std::span<const Memory::Heard> past, PhiTable& table) {
    double alike = 0;
    double nearest = 0;
    std::ptrdiff_t anchor = 0;
    for (std::size_t i = 0; i < past.size(); ++i) {
        const double near = nearness(moment, past[i].track);
        alike += near;
        if (near > nearest) {
            nearest = near;
            anchor = static_cast<std::ptrdiff_t>(i);
        }
    }
    if (alike == 0) {
        return;
    }
    const double likeness = alike / std::sqrt(static_cast<double>(past.size()));
    for (std::size_t i = 0; i < past.size(); ++i) {
        const std::ptrdiff_t after = static_cast<std::ptrdiff_t>(i) - anchor;
        const double side = after > 0 ? 1 : c::kBeforeShare;
        const double distance = 1 + c::kDistanceFade * static_cast<double>(std::abs(after));
        table.raise(ScorerId::Near, past[i].track, saturated(likeness * side / distance));
    }
}

} // namespace

/// Past sittings as neighbours (VSKNN, Ludewig & Jannach 2018), w(x) = .8^(plays since x was heard
/// in this sitting), over the last 200 sittings P of length l:
///   session.near    saturated(max over P of Σ w(P)/√l · s/(1 + .25·d)), d places from where w is
///                   largest, s = 1 after it and ½ up to it
///   session.opener  while a sitting opens: stretched((times it opened one)/(sittings + 2))
void scoreSession(const Moment& moment, PhiTable& table) {
    const Memory& memory = moment.memory();
    if (moment.opens()) {
        for (const Counter::Entry& entry : memory.openers.entries()) {
            table.set(ScorerId::Opener, entry.key,
                      stretched(entry.count / (memory.openers.total() + c::kOpenerSmoothing)));
        }
        return;
    }
    const std::size_t count = memory.sittings.size();
    for (std::size_t i = count - std::min(count, c::kPastSittings); i < count; ++i) {
        const Memory::Sitting& sitting = memory.sittings[i];
        scoreNeighbour(moment,
                       std::span(memory.plays)
                           .subspan(static_cast<std::size_t>(sitting.begin),
                                    static_cast<std::size_t>(sitting.end - sitting.begin)),
                       table);
    }
}

} // namespace earshot::recommend::next
