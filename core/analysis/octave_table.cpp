// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/tempo_octave.h"

namespace earshot::analysis {

// Written by tests/bench/analysis/fit_octave from 420 made-up drum loops, demo pieces and
// songs.
// 210 other loops: tempo or an octave of it 1.000, right octave 0.986.
// 96 demo pieces at other tempi, in five folds: tempo or an octave of it 1.000, right octave 0.948.
// 100 songs, in five folds: tempo or an octave of it 0.990, right octave 0.890.
// Columns: lag times 1/4, 1/3, 1/2, 2/3, 1, 3/2, 2, 3, 4.
// clang-format off
const std::array<float, kOctaveEvidence> kOctaveWeights{
    2.863F, 0.868F, 4.208F, -1.697F, 4.749F, 8.021F, -1.771F, 5.007F, 2.606F, // whole
    -4.725F, 1.140F, -3.610F, 0.372F, -3.111F, -1.941F, 3.157F, -3.589F, -0.433F, // whole squared
    -3.615F, -2.626F, -3.815F, -3.303F, -2.323F, 4.104F, 2.644F, 1.782F, 7.758F, // low
    -1.233F, -1.322F, -2.672F, -0.623F, -1.710F, -2.645F, -6.618F, -0.653F, -0.480F, // low squared
    5.236F, -1.634F, 0.469F, 0.161F, 7.894F, 7.866F, -5.241F, 4.957F, 4.233F, // middle
    -3.520F, 0.072F, -3.713F, 0.050F, -0.019F, -0.232F, 6.871F, -6.260F, -0.919F, // middle squared
    -0.713F, 0.787F, -0.412F, -3.632F, 1.147F, -0.894F, -2.064F, 6.678F, 2.004F, // high
    -4.030F, 1.590F, -4.791F, 0.679F, -10.328F, -6.489F, 4.391F, -3.324F, -1.192F, // high squared
    2.281F, 0.617F, -4.063F, -3.026F, 2.173F, 4.510F, -2.319F, 1.282F, 2.753F, // amplitude
    -5.233F, -2.647F, -3.438F, 0.224F, -3.613F, -1.429F, -2.345F, -2.239F, 3.346F, // amplitude squared
    -2.108F, -2.098F, // octaves from 100 BPM, squared
};
// clang-format on

} // namespace earshot::analysis
