// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/mood_table.h"

namespace earshot::analysis {

namespace {

// Written by tests/bench/analysis/fit_models: ridge-penalised logistic regression on
// descriptors chosen by recursive elimination, from 400 clips of the 4Q audio emotion
// data set (Panda, Malheiro & Paiva 2018). 0 is the border between the quadrants.
// Artist-grouped ten-fold accuracy, mean of five: valence 0.760, arousal 0.884.
constexpr ModelTerm kMoodModelTerms[] = {
    // descriptor, mean, deviation, valence, arousal
    {Descriptor::Rolloff, 0, 9.763F, 0.84438F, -0.060554F, 0.32692F},
    {Descriptor::FlatnessDeviation, 0, 1.0004F, 0.37358F, 0.23237F, -0.15035F},
    {Descriptor::Flux, 0, 0.39931F, 0.073568F, 0.08584F, 0.18886F},
    {Descriptor::FluxDeviation, 0, 0.12674F, 0.03022F, -0.30625F, -0.18005F},
    {Descriptor::ZeroCrossings, 0, 10.728F, 0.67872F, -0.041888F, 0.19953F},
    {Descriptor::LowEnergyShare, 0, 0.53141F, 0.067501F, -0.12609F, -0.48736F},
    {Descriptor::ContrastDeviation, 3, 5.8515F, 1.5896F, 0.31335F, 0.053113F},
    {Descriptor::ContrastDeviation, 4, 5.4165F, 1.9208F, 0.17211F, -0.10924F},
    {Descriptor::Valley, 0, -5.7005F, 5.651F, -0.15783F, 0.3844F},
    {Descriptor::Valley, 5, -32.549F, 8.9133F, -0.12907F, 0.13784F},
    {Descriptor::Mfcc, 0, 63.717F, 16.384F, 0.12831F, -0.18163F},
    {Descriptor::Mfcc, 1, 0.43711F, 13.098F, 0.24225F, -0.18839F},
    {Descriptor::Mfcc, 2, 12.89F, 8.6666F, -0.22469F, 0.024314F},
    {Descriptor::Mfcc, 3, 1.2317F, 6.0916F, -0.15829F, -0.1485F},
    {Descriptor::Mfcc, 5, -1.3438F, 4.1914F, -0.29006F, 0.16131F},
    {Descriptor::Mfcc, 9, -0.39352F, 2.5543F, -0.1647F, 0.015696F},
    {Descriptor::Mfcc, 14, -0.00059375F, 2.094F, 0.09114F, 0.23019F},
    {Descriptor::Mfcc, 15, 0.12438F, 2.1419F, 0.1709F, -0.0097578F},
    {Descriptor::Mfcc, 17, 0.052641F, 1.8056F, 0.067184F, 0.34248F},
    {Descriptor::MfccDeviation, 1, 12.065F, 3.7507F, -0.21179F, 0.11449F},
    {Descriptor::MfccDeviation, 4, 6.3626F, 1.6607F, 0.090961F, -0.2434F},
    {Descriptor::MfccDeviation, 5, 6.1065F, 1.4798F, -0.11204F, -0.31806F},
    {Descriptor::MfccDeviation, 9, 4.5608F, 1.0327F, -0.157F, -0.28848F},
    {Descriptor::MfccChange, 13, 1.5729F, 0.23857F, -0.1136F, 0.31148F},
    {Descriptor::MfccChange, 18, 1.4175F, 0.21701F, 0.22296F, 0.38342F},
    {Descriptor::Modulation, 0, 0.29278F, 0.069111F, 0.027379F, -0.28443F},
    {Descriptor::Modulation, 1, 0.27655F, 0.098978F, 0.31164F, 0.2346F},
    {Descriptor::VoiceModulation, 1, 0.25947F, 0.10644F, 0.10208F, 0.2143F},
    {Descriptor::PulseClarity, 0, 0.38378F, 0.1724F, 0.26242F, 0.068943F},
    {Descriptor::BeatStability, 0, 0.72634F, 0.26304F, 0.31246F, 0.023584F},
    {Descriptor::Majorness, 0, 0.088806F, 0.18811F, 0.435F, 0.0022419F},
    {Descriptor::KeyStrength, 0, 0.77448F, 0.12338F, 0.40047F, -0.20298F},
    {Descriptor::HarmonicChange, 0, 0.29338F, 0.061006F, 0.29043F, 0.27072F},
    {Descriptor::Roughness, 0, 0.22443F, 0.084507F, -0.24323F, 0.10097F},
    {Descriptor::PeakShare, 0, 0.79495F, 0.074006F, -0.1625F, -0.29441F},
    {Descriptor::PeakShareDeviation, 0, 0.092213F, 0.02822F, -0.22038F, -0.34223F},
    {Descriptor::Intervals, 0, 0.53677F, 0.14275F, -0.17465F, 0.2891F},
    {Descriptor::Intervals, 3, 0.56573F, 0.11801F, -0.053909F, 0.19668F},
    {Descriptor::Intervals, 4, 0.7189F, 0.074621F, 0.34667F, 0.10077F},
    {Descriptor::Intervals, 5, 0.50538F, 0.14995F, -0.18778F, 0.26032F},
};

} // namespace

// Intercept, spread, calibration, accuracy.
const PairModel kMoodModel{kMoodModelTerms,
                           {-0.035522F, 0.53558F, 1.0648F, 0.76F},
                           {-0.11515F, 0.20916F, 0.98006F, 0.884F},
                           2.434F};

} // namespace earshot::analysis
