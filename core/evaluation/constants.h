// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>

/// The numbers of the protocol, with their reasons.
namespace earshot::evaluation::constants {

// Who is reported, and who teaches weights.
inline constexpr std::array<std::size_t, 2> kGroups{50,
                                                    100}; ///< listeners with at least as many plays
inline constexpr std::size_t kFewestToFit = 30; ///< plays of a listener that weights are fitted on
inline constexpr double kFitFrom = 0.3;         ///< share of the plays before the first fitted one
inline constexpr std::size_t kFitFromPlay = 5;
inline constexpr int kFolds = 5;
inline constexpr double kRidge = 1; ///< λ: the weights' prior precision

// The split.
inline constexpr double kTrainShare = 0.8;
inline constexpr std::size_t kFewestToTrain = 10;

// Decoy libraries.
inline constexpr std::size_t kDecoysPerTrack = 4;
inline constexpr std::size_t kDecoysOfOwnArtist = 2; ///< at most, per own track of the artist

// Measures.
inline constexpr std::size_t kListLength = 20;  ///< of HR@20 and of what is said of lists
inline constexpr std::size_t kMostTies = 2000;  ///< of a reciprocal rank, as in nextplay.py
inline constexpr double kCalibrationMix = 0.01; ///< α of Steck 2018, keeps the divergence finite
inline constexpr int kResamples = 4000;
inline constexpr double kTail = 0.025; ///< a 95 % interval

// Baselines, as in nextplay.py.
inline constexpr double kBaseLevelDecay = 0.5;
inline constexpr std::size_t kArtistPlays = 200;
inline constexpr std::size_t kHybridArtists = 5;
inline constexpr std::size_t kHybridRecent = 30;

/// What a next-play model has to reach, by group.
struct Mark {
    std::size_t fewestPlays;
    double hitRate20, reciprocalRank;
};
inline constexpr std::array kMarks{Mark{50, 0.56, 0.31}, Mark{100, 0.54, 0.30}};

} // namespace earshot::evaluation::constants
