// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recommend/next/scorers/family.h"
#include "core/recommend/next/transforms.h"

#include <map>

namespace earshot::recommend::next {

namespace {

namespace c = constants;

/// The fading share of steps of this sitting that stayed with the artist, from one half.
double stayShare(std::span<const Memory::Heard> sitting) {
    double stays = 0.5;
    double all = 1;
    double weight = 1;
    for (std::size_t i = sitting.size(); i-- > 1;) {
        stays += sameArtist(sitting[i - 1], sitting[i]) ? weight : 0;
        all += weight;
        weight *= c::kSittingFade;
    }
    return stays / all;
}

/// The share of runs as long as this one that went on; where few are known, of all runs.
double runShare(const Memory& memory) {
    const double usual =
        (memory.stayed + c::kStayPrior) / (memory.stayed + memory.went + c::kStayPriorSteps);
    const Memory::Run& run =
        memory.runs[static_cast<std::size_t>(std::min(memory.run, c::kLongestRun))];
    return (run.stayed + c::kRunPriorSteps * usual) / (run.stayed + run.went + c::kRunPriorSteps);
}

struct ArtistHere {
    double plays = 0; ///< fading by half a play
    int tracks = 0;
};

void scoreShare(const Moment& moment, PhiTable& table) {
    std::map<std::int32_t, ArtistHere> artists;
    double all = 0;
    double weight = 1;
    for (std::size_t i = moment.sitting().size(); i-- > 0;) {
        artists[moment.sitting()[i].artist].plays += weight;
        all += weight;
        weight *= c::kArtistFade;
    }
    for (const Moment::InSitting& heard : moment.tracks()) {
        ++artists[heard.artist].tracks;
    }
    for (const auto& [artist, here] : artists) {
        const std::span<const Index> tracks = moment.library().tracksOf(artist);
        const double left = std::max(1.0, static_cast<double>(tracks.size()) - here.tracks);
        for (const Index track : tracks) {
            const Moment::InSitting* heard = moment.find(track);
            if (!heard || heard->age >= c::kRecentPlays) {
                table.set(ScorerId::Share, track, here.plays / all / left);
            }
        }
    }
}

} // namespace

/// Same-artist strategies of playlist generation (Bonnin & Jannach 2014), a = artist of the track
/// just heard. For every track by a:
///   artist.same   1
///   artist.stay   logOdds of the fading share (.8 a step) of this sitting's steps that stayed
///   artist.run    logOdds((s + 4·p)/(s + g + 4)): s of s + g runs of this length (6 = or longer)
///                 went on, p the fading share (.98 a step) over all lengths: the hazard of a run
///   artist.gap    ln(300 / seconds since its start)/2 within ±1: below 0 once the usual time is
///                 past; stands for finishing where only starts are known
/// For the artists of this sitting, tracks not among the last 30 plays:
///   artist.share  share of the artist's plays, halved per step back, over the artist's tracks left
/// While a sitting opens, for the artist of the last play before it:
///   artist.resume 1
void scoreArtist(const Moment& moment, PhiTable& table) {
    const Memory& memory = moment.memory();
    if (memory.plays.empty()) {
        return;
    }
    const std::span<const Index> tracks = moment.library().tracksOf(memory.plays.back().artist);
    if (moment.opens()) {
        for (const Index track : tracks) {
            table.set(ScorerId::Resume, track, 1);
        }
        return;
    }
    const double stay = logOdds(stayShare(moment.sitting()));
    const double run = logOdds(runShare(memory));
    const double seconds = std::max(1.0, moment.secondsSinceStart());
    const double gap = std::clamp(std::log(c::kUsualSeconds / seconds) / 2, -1.0, 1.0);
    for (const Index track : tracks) {
        table.set(ScorerId::Same, track, 1);
        table.set(ScorerId::Stay, track, stay);
        table.set(ScorerId::Run, track, run);
        table.set(ScorerId::Gap, track, gap);
    }
    scoreShare(moment, table);
}

} // namespace earshot::recommend::next
