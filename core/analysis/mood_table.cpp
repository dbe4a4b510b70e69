// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/mood_table.h"

namespace earshot::analysis {

namespace {

// Written by tests/bench/analysis/fit_models: ridge-penalised logistic regression on
// descriptors chosen by recursive elimination, from 400 clips of the 4Q audio emotion
// data set (Panda, Malheiro & Paiva 2018). 0 is the border between the quadrants.
// Artist-grouped ten-fold accuracy, mean of five: valence 0.763, arousal 0.893.
constexpr ModelTerm kMoodModelTerms[] = {
    // descriptor, mean, deviation, valence, arousal
    {Descriptor::Rolloff, 0, 9.763F, 0.84438F, -0.069878F, 0.29261F},
    {Descriptor::FlatnessDeviation, 0, 1.0004F, 0.37358F, 0.25675F, -0.13877F},
    {Descriptor::Flux, 0, 0.39931F, 0.073568F, 0.098899F, 0.13536F},
    {Descriptor::FluxDeviation, 0, 0.12674F, 0.03022F, -0.30159F, -0.15472F},
    {Descriptor::ZeroCrossings, 0, 10.728F, 0.67872F, -0.038261F, 0.17178F},
    {Descriptor::LowEnergyShare, 0, 0.53141F, 0.067501F, -0.12527F, -0.45559F},
    {Descriptor::Contrast, 0, 20.733F, 3.3523F, 0.27806F, -0.22953F},
    {Descriptor::Contrast, 1, 22.22F, 3.9269F, -0.16073F, -0.50681F},
    {Descriptor::Contrast, 2, 25.876F, 4.8528F, 0.10184F, -0.30287F},
    {Descriptor::Contrast, 3, 24.456F, 4.5687F, 0.25324F, -0.10606F},
    {Descriptor::ContrastDeviation, 3, 5.8515F, 1.5896F, 0.37925F, 0.15974F},
    {Descriptor::Valley, 2, -15.549F, 4.0467F, 0.12731F, 0.38087F},
    {Descriptor::Valley, 3, -20.446F, 5.3894F, -0.094522F, 0.19689F},
    {Descriptor::Valley, 4, -24.198F, 7.789F, -0.23034F, 0.14915F},
    {Descriptor::Valley, 5, -32.549F, 8.9133F, -0.08413F, 0.15075F},
    {Descriptor::Mfcc, 0, 63.717F, 16.384F, 0.069701F, -0.18609F},
    {Descriptor::Mfcc, 2, 12.89F, 8.6666F, -0.23635F, 0.14882F},
    {Descriptor::Mfcc, 5, -1.3438F, 4.1914F, -0.35595F, 0.1762F},
    {Descriptor::Mfcc, 14, -0.00059375F, 2.094F, 0.0889F, 0.16855F},
    {Descriptor::Mfcc, 17, 0.052641F, 1.8056F, 0.13736F, 0.2818F},
    {Descriptor::MfccDeviation, 1, 12.065F, 3.7507F, -0.20972F, 0.070238F},
    {Descriptor::MfccDeviation, 5, 6.1065F, 1.4798F, -0.089862F, -0.30619F},
    {Descriptor::MfccDeviation, 9, 4.5608F, 1.0327F, -0.16263F, -0.25989F},
    {Descriptor::MfccDeviation, 18, 3.8274F, 1.1651F, 0.016653F, 0.14786F},
    {Descriptor::MfccChange, 13, 1.5729F, 0.23857F, -0.10017F, 0.24946F},
    {Descriptor::MfccChange, 18, 1.4175F, 0.21701F, 0.23478F, 0.35053F},
    {Descriptor::Modulation, 0, 0.29278F, 0.069111F, -0.016889F, -0.27205F},
    {Descriptor::Modulation, 1, 0.27655F, 0.098978F, 0.32105F, 0.19882F},
    {Descriptor::VoiceModulation, 1, 0.25947F, 0.10644F, 0.12437F, 0.23494F},
    {Descriptor::PulseClarity, 0, 0.37101F, 0.1707F, 0.28103F, 0.061063F},
    {Descriptor::BeatStability, 0, 0.72634F, 0.26304F, 0.31479F, 0.003639F},
    {Descriptor::Majorness, 0, 0.088806F, 0.18811F, 0.4218F, 0.042129F},
    {Descriptor::KeyStrength, 0, 0.77448F, 0.12338F, 0.4098F, -0.1816F},
    {Descriptor::HarmonicChange, 0, 0.29338F, 0.061006F, 0.2807F, 0.28332F},
    {Descriptor::Roughness, 0, 0.22443F, 0.084507F, -0.20826F, 0.12158F},
    {Descriptor::PeakShare, 0, 0.79495F, 0.074006F, -0.18672F, -0.15143F},
    {Descriptor::PeakShareDeviation, 0, 0.092213F, 0.02822F, -0.18083F, -0.37861F},
    {Descriptor::Intervals, 0, 0.53677F, 0.14275F, -0.14895F, 0.21117F},
    {Descriptor::Intervals, 4, 0.7189F, 0.074621F, 0.32571F, 0.016204F},
    {Descriptor::Intervals, 5, 0.50538F, 0.14995F, -0.1663F, 0.17789F},
};

} // namespace

// Intercept, spread, calibration, accuracy.
const PairModel kMoodModel{kMoodModelTerms,
                           {-0.034116F, 0.54425F, 1.0801F, 0.763F},
                           {-0.23542F, 0.20177F, 0.99547F, 0.893F},
                           2.2476F};

} // namespace earshot::analysis
