// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/signals/registry.h"

#include <array>

/// Every number that steers what is recommended, with its reason. Weights are set by hand: they are
/// the prior from which learning starts, and what decides on the first day.
namespace earshot::recommend::constants {

using signals::SignalId;

/// The weight of a signal in points, by kind of list. φ lies in [−1, 1], so a weight is also the
/// most a signal can give or take.
struct Weight {
    SignalId id;
    double recipe;    ///< moods, contexts, points of the map, Right now
    double likeTrack; ///< radio
};
inline constexpr std::array kWeights{
    // For a recipe the mood is the question itself. A radio asks for the sound; the mood of its
    // seeds then only keeps it from drifting.
    Weight{SignalId::Sound, 0.80, 1.60},
    Weight{SignalId::Mood, 1.20, 0.40},
    // Tags are sure where they exist but coarse, and many files have none.
    Weight{SignalId::Tags, 0.45, 0.50},
    // Words are heard after the sound, and counted roughly; most libraries have few.
    Weight{SignalId::Lyrics, 0.30, 0.25},
    // A nudge: new music should be heard once, not lead every list.
    Weight{SignalId::Arrival, 0.20, 0.10},
    // Taste: clearly below mood and sound together, so that a favourite that does not fit stays
    // out, but enough to decide among what fits. An explicit like says most, a habit of playing
    // least (what is played most is also what was offered most).
    Weight{SignalId::Plays, 0.40, 0.30},
    Weight{SignalId::Completion, 0.60, 0.45},
    Weight{SignalId::Likes, 0.70, 0.60},
    Weight{SignalId::Daytime, 0.35, 0.15},
    // What was put together by hand says most of what belongs together, next to a like. A mood has
    // no track to start from, so that playlists say nothing there.
    Weight{SignalId::Playlists, 0.00, 0.60},
    // What is heard for Focus belongs there, but much of it was offered there by Earshot: less than
    // what was finished. A radio is no activity.
    Weight{SignalId::Activity, 0.35, 0.00},
    // Takes back about half of what plays give where all of them came by themselves.
    Weight{SignalId::Choice, 0.25, 0.20},
    // Says where something is heard, which is a weaker habit than when.
    Weight{SignalId::Device, 0.20, 0.10},
    // Asked for by hand like a like, but of a whole album or artist: tried where it fits.
    Weight{SignalId::Spotlight, 0.50, 0.40},
    // As plays, and a little less: it was heard elsewhere, and some of it offered there.
    Weight{SignalId::Imports, 0.35, 0.25},
    // A suggestion: somebody else's taste, however like one's own, counts less than one's own
    // plays.
    Weight{SignalId::Circle, 0.30, 0.20},
    // Not used to score: the next-play model brings fitted weights of its own, of which this is
    // about what they give together where a whole run of plays comes back.
    Weight{SignalId::Sequence, 1.50, 3.00},
    // What was skipped a minute ago outweighs what was played last month.
    Weight{SignalId::Session, 0.70, 0.70},
    // At the default exploration of 0.15 this is ±0.225: it reshuffles neighbours. At 1 it is of
    // the size of mood and sound: a surprise.
    Weight{SignalId::Exploration, 1.50, 1.50},
};

/// Points taken from a track that sounds exactly like one already chosen, at variety 1. At the
/// default variety of 0.5 a near copy loses half a point: more than taste gives, less than the
/// mood.
inline constexpr double kDiversityWeight = 1.0;

// Sound: how far outside a recipe's range a quantity has lost half its fit, in its own unit.
inline constexpr double kBpmSoftness = 12;     ///< about two steps on a metronome
inline constexpr double kLoudnessSoftness = 4; ///< LU; clearly audible from one track to the next
inline constexpr double kShareSoftness = 0.2;  ///< vocal, acoustic, danceability, [0, 1]
// Their shares: tempo is felt first and measured best; the shares are estimates.
inline constexpr double kBpmShare = 1.0;
inline constexpr double kLoudnessShare = 0.7;
inline constexpr double kVocalShare = 0.7;
inline constexpr double kAcousticShare = 0.4;
inline constexpr double kDanceShare = 0.4;
/// A radio from many tracks looks at this many of them, evenly taken.
inline constexpr int kMostSeeds = 16;

// Tags in a radio: shares of genres, years and the same artist.
inline constexpr double kTagGenreShare = 0.6;
inline constexpr double kTagYearShare = 0.2;
inline constexpr double kTagArtistShare = 0.2;
inline constexpr double kYearReach = 15; ///< years apart that no longer count as the same time

// Lyrics.
/// Distance from the target at which the fit of a song's feelings is one half: words place a song
/// coarsely, whatever radius the recipe has for measured moods.
inline constexpr double kFeelingRadius = 0.6;
/// Of the themes a recipe names, next to the feelings.
inline constexpr double kThemeShare = 0.5;
inline constexpr double kThemeWorthSaying = 0.4; ///< about three words in a hundred

// Arrival.
inline constexpr double kArrivalHalfLifeDays = 21; ///< new for about a month
inline constexpr double kReleaseShare = 0.25;      ///< the rest is the day it was added

// Plays: ACT-R base level, see scorer_plays.cpp.
inline constexpr double kActivationDecay = 0.5; ///< d, Anderson & Schooler 1991
/// Σ at which a track counts as half known: about three plays in the last week.
inline constexpr double kActivationHalf = 0.25;
/// Rest: how long a play keeps a track back, less and less. Lists take turns among what is liked in
/// about this time. Of 10, 14 and 21 days, chosen on simulated listeners.
inline constexpr double kRestHours = 14 * 24;
/// Times the weight: 1.6 points right after a play. Above what taste can give (its weight and half
/// of it again), so that favourites take turns; after a week below what the mood takes from a track
/// that does not fit. Of 3 to 5, chosen on simulated listeners.
inline constexpr double kRestReach = 4;
/// And where a list asks for a sound, .3 points: among what is alike lists take turns, but a loved
/// track stays ahead of an unheard one, and the sound ahead of both.
inline constexpr double kRestReachInRadio = 1;
/// Share of the rest that the dial takes away at “only familiar”: what was heard yesterday then
/// still comes before what was never heard.
inline constexpr double kRestToFamiliar = 0.75;
/// Own plays at which a track counts as half a hit.
inline constexpr double kHitHalf = 8;
// Dials: what ±1 adds to the weight of activation (1) and of popularity (0).
inline constexpr double kFamiliarityReach = 3;
inline constexpr double kPopularityReach = 2;

// Completion: v += η(r − v).
inline constexpr double kLearningRate = 0.25; ///< about the last four outcomes decide
inline constexpr double kFinishedShare = 0.66;
inline constexpr double kSkippedShare = 0.33;
/// Where the value of a track begins: at this share of its artist's, as tracks differ within one.
inline constexpr double kArtistValueShare = 0.7;
inline constexpr double kArtistValuePrior = 3; ///< outcomes that stand for not knowing the artist
inline constexpr double kGenreValuePrior = 8;  ///< a genre holds more that is unlike
/// Days in which a track that was skipped comes back, less and less held back: twice a play's rest.
inline constexpr double kSkipRestDays = 28;
/// What is not known of a value before any outcome: shares of its variance. Artist and track weigh
/// alike, a genre less. Single settings.
inline constexpr double kTrackDoubt = 0.4;
inline constexpr double kArtistDoubt = 0.4;
inline constexpr double kGenreDoubt = 0.2;

// Taste: how far the weights of plays and completion move from the prior. Single settings.
inline constexpr std::size_t kTasteOutcomes = 2000; ///< the last ones: about half a year of them
inline constexpr std::size_t kTasteNeighbours = 10; ///< a sitting's length to either side
/// An outcome is in about eight pairs, which tell little more than two.
inline constexpr double kTastePairWeight = 0.25;
/// One point of the prior is taken for odds of e² to 1: a favourite against an unknown track.
inline constexpr double kLogOddsPerPoint = 2;
inline constexpr double kTastePrecision = 2; ///< of the prior: a spread of about its own size
/// Times the prior's weight, and never below 0. More let a few favourites outweigh their rest. Of
/// 1, 1.5, 2 and 3, chosen on simulated listeners.
inline constexpr double kMostTaste = 1.5;

/// What likes of an artist's other tracks give at most, next to 1 for an own like.
inline constexpr double kArtistLikeShare = 0.3;

/// Daytime: plays that stand for the base rate before a track's or artist's own habits show. About
/// 1/(s²·p(1 − p)) for habits that shift log-odds by s: 0.6. With 4 (s = 1) chance alone moved the
/// lists of simulated listeners without habits, at .05 more skips; 4 and 12 were tried.
inline constexpr double kDaytimeSmoothing = 12;
/// Activity and choice: fewer than for the hour, as a list or a hand tells more surely what was
/// meant than the clock. Single settings.
inline constexpr double kActivitySmoothing = 8;
inline constexpr double kChoiceSmoothing = 6;
/// As for the hour: what a device tells of what was meant is no more.
inline constexpr double kDeviceSmoothing = 12;
inline constexpr double kOtherDayKind = 0.4; ///< weight of a weekday play at the weekend
inline constexpr double kLogOddsHalf = 1.5;  ///< log-odds at which φ is one half

/// Spotlight: skips after which half of it is left. Finishes take as many as it has tracks.
inline constexpr double kSpotlightSkips = 2;

/// Imports: what the artist's other songs give at most, next to 1 for own plays; as with likes.
inline constexpr double kImportedArtistShare = 0.3;
/// Σ at which an artist counts as half known: as much as four half known songs.
inline constexpr double kImportedArtistHalf = 4 * kActivationHalf;

/// Circle: artists added to those a card names, so that one artist in common makes no likeness.
inline constexpr double kCircleOverlapPrior = 5;
/// What the artist's weight gives at most, next to 1 for the song's; as with likes.
inline constexpr double kCircleArtistShare = 0.3;

// Session.
inline constexpr qint64 kSittingIdleMs = 30 * 60 * 1000LL;
inline constexpr double kOutcomeFade = 0.8;    ///< weight of the outcome before, per step back
inline constexpr double kSameArtistPush = 0.4; ///< next to 0.6 for the sound

// The next-play model in lists (next_terms.cpp).
/// Plays it is told of: what sequence keeps in its year of somebody who hears 50 tracks a day.
inline constexpr std::size_t kNextPlays = 20'000;
/// Its share in Right now, which is a list for the hour and not only for the next song.
inline constexpr double kNextShareNow = 0.5;

/// Up next: places that one point of change moves a track. A skip of its artist costs half a point
/// and more: ten places, which is out of sight.
inline constexpr qint64 kPlacesPerPoint = 20;

// Rules.
inline constexpr qint64 kRecentSeconds = 2 * 60 * 60;
/// The recently played rule never takes more than this share of the library: a small one would
/// have nothing left to play.
inline constexpr double kRecentMostShare = 0.5;

// Lists.
inline constexpr int kCapListLength = 25;      ///< Recipe::artistCap is meant for this length
inline constexpr int kLongestList = 2000;      ///< what choosing and ordering are made for
inline constexpr double kTypicalSeconds = 225; ///< where a library does not tell a track's length

// Ordering: what a step from one track to the next costs, and what missing the energy curve does.
inline constexpr double kTempoStepWeight = 1.0;    ///< per octave
inline constexpr double kTimbreStepWeight = 1.0;   ///< for opposite sounds
inline constexpr double kLoudnessStepWeight = 0.5; ///< for a jump of kLoudnessJump
inline constexpr double kKeyStepWeight = 0.4;      ///< for a tritone; few notice, but the few do
inline constexpr double kLoudnessJump = 12;        ///< LU
inline constexpr double kHalfTempoStep = 0.15;     ///< half or double tempo: the beat still fits
inline constexpr double kUnknownStep = 0.3;        ///< about the mean of known steps
/// Per squared share of the list by which a track stands away from its place on the curve. Giving
/// up a tenth of rank correlation then costs a third of a typical step per track.
inline constexpr double kCurveWeight = 20;
/// Rank correlation from which a list follows its curve; below, artists may stand nearer together.
inline constexpr double kFollowedEnough = 0.85;
/// Per squared unit of the mood map from its point of a path: a tenth of a unit costs half a
/// typical step, three tenths more than any.
inline constexpr double kPathWeight = 20;
inline constexpr double kUnknownFromPath = 1;     ///< squared; about half the map
inline constexpr int kMostSweeps = 8;             ///< seldom more are needed
inline constexpr double kLeastGain = 1e-6;        ///< below this rounding could go round in circles
inline constexpr std::size_t kFarthestMove = 200; ///< places; keeps long lists quick
inline constexpr std::size_t kLongestTurn = 16;

// Energy curve by dial: how far it goes from the recipe's middle.
inline constexpr double kLeastCurveReach = 0.3; ///< less is no curve to be heard
inline constexpr double kMostCurveReach = 0.6;

// Weak match.
inline constexpr double kNearSound = 0.25; ///< cosine above which a radio's pick is near

// Right now: habits count half once this many plays at such hours are known.
inline constexpr double kHabitHalf = 20;
inline constexpr double kSittingHalf = 4; ///< and outcomes of this sitting

} // namespace earshot::recommend::constants
