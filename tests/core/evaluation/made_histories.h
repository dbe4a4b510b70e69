// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/random.h"
#include "core/evaluation/history.h"

// Histories without files: listeners whose habits are known.
namespace earshot::evaluation::tests {

/// Listeners who mostly stay with an artist, sometimes play again what they just heard, and share
/// no track: 40 tracks by 8 artists each, sittings of ten plays, a play every 200 s.
inline History stayingListeners(int count, int plays, std::uint64_t seed) {
    constexpr std::int32_t kTracks = 40;
    constexpr std::int32_t kArtists = 8;
    History history;
    base::Random random(seed);
    for (std::int32_t who = 0; who < count; ++who) {
        HistoryListener listener{"w0u" + QByteArray::number(who), {}};
        std::int32_t track = 0;
        for (std::int32_t i = 0; i < plays; ++i) {
            const double habit = random.uniform();
            const auto drawn = static_cast<std::int32_t>(random.below(kTracks));
            if (habit < 0.6) {
                track = drawn / kArtists * kArtists % kTracks + track % kArtists;
            } else if (habit < 0.9) {
                track = drawn;
            }
            listener.plays.push_back({1'400'000'000 + i / 10 * 40'000 + i % 10 * 200,
                                      who * plays + i / 10, who * kTracks + track,
                                      who * kArtists + track % kArtists});
        }
        history.listeners.push_back(std::move(listener));
    }
    for (std::int32_t i = 0; i < count * kTracks; ++i) {
        history.tracks.push_back(QByteArray::number(100'000 + i));
    }
    for (std::int32_t i = 0; i < count * kArtists; ++i) {
        history.artists.push_back(QByteArray::number(100'000 + i));
    }
    return history;
}

} // namespace earshot::evaluation::tests
