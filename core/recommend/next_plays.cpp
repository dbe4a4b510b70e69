// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recommend/next_plays.h"

#include "core/recommend/constants.h"
#include "core/recommend/sitting.h"

#include <algorithm>

namespace earshot::recommend {

namespace {

using next::Place;
using signals::SignalId;

/// The track that stands for the song; −1 where it is not in the library.
Index songOf(const Catalog& catalog, library::TrackId id) {
    const Index own = catalog.indexOf(id);
    return own < 0 ? -1 : catalog.representative[static_cast<std::size_t>(own)];
}

std::shared_ptr<const NextMemory> pastOf(const ScoringInput& input) {
    auto past = remembered<NextMemory>(input.listener.memo, QByteArrayLiteral("sequence"), [&] {
        const std::span<const signals::SequenceRecord> all = input.listener.history.sequences;
        next::Memory memory;
        int sitting = -1;
        for (const signals::SequenceRecord& record :
             all.last(std::min(all.size(), constants::kNextPlays))) {
            if (const Index track = songOf(input.catalog, record.track); track >= 0) {
                const Place place = record.sitting == sitting ? Place::Continues : Place::Opens;
                memory.learn(*input.catalog.byArtist, {track, 0, place});
                sitting = record.sitting;
            }
        }
        return NextMemory(std::move(memory));
    });
    return past->memory.plays.empty() ? nullptr : past;
}

std::vector<Index> heardInSitting(const ScoringInput& input) {
    std::vector<Index> heard;
    for (const signals::Sitting::Outcome& outcome : input.listener.sitting.outcomes) {
        const Index track = outcome.counts ? songOf(input.catalog, outcome.track) : -1;
        if (track >= 0) {
            heard.push_back(track);
        }
    }
    return heard;
}

} // namespace

NextMemory::NextMemory(next::Memory learned) : memory(std::move(learned)) {
    heard.reserve(memory.heard.size());
    for (const auto& [track, places] : memory.heard) {
        heard.push_back(track);
    }
    std::ranges::sort(heard);
}

NextPlays nextPlays(const ScoringInput& input) {
    NextPlays told;
    if (input.enabled.has(SignalId::Sequence)) {
        told.past = pastOf(input);
    }
    if (input.enabled.has(SignalId::Session) &&
        isCurrent(input.listener.sitting, input.request.now)) {
        const std::vector<Index> heard = heardInSitting(input);
        // Sequence has the sitting already, unless it was switched on or cleared meanwhile.
        if (!heard.empty() && (told.empty() || told.latest() != heard.back())) {
            for (const Index track : heard) {
                told.plays.push_back({track, 0, told.place});
                told.place = Place::Continues;
            }
        }
        told.place = heard.empty() ? Place::Opens : Place::Continues;
    }
    if (input.target.kind == ListKind::LikeTrack && !input.target.seeds.empty()) {
        const Index after = input.request.after == library::TrackId::None
                                ? input.target.seeds.back()
                                : input.catalog.indexOf(input.request.after);
        if (after >= 0) {
            const Index track = input.catalog.representative[static_cast<std::size_t>(after)];
            if (told.place == Place::Opens || told.latest() != track) {
                told.plays.push_back({track, 0, told.place});
            }
            told.place = Place::Continues;
        }
    }
    return told;
}

std::shared_ptr<const NextMemory> memoryAfter(const ScoringInput& input, const NextPlays& told) {
    if (told.plays.empty()) {
        return told.past;
    }
    next::Memory memory = told.past ? told.past->memory : next::Memory{};
    for (const next::Play& play : told.plays) {
        memory.learn(*input.catalog.byArtist, play);
    }
    return std::make_shared<const NextMemory>(std::move(memory));
}

} // namespace earshot::recommend
