// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/mood_table.h"

namespace earshot::analysis {

namespace {

// Written by tests/bench/analysis/fit_models: ridge-penalised logistic regression on
// descriptors chosen by recursive elimination, from 400 clips of the 4Q audio emotion
// data set (Panda, Malheiro & Paiva 2018). 0 is the border between the quadrants.
// Artist-grouped ten-fold accuracy, mean of five: valence 0.766, arousal 0.900.
constexpr ModelTerm kTerms[] = {
    // descriptor, mean, deviation, valence, arousal
    {Descriptor::Rolloff, 0, 9.763F, 0.84438F, -0.075191F, 0.33721F},
    {Descriptor::Flux, 0, 0.39931F, 0.073568F, 0.041122F, 0.15722F},
    {Descriptor::FluxDeviation, 0, 0.12674F, 0.03022F, -0.30948F, -0.17191F},
    {Descriptor::ZeroCrossings, 0, 10.728F, 0.67872F, -0.066608F, 0.2711F},
    {Descriptor::LowEnergyShare, 0, 0.53141F, 0.067501F, -0.15046F, -0.44306F},
    {Descriptor::Contrast, 0, 20.74F, 3.3552F, 0.29451F, -0.24846F},
    {Descriptor::Contrast, 1, 22.223F, 3.9279F, -0.14583F, -0.53836F},
    {Descriptor::Contrast, 2, 25.886F, 4.8586F, 0.12459F, -0.35134F},
    {Descriptor::Contrast, 3, 24.499F, 4.6157F, 0.27942F, -0.10869F},
    {Descriptor::ContrastDeviation, 3, 5.8829F, 1.6388F, 0.32195F, 0.14302F},
    {Descriptor::ContrastDeviation, 5, 6.8471F, 2.7277F, 0.11956F, -0.28703F},
    {Descriptor::ContrastDeviation, 6, 7.9005F, 2.1368F, -0.23064F, 0.00039775F},
    {Descriptor::Valley, 1, -8.7757F, 3.605F, 0.24752F, 0.26789F},
    {Descriptor::Valley, 2, -15.558F, 4.0588F, 0.089763F, 0.29333F},
    {Descriptor::Valley, 3, -20.49F, 5.4572F, -0.14436F, 0.20519F},
    {Descriptor::Mfcc, 0, 74.197F, 24.354F, -0.035344F, -0.18841F},
    {Descriptor::Mfcc, 2, 18.1F, 11.555F, -0.32532F, 0.13686F},
    {Descriptor::Mfcc, 5, -3.8483F, 6.6877F, -0.31525F, 0.28256F},
    {Descriptor::Mfcc, 14, -0.26829F, 2.5902F, 0.13687F, 0.19679F},
    {Descriptor::Mfcc, 17, 0.52108F, 2.5648F, 0.11557F, 0.33412F},
    {Descriptor::MfccDeviation, 1, 12.552F, 4.0971F, -0.2335F, -0.015499F},
    {Descriptor::MfccDeviation, 18, 4.0358F, 1.227F, 0.01687F, 0.17745F},
    {Descriptor::MfccChange, 0, 4.3668F, 1.5653F, 0.1548F, -0.25949F},
    {Descriptor::MfccChange, 18, 1.5181F, 0.21029F, 0.17709F, 0.29982F},
    {Descriptor::Modulation, 0, 0.29382F, 0.069748F, -0.041378F, -0.23038F},
    {Descriptor::Modulation, 1, 0.27641F, 0.099415F, 0.2509F, 0.23683F},
    {Descriptor::Modulation, 3, 0.020785F, 0.012716F, -0.23059F, 0.31654F},
    {Descriptor::VoiceModulation, 1, 0.25906F, 0.10664F, 0.097332F, 0.25831F},
    {Descriptor::PulseClarity, 0, 0.38378F, 0.1724F, 0.25232F, 0.02967F},
    {Descriptor::BeatStability, 0, 0.72634F, 0.26304F, 0.28685F, 0.032678F},
    {Descriptor::OnsetContrast, 0, 1.2003F, 0.28353F, 0.21323F, 0.086226F},
    {Descriptor::Majorness, 0, 0.088806F, 0.18811F, 0.41274F, 0.062987F},
    {Descriptor::KeyStrength, 0, 0.77448F, 0.12338F, 0.34071F, -0.22542F},
    {Descriptor::HarmonicChange, 0, 0.29338F, 0.061006F, 0.25373F, 0.30102F},
    {Descriptor::Roughness, 0, 0.22443F, 0.084507F, -0.22082F, 0.080075F},
    {Descriptor::PeakShare, 0, 0.79495F, 0.074006F, -0.17494F, -0.23517F},
    {Descriptor::PeakShareDeviation, 0, 0.092213F, 0.02822F, -0.20834F, -0.33061F},
    {Descriptor::Intervals, 0, 0.53677F, 0.14275F, -0.20039F, 0.18653F},
    {Descriptor::Intervals, 4, 0.7189F, 0.074621F, 0.34253F, 0.0056351F},
    {Descriptor::Intervals, 5, 0.50538F, 0.14995F, -0.19735F, 0.1676F},
};

} // namespace

// Intercept, spread, calibration, accuracy.
const PairModel kMoodModel{
    kTerms, {-0.073287F, 0.53363F, 1.1369F, 0.766F}, {-0.18759F, 0.20665F, 1.0274F, 0.9F}, 2.2262F};

} // namespace earshot::analysis
