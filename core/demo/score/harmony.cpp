// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/demo/score/harmony.h"

#include <algorithm>
#include <cstdlib>
#include <limits>

namespace earshot::demo {

namespace {

constexpr std::array<int, 7> MajorScale{0, 2, 4, 5, 7, 9, 11};
constexpr std::array<int, 7> MinorScale{0, 2, 3, 5, 7, 8, 10};
constexpr int LeadingTone = 11;
constexpr int Tritone = 6;

/// All ways to place the chord's tones: each inversion from each start around the centre.
std::vector<std::vector<int>> placements(const Chord& chord, int voices, int centre) {
    std::vector<int> tones = chord.tones;
    if (static_cast<int>(tones.size()) > voices) {
        tones.resize(static_cast<std::size_t>(voices));
    }
    std::vector<std::vector<int>> found;
    for (int lowest = centre - 10; lowest <= centre; ++lowest) {
        if (std::ranges::find(tones, lowest % 12) == tones.end()) {
            continue;
        }
        std::vector<int> pitches{lowest};
        for (int pitch = lowest + 1; static_cast<int>(pitches.size()) < voices; ++pitch) {
            if (std::ranges::find(tones, pitch % 12) != tones.end()) {
                pitches.push_back(pitch);
            }
        }
        found.push_back(std::move(pitches));
    }
    return found;
}

int movement(const std::vector<int>& from, const std::vector<int>& to) {
    int sum = 0;
    for (std::size_t i = 0; i < to.size(); ++i) {
        sum += std::abs(to[i] - from[i]);
    }
    return sum;
}

} // namespace

Chord chordOn(int degree, const PieceSpec& piece, Colour colour) {
    std::array<int, 7> steps = piece.mode == Mode::Major ? MajorScale : MinorScale;
    if (degree == 5 && piece.mode == Mode::Minor) {
        steps[6] = LeadingTone;
    }
    Chord chord;
    chord.degree = degree;
    for (std::size_t i = 0; i < steps.size(); ++i) {
        chord.scale[i] = (piece.tonic + steps[i]) % 12;
    }
    const auto tone = [&](int above) {
        return chord.scale[static_cast<std::size_t>((degree - 1 + above) % 7)];
    };
    chord.root = tone(0);
    chord.tones = {tone(0), tone(2), tone(4)};
    if (colour == Colour::Rich) {
        chord.tones.push_back(degree == 1 || degree == 5 ? tone(8) : tone(6));
    } else if (colour == Colour::Tense) {
        chord.tones.push_back(tone(8));
        chord.tones.push_back(degree == 1 ? (chord.root + Tritone) % 12 : tone(5));
    }
    return chord;
}

std::vector<std::vector<int>> voiceLead(const std::vector<Chord>& chords, int voices, int centre) {
    std::vector<std::vector<int>> led;
    for (const Chord& chord : chords) {
        std::vector<int> best;
        int least = std::numeric_limits<int>::max();
        for (auto& candidate : placements(chord, voices, centre)) {
            const int middle =
                std::abs((candidate.front() + candidate.back()) / 2 - centre) * voices / 2;
            const int cost = middle + (led.empty() ? 0 : movement(led.back(), candidate));
            if (cost < least) {
                least = cost;
                best = std::move(candidate);
            }
        }
        led.push_back(std::move(best));
    }
    return led;
}

int nearestPitch(int pitchClass, int around) {
    const int above = around + ((pitchClass - around) % 12 + 12) % 12;
    return above - around > 6 ? above - 12 : above;
}

} // namespace earshot::demo
