// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/demo/score/piece.h"

#include <array>
#include <vector>

namespace earshot::demo {

struct Chord {
    int degree = 1;           ///< of the scale, 1 … 7
    int root = 0;             ///< pitch class
    std::vector<int> tones;   ///< pitch classes from the root up: triad, then colour tones
    std::array<int, 7> scale; ///< the pitch classes to play over it, from the tonic up
};

enum class Colour : std::uint8_t { Triad, Rich, Tense };

/// The chord on this degree. In minor the fifth is major (leading tone). Rich adds the seventh to
/// all but the dominant and the tonic, which get a ninth: soft, and the key stays clear. Tense adds
/// the ninth and the sixth, which in minor lie a semitone from the third and the fifth; the tonic
/// gets the tritone instead of the sixth.
[[nodiscard]] Chord chordOn(int degree, const PieceSpec& piece, Colour colour);

/// Places each chord in `voices` pitches near `centre`, moving as little as possible from one to
/// the next (voice leading).
[[nodiscard]] std::vector<std::vector<int>> voiceLead(const std::vector<Chord>& chords, int voices,
                                                      int centre);

/// The pitch of this class nearest to `around`.
[[nodiscard]] int nearestPitch(int pitchClass, int around);

} // namespace earshot::demo
