// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/demo/score/melody.h"

#include <algorithm>
#include <cstdlib>
#include <span>

namespace earshot::demo {

namespace {

constexpr int kBeatsInBar = 4;

struct Step {
    double offset; ///< in beats from the bar line
    double beats;
};
using Rhythm = std::vector<Step>;

const std::vector<Rhythm>& rhythms(Density density) {
    static const std::vector<Rhythm> Sparse{
        {{0, 3}, {3, 1}}, {{0, 2}, {2, 2}}, {{1, 1}, {2, 2}}, {{0, 1.5}, {1.5, 2.5}}};
    static const std::vector<Rhythm> Flowing{{{0, 1.5}, {1.5, 0.5}, {2, 2}},
                                             {{0, 1}, {1, 1}, {2, 1.5}, {3.5, 0.5}},
                                             {{0, 1}, {1, 0.5}, {1.5, 0.5}, {2, 1}, {3, 1}},
                                             {{0.5, 0.5}, {1, 1}, {2, 1}, {3, 1}}};
    static const std::vector<Rhythm> Lively{
        {{0, 0.5}, {0.5, 0.5}, {1, 1}, {2, 0.5}, {2.5, 0.5}, {3, 1}},
        {{0, 0.75}, {0.75, 0.75}, {1.5, 0.5}, {2, 1}, {3, 0.5}, {3.5, 0.5}},
        {{0, 1}, {1, 0.5}, {1.5, 1}, {2.5, 0.5}, {3, 0.5}, {3.5, 0.5}},
        {{0, 0.5}, {0.5, 1}, {1.5, 0.5}, {2, 0.75}, {2.75, 0.75}, {3.5, 0.5}}};
    switch (density) {
    case Density::Sparse:
        return Sparse;
    case Density::Flowing:
        return Flowing;
    case Density::Lively:
        return Lively;
    }
    return Flowing;
}

/// A bar's rhythm with the contour it is sung to, in scale steps from note to note.
struct Motif {
    Rhythm rhythm;
    std::vector<int> moves;
};

Motif makeMotif(Density density, base::Random& random) {
    const auto& choices = rhythms(density);
    Motif motif{choices[random.below(choices.size())], {}};
    const int direction = random.uniform() < 0.5 ? 1 : -1;
    for (std::size_t i = 0; i < motif.rhythm.size(); ++i) {
        // Mostly steps in one direction, now and then a leap back (Narmour's gap fill).
        const double draw = random.uniform();
        motif.moves.push_back(draw < 0.6 ? direction : draw < 0.8 ? -direction : 2 * -direction);
    }
    return motif;
}

/// The pitch that lies `steps` scale steps from `pitch`.
int moveInScale(int pitch, int steps, const Chord& chord) {
    const int direction = steps < 0 ? -1 : 1;
    for (int left = std::abs(steps); left > 0;) {
        pitch += direction;
        if (std::ranges::find(chord.scale, pitch % 12) != chord.scale.end()) {
            --left;
        }
    }
    return pitch;
}

int nearestChordTone(int pitch, const Chord& chord) {
    int best = nearestPitch(chord.root, pitch);
    for (const int tone : std::span(chord.tones).first(3)) {
        const int candidate = nearestPitch(tone, pitch);
        if (std::abs(candidate - pitch) < std::abs(best - pitch)) {
            best = candidate;
        }
    }
    return best;
}

int fold(int pitch, const MelodyPlan& plan) {
    while (pitch > plan.highest) {
        pitch -= 12;
    }
    while (pitch < plan.lowest) {
        pitch += 12;
    }
    return pitch;
}

} // namespace

std::vector<Note> composeMelody(const std::vector<Chord>& chords, const MelodyPlan& plan,
                                base::Random& random) {
    const Motif theme = makeMotif(plan.density, random);
    const Motif contrast = makeMotif(plan.density, random);
    std::vector<Note> notes;
    int pitch = nearestPitch(chords[static_cast<std::size_t>(plan.firstBar)].tones[2],
                             (plan.lowest + plan.highest) / 2);
    for (int bar = plan.firstBar; bar < plan.endBar; ++bar) {
        const Chord& chord = chords[static_cast<std::size_t>(bar)];
        const int inPhrase = (bar - plan.firstBar) % 4;
        if (inPhrase == 3 && bar + 1 < plan.endBar) {
            // The phrase comes to rest and breathes.
            pitch = fold(nearestChordTone(pitch, chord), plan);
            notes.push_back({bar * 4.0, 2.6, pitch, plan.velocity * 0.9});
            continue;
        }
        const Motif& motif = inPhrase == 2 ? contrast : theme;
        for (std::size_t i = 0; i < motif.rhythm.size(); ++i) {
            const Step& step = motif.rhythm[i];
            const bool strong = step.offset == 0 || step.offset == 2;
            pitch = moveInScale(pitch, i == 0 && inPhrase != 1 ? 0 : motif.moves[i], chord);
            pitch = strong ? nearestChordTone(pitch, chord) : pitch;
            pitch = fold(pitch, plan);
            notes.push_back({bar * kBeatsInBar + step.offset, step.beats * 0.95, pitch,
                             plan.velocity * (strong ? 1.0 : 0.85)});
        }
    }
    if (plan.endBar + 1 == static_cast<int>(chords.size())) {
        const int tonic = nearestPitch(chords.back().root, pitch);
        notes.push_back({plan.endBar * 4.0, 4.0, fold(tonic, plan), plan.velocity});
    }
    return notes;
}

} // namespace earshot::demo
