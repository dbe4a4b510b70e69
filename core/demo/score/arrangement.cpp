// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/demo/score/arrangement.h"

#include <algorithm>
#include <cmath>
#include <string_view>

namespace earshot::demo {

namespace {

/// About what a piece lasts before its last chord.
constexpr double BodySeconds = 27.0;

// Loudness that goes with arousal: −20 LUFS for the calmest, −11 for the wildest piece.
constexpr double LufsAtRest = -15.9;
constexpr double LufsPerArousal = 5.4;

// A calm record is mixed clean; a wild one is bright and driven into saturation.
constexpr double DrivePerArousal = 7;
constexpr double PresencePerArousalDb = 8;
/// Against the music. Every recording holds some.
constexpr double HissDb = -40;
constexpr double DarkHissDb = -38; ///< an old tape
constexpr double DarkDrive = 0.8;

int degreeAt(std::string_view degrees, int bar) {
    return degrees[static_cast<std::size_t>(bar) % degrees.size()] - '0';
}

} // namespace

Arrangement::Arrangement(const PieceSpec& of, Colour colour) : piece(of), random(seedOf(of)) {
    const double barSeconds = BeatsPerBar * 60 / piece.bpm;
    bars = std::max(6, 2 * static_cast<int>(std::lround(BodySeconds / barSeconds / 2)));
    introEnd = bars >= 12 ? 4 : 2;
    lift = bars / 2;
    for (int bar = 0; bar < bars; ++bar) {
        const int left = bars - bar;
        // Every piece closes with the full cadence, so that nobody can doubt its key.
        const int degree = left == 1    ? 5
                           : left == 2  ? 4
                           : bar < lift ? degreeAt(piece.verse, bar)
                                        : degreeAt(piece.chorus, bar - lift);
        chords.push_back(chordOn(degree, piece, colour));
    }
    chords.push_back(chordOn(1, piece, Colour::Triad));
    score.bpm = piece.bpm;
    score.beats = at(bars);
    score.lufs = LufsAtRest + LufsPerArousal * piece.arousal;
    score.drive = std::max(DrivePerArousal * piece.arousal, happy() ? 0.0 : DarkDrive);
    score.presenceDb = PresencePerArousalDb * piece.arousal;
    score.hissDb = happy() ? HissDb : DarkHissDb;
}

int Arrangement::bass(int bar, int lowest) const {
    const int root = chords[static_cast<std::size_t>(bar)].root;
    return lowest + ((root - lowest) % 12 + 12) % 12;
}

void Arrangement::hold(Part& part, int firstBar, int voices, int centre, double velocity) {
    const auto voiced = voiceLead(chords, voices, centre);
    for (int bar = firstBar; bar <= bars; ++bar) {
        for (const int pitch : voiced[static_cast<std::size_t>(bar)]) {
            part.notes.push_back({at(bar), BeatsPerBar, pitch, velocity});
        }
    }
}

void Arrangement::texture(Part& part, int firstBar, int pitch, double velocity) {
    for (int bar = firstBar; bar <= bars; ++bar) {
        part.notes.push_back({at(bar), BeatsPerBar, pitch, velocity});
    }
}

void Arrangement::drums(int first, int end, std::span<const Hit> pattern) {
    for (int bar = first; bar < end; ++bar) {
        for (const Hit& hit : pattern) {
            score.hits.push_back({at(bar, hit.beat), hit.drum, hit.velocity});
        }
    }
}

void Arrangement::fill(int bar) {
    for (int i = 0; i < 8; ++i) {
        const Drum drum = i < 4 ? Drum::Snare : i < 6 ? Drum::HighTom : Drum::LowTom;
        score.hits.push_back({at(bar) - 2 + i * 0.25, drum, 0.5 + 0.05 * i});
    }
}

void Arrangement::humanise(double milliseconds, double velocityShare) {
    const double beatsPerMs = piece.bpm / 60'000;
    const auto loosen = [&](double& beat, double& velocity) {
        const double drift = std::clamp(random.normal(), -2.0, 2.0) * milliseconds * beatsPerMs;
        beat = std::max(0.0, beat + drift);
        velocity = std::clamp(velocity * (1 + velocityShare * random.normal()), 0.05, 1.0);
    };
    for (Part& part : score.parts) {
        for (Note& note : part.notes) {
            loosen(note.beat, note.velocity);
        }
    }
    for (Hit& hit : score.hits) {
        loosen(hit.beat, hit.velocity);
    }
}

} // namespace earshot::demo
