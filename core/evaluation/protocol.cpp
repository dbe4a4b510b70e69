// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/evaluation/protocol.h"

#include "core/evaluation/constants.h"
#include "core/evaluation/decoys.h"

#include <algorithm>

namespace earshot::evaluation {

namespace {

namespace next = recommend::next;

std::int32_t placeOf(const std::vector<std::int32_t>& sorted, std::int32_t number) {
    return static_cast<std::int32_t>(std::ranges::lower_bound(sorted, number) - sorted.begin());
}

} // namespace

std::optional<std::size_t> testBegin(std::span<const Listen> plays) {
    const std::size_t count = plays.size();
    const auto within = [&plays](std::size_t i) {
        return plays[i].sitting == plays[i - 1].sitting;
    };
    const auto wanted =
        static_cast<std::size_t>(static_cast<double>(count) * constants::kTrainShare);
    std::size_t begin = wanted;
    while (begin < count && begin > 0 && within(begin)) {
        ++begin;
    }
    if (begin >= count) {
        begin = wanted;
        while (begin > 1 && within(begin)) {
            --begin;
        }
    }
    if (begin < constants::kFewestToTrain || begin >= count) {
        return std::nullopt;
    }
    return begin;
}

QByteArray personOf(const QByteArray& name) {
    qsizetype digits = 1;
    while (digits < name.size() && name[digits] >= '0' && name[digits] <= '9') {
        ++digits;
    }
    const bool window = name.startsWith('w') && digits > 1 && name.mid(digits).startsWith('u');
    return window ? name.mid(digits + 1) : name;
}

int foldOf(const QByteArray& listenerName) {
    return static_cast<int>(crc32(personOf(listenerName)) %
                            static_cast<std::uint32_t>(constants::kFolds));
}

Replay replayOf(const History& history, std::size_t listener,
                const std::map<std::int32_t, std::int32_t>& decoys) {
    const std::vector<Listen>& plays = history.listeners[listener].plays;
    std::map<std::int32_t, std::int32_t> artistOf = decoys;
    for (const Listen& play : plays) {
        artistOf[play.track] = play.artist; // of several, the latest
    }
    std::vector<std::int32_t> tracks;
    std::vector<std::int32_t> artists;
    for (const auto& [track, artist] : artistOf) {
        tracks.push_back(track);
        artists.push_back(artist);
    }
    std::vector<std::int32_t> numbers = artists;
    std::ranges::sort(numbers);
    numbers.erase(std::ranges::unique(numbers).begin(), numbers.end());
    for (std::int32_t& artist : artists) {
        artist = placeOf(numbers, artist);
    }
    std::vector<next::Play> replayed;
    for (std::size_t i = 0; i < plays.size(); ++i) {
        const bool opens = i == 0 || plays[i].sitting != plays[i - 1].sitting;
        replayed.push_back({placeOf(tracks, plays[i].track), plays[i].seconds * 1000,
                            opens ? next::Place::Opens : next::Place::Continues});
    }
    return {next::Library(std::move(artists)), std::move(tracks), std::move(replayed)};
}

} // namespace earshot::evaluation
