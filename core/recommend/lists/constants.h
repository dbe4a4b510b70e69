// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>

/// Every number that steers lists made from a history, with its reason.
namespace earshot::recommend::lists {

// What counts as loved: evidence of a song adds up, older evidence fades.
inline constexpr double kLoveHalfLifeDays = 90; ///< a season: taste drifts, it does not jump
inline constexpr double kPlayLove = 0.5;        ///< heard; says less than what came of it
inline constexpr double kFinishLove = 1;
inline constexpr double kSkipLove = -1;
inline constexpr double kLikeLove = 3; ///< said aloud; does not fade

// Tastes: groups of loved songs that sound alike.
inline constexpr std::size_t kTasteSongs = 400; ///< the most loved ones; more change no centre
inline constexpr std::size_t kMostTastes = 6;   ///< Daily Mixes one can tell apart by name
inline constexpr std::size_t kLeastTaste = 4;   ///< songs; fewer are no taste but a chance
/// Mean gap in cosine from which several groups say more than one. Music without groups gets about
/// 0 or less, because a song is left out of its own centre.
inline constexpr double kLeastGap = 0.1;
inline constexpr int kMostRounds = 30; ///< k-means settles within ten
/// Loved songs from which there is a taste to make lists from.
inline constexpr std::size_t kLeastLoved = 8;
inline constexpr std::size_t kSeedsPerTaste = 16; ///< whose tags speak for the taste

// Daily Mixes: at least a third new and a half familiar, where there is enough of both.
inline constexpr double kMostFamiliar = 0.65;
inline constexpr double kMostNew = 0.5;
/// Share of the familiar or new tracks near a taste that a mix counts on: the others may have to
/// stay out for their artists.
inline constexpr double kSurelyInMix = 0.5;
/// What the familiar–new dial at ±1 adds to one share and takes from the other.
inline constexpr double kFamiliarReach = 0.35;

// Discover.
inline constexpr int kMostSlots = 8;     ///< a song is offered once in two months at most
inline constexpr int kSongsPerSlot = 40; ///< to choose a list of 25 from

// Rediscover: not heard for a third of the time that is known, within these limits.
inline constexpr double kForgottenShare = 1.0 / 3;
inline constexpr int kLeastForgottenDays = 14; ///< below, it is not forgotten, only resting
inline constexpr int kMostForgottenDays = 180; ///< half a year is long for anybody
inline constexpr int kLovedFinishes = 3;       ///< fewer may be chance

// Fresh.
inline constexpr int kFreshDays = 30;
inline constexpr int kReleasedThisYearOnlyAfterMonth = 6; ///< before, last year's music is new too

// Explore: chance about as strong as taste, the unheard ahead.
inline constexpr double kExploreExploration = 0.6;
inline constexpr double kExploreFamiliarity = -0.6;
inline constexpr double kExploreVariety = 0.8;

// Path: how far aside of the way the fit has fallen to one half, in units of the mood map.
inline constexpr double kPathRadius = 0.25;
// Path: parts of the way that are filled evenly. More than a list's usual length only cost time.
inline constexpr int kMostStretches = 25;
inline constexpr int kDrawnStretches = 12; ///< of a path drawn by hand, as many as its points
/// Points of a drawn path nearer than this are one place: whoever comes by twice stays twice.
inline constexpr double kSamePlace = 0.12;
/// Mood against sound on the way: a turn of 90° counts as much as one unit of the mood map.
inline constexpr double kRightAngle = 1.5707963267948966;

// Smart shuffle: one fitting song to three of the playlist.
inline constexpr int kPerAddition = 3;

} // namespace earshot::recommend::lists
