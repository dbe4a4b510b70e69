// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/key_profiles.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace earshot::analysis {

namespace {

/// Tonic first: how much each degree is heard in a key.
struct Profiles {
    Chroma major, minor;
};
constexpr Profiles kAlbrechtShanahan{
    {.238, .006, .111, .006, .137, .094, .016, .214, .009, .080, .008, .081},
    {.220, .006, .104, .123, .019, .103, .012, .214, .062, .022, .061, .052}};
constexpr Profiles kTemperley{
    {.748, .060, .488, .082, .670, .460, .096, .715, .104, .366, .057, .400},
    {.712, .084, .474, .618, .049, .460, .105, .747, .404, .067, .133, .330}};

double correlation(const Chroma& chroma, const Chroma& profile, int tonic) {
    const double meanA = std::accumulate(chroma.begin(), chroma.end(), 0.0) / 12.0;
    const double meanB = std::accumulate(profile.begin(), profile.end(), 0.0) / 12.0;
    double product = 0;
    double squaresA = 0;
    double squaresB = 0;
    for (int degree = 0; degree < 12; ++degree) {
        const double a = chroma[static_cast<std::size_t>((degree + tonic) % 12)] - meanA;
        const double b = profile[static_cast<std::size_t>(degree)] - meanB;
        product += a * b;
        squaresA += a * a;
        squaresB += b * b;
    }
    return squaresA > 1e-18 ? product / std::sqrt(squaresA * squaresB) : 0.0;
}

} // namespace

KeyGuess guessKey(const Chroma& chroma, KeyProfiles which) {
    const Profiles& profiles = which == KeyProfiles::Temperley ? kTemperley : kAlbrechtShanahan;
    KeyGuess guess;
    guess.strength = guess.runnerUp = guess.bestMajor = guess.bestMinor = -1.0;
    for (const Mode mode : {Mode::Major, Mode::Minor}) {
        for (int tonic = 0; tonic < 12; ++tonic) {
            const double strength =
                correlation(chroma, mode == Mode::Major ? profiles.major : profiles.minor, tonic);
            double& bestOfMode = mode == Mode::Major ? guess.bestMajor : guess.bestMinor;
            bestOfMode = std::max(bestOfMode, strength);
            if (strength > guess.strength) {
                guess.runnerUp = guess.strength;
                guess.strength = strength;
                guess.tonic = tonic;
                guess.mode = mode;
            } else {
                guess.runnerUp = std::max(guess.runnerUp, strength);
            }
        }
    }
    return guess;
}

double chromaEntropy(const Chroma& chroma) {
    const double sum = std::accumulate(chroma.begin(), chroma.end(), 0.0);
    if (!(sum > 0.0)) {
        return 1.0;
    }
    double entropy = 0;
    for (const double value : chroma) {
        const double share = value / sum;
        entropy -= share > 0.0 ? share * std::log(share) : 0.0;
    }
    return entropy / std::log(12.0);
}

} // namespace earshot::analysis
