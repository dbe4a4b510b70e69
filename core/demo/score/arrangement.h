// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/random.h"
#include "core/demo/score/harmony.h"
#include "core/demo/score/melody.h"
#include "core/demo/score/score.h"

namespace earshot::demo {

inline constexpr double BeatsPerBar = 4;

/// The frame of a piece, and the gestures all styles share.
class Arrangement {
public:
    Arrangement(const PieceSpec& piece, Colour colour);

    const PieceSpec& piece;
    int bars = 0;              ///< without the last chord, which stands in bar `bars`
    int introEnd = 0;          ///< the bar in which the piece is all there
    int lift = 0;              ///< the bar in which it grows
    std::vector<Chord> chords; ///< one a bar, and the tonic at the end
    base::Random random;
    Score score;

    [[nodiscard]] bool happy() const { return piece.valence > 0; }
    [[nodiscard]] static double at(int bar, double beat = 0) { return bar * BeatsPerBar + beat; }

    /// The bass note of a bar, at or above `lowest`.
    [[nodiscard]] int bass(int bar, int lowest) const;

    /// Chords held bar by bar, the last one longer.
    void hold(Part& part, int firstBar, int voices, int centre, double velocity);

    /// Wind, sea or a crowd behind the music: a swell in each bar at this pitch.
    void texture(Part& part, int firstBar, int pitch, double velocity);

    /// One bar's pattern of drum hits, for the bars [first, end).
    void drums(int first, int end, std::span<const Hit> pattern);

    /// A roll that leads into this bar.
    void fill(int bar);

    /// Leaves the grid by a few milliseconds and the even touch by a few per cent, as players do.
    /// The drift does not accumulate: the tempo stays.
    void humanise(double milliseconds, double velocityShare);
};

void arrangeAmbient(Arrangement& a);
void arrangeFolk(Arrangement& a);
void arrangeElectronic(Arrangement& a);
void arrangeRock(Arrangement& a);
void arrangeCinematic(Arrangement& a);

} // namespace earshot::demo
