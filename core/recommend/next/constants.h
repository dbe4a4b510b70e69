// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/recommend/next/scorer_id.h"

#include <cstddef>

/// Every number of the next-play model, with its reason. The weights were fitted (core/evaluation:
/// conditional logit with sign bounds, on libraries with decoys) on 680 listener-windows of 30Music
/// (Turrin et al. 2015); the folds are five fits that each left out a fifth of the listeners.
/// Unless a reason is given, the other constants are single settings that were never tuned.
namespace earshot::recommend::next::constants {

using signals::SignalId;

inline constexpr Sign kFor = Sign::AtLeastZero;
inline constexpr Sign kAgainst = Sign::AtMostZero;

// A weight is what φ = 1 gives, in points; behind it the range over the folds. Bounded by sign, so
// that evidence for a track can never count against it; without that a free fit learns "never
// heard" by detours wherever the library leaks (core/evaluation/README.md).
inline constexpr std::array<ScorerInfo, kScorerCount> kScorers{{
    // Heard a moment ago: what the loop and the match do not call back is rested.
    {ScorerId::Bored, "plays.bored", SignalId::Plays, kAgainst, -1.37}, // −1.47 … −1.26
    // Once more at once: rare for most, a habit for some; the rate tells which.
    {ScorerId::Again, "plays.again", SignalId::Plays, kFor, 1.70},          // 1.58 … 1.87
    {ScorerId::AgainRate, "plays.again_rate", SignalId::Plays, kFor, 1.84}, // 1.64 … 1.94
    // Going round: φ is negative for those who seldom do.
    {ScorerId::Loop, "plays.loop", SignalId::Plays, kFor, 1.57}, // 1.46 … 1.71
    // A sitting of old favourites stays one. Costs .022 HR where the library leaks; kept, as it is
    // neutral where it does not.
    {ScorerId::Mode, "plays.mode", SignalId::Plays, kFor, 1.91}, // 1.81 … 2.02
    // The artist of the moment carries most of the score: without these HR@20 falls by .24. What
    // this sitting itself shows belongs to the session signal,
    {ScorerId::Same, "artist.same", SignalId::Session, kFor, 3.31},   // 3.29 … 3.33
    {ScorerId::Stay, "artist.stay", SignalId::Session, kFor, 2.80},   // 2.73 … 2.86
    {ScorerId::Share, "artist.share", SignalId::Session, kFor, 1.25}, // 1.19 … 1.35
    // what past sittings tell of runs and of going on, to sequence,
    {ScorerId::Run, "artist.run", SignalId::Sequence, kFor, 1.35},       // 1.28 … 1.45
    {ScorerId::Resume, "artist.resume", SignalId::Sequence, kFor, 1.22}, // 1.17 … 1.30
    // and how long the track before was heard, to completion.
    {ScorerId::Gap, "artist.gap", SignalId::Completion, kFor, 1.60}, // 1.57 … 1.62
    // The longest repeated context is the surest sign of all; the others are its back-offs.
    {ScorerId::Match, "sequence.match", SignalId::Sequence, kFor, 3.05},        // 2.94 … 3.18
    {ScorerId::Two, "sequence.two", SignalId::Sequence, kFor, 1.85},            // 1.79 … 1.95
    {ScorerId::NextArtist, "sequence.artist", SignalId::Sequence, kFor, 2.23},  // 2.08 … 2.33
    {ScorerId::NextSitting, "sequence.resume", SignalId::Sequence, kFor, 1.96}, // 1.69 … 2.19
    {ScorerId::Near, "session.near", SignalId::Sequence, kFor, 1.15},           // 0.99 … 1.53
    {ScorerId::Opener, "session.opener", SignalId::Sequence, kFor, 2.57},       // 1.90 … 2.76
}};

// Plays.
inline constexpr double kBoredomFade = 0.9; ///< per play since it was heard
inline constexpr int kRecentPlays = 30;     ///< reach of going round, as in nextplay.py
inline constexpr double kAgainPrior = 0.3;  ///< of 6 steps: one in twenty repeats at once
inline constexpr double kAgainPriorSteps = 6;
inline constexpr double kLoopPrior = 0.5; ///< of 5 steps: one in ten goes round
inline constexpr double kLoopPriorSteps = 5;
inline constexpr int kModePlays = 8;

// How fast what was seen in this sitting, and what was learned of habits, fades per play.
inline constexpr double kSittingFade = 0.8; ///< mode, stay, near: about the last five plays
inline constexpr double kArtistFade = 0.5;  ///< share of the artist: about the last two
inline constexpr double kHabitFade = 0.98;  ///< staying, going round: about the last fifty

// Artist.
inline constexpr int kLongestRun = 6;     ///< longer runs are rare: one bucket
inline constexpr double kStayPrior = 1.5; ///< of 3 steps: one in two stays
inline constexpr double kStayPriorSteps = 3;
inline constexpr double kRunPriorSteps = 4;  ///< steps for which the mean of all runs stands
inline constexpr double kUsualSeconds = 300; ///< between starts: a whole track and a pause

// Sequence: smoothing steps added to a total before the share is taken.
inline constexpr double kTrackSmoothing = 0.5;
inline constexpr double kArtistSmoothing = 1;
inline constexpr double kOpenerSmoothing = 2;
inline constexpr std::size_t kPastSittings = 200;
inline constexpr double kBeforeShare = 0.5;   ///< of what stood before the place that matches
inline constexpr double kDistanceFade = 0.25; ///< per place away from it

// Learning. The precision and the fast step were chosen on plays before the cut, in decoy
// libraries; three settings of the latter lay within .002 of each other.
inline constexpr double kPriorPrecision = 3;
inline constexpr double kFastFade = 0.9;
inline constexpr double kFastStep = 0.2;

} // namespace earshot::recommend::next::constants
