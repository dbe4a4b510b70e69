// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recommend/scorers/scorer.h"

#include "core/recommend/next_terms.h"

#include <array>

namespace earshot::recommend {

namespace {

using signals::SignalId;

struct Maker {
    SignalId id;
    std::unique_ptr<Scorer> (*make)(const ScoringInput&);
};
// A new scorer: its file, its line here, its weight in constants.h, its row in the registry.
constexpr std::array kMakers{
    Maker{SignalId::Sound, makeSoundScorer},
    Maker{SignalId::Mood, makeMoodScorer},
    Maker{SignalId::Tags, makeTagsScorer},
    Maker{SignalId::Lyrics, makeLyricsScorer},
    Maker{SignalId::Arrival, makeArrivalScorer},
    Maker{SignalId::Plays, makePlaysScorer},
    Maker{SignalId::Completion, makeCompletionScorer},
    Maker{SignalId::Likes, makeLikesScorer},
    Maker{SignalId::Playlists, makePlaylistsScorer},
    Maker{SignalId::Sequence, makeSequenceScorer},
    Maker{SignalId::Daytime, makeDaytimeScorer},
    Maker{SignalId::Activity, makeActivityScorer},
    Maker{SignalId::Choice, makeChoiceScorer},
    Maker{SignalId::Device, makeDeviceScorer},
    Maker{SignalId::Spotlight, makeSpotlightScorer},
    Maker{SignalId::Imports, makeImportsScorer},
    Maker{SignalId::Circle, makeCircleScorer},
    Maker{SignalId::Session, makeSessionScorer},
    Maker{SignalId::Exploration, makeExplorationScorer},
};

constexpr bool everySignalHasOne() {
    for (std::size_t i = 0; i < kMakers.size(); ++i) {
        if (kMakers[i].id != static_cast<SignalId>(i)) {
            return false;
        }
    }
    return kMakers.size() == signals::kSignalCount;
}
static_assert(everySignalHasOne(), "in the order of SignalId");

} // namespace

void roundInto(std::span<const float> phi, float scale, MicroPoints* out) {
    for (std::size_t i = 0; i < phi.size(); ++i) {
        out[i] = rounded(phi[i] * scale);
    }
}

void Scorer::scoreRounded(Index first, float scale, std::span<MicroPoints> out) const {
    std::array<float, kMostAtOnce> room;
    const std::span<float> phi = std::span(room).first(out.size());
    score(first, phi);
    roundInto(phi, scale, out.data());
}

void Scorer::scoreEach(std::span<const Index> tracks, std::span<float> phi) const {
    for (std::size_t i = 0; i < tracks.size(); ++i) {
        score(tracks[i], phi.subspan(i, 1));
    }
}

std::unique_ptr<Scorer> makeScorer(SignalId id, const ScoringInput& input) {
    std::unique_ptr<Scorer> own = kMakers[static_cast<std::size_t>(id)].make(input);
    const bool inNext = input.next && id != SignalId::Sequence && input.next->speaks(id);
    return inNext ? withNextTerms(id, std::move(own), input.next) : std::move(own);
}

} // namespace earshot::recommend
