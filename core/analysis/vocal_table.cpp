// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/fitted_model.h"

namespace earshot::analysis {

namespace {

// Written by tests/bench/analysis/fit_models from 400 clips of the 4Q audio emotion data set
// (Panda, Malheiro & Paiva 2018): penalised logistic regression on descriptors chosen by
// recursive elimination; targets are only genre names:
// Rap, Vocal, R&B, Country, Spoken, Reggae against New Age, Electronic, Stage, Classical.
// Artist-grouped ten-fold accuracy, mean of five: 0.832.
constexpr ModelTerm kVocalTerms[] = {
    // descriptor, mean, deviation, weight
    {Descriptor::FlatnessDeviation, 0, 1.0008F, 0.37378F, -0.41425F},
    {Descriptor::FluxDeviation, 0, 0.12674F, 0.030219F, 0.36041F},
    {Descriptor::ContrastDeviation, 6, 5.9603F, 1.5804F, -0.30751F},
    {Descriptor::Valley, 1, -8.759F, 3.6001F, 0.39119F},
    {Descriptor::Mfcc, 4, 2.9412F, 6.3855F, -0.21782F},
    {Descriptor::Mfcc, 5, -1.3439F, 4.1915F, -0.18252F},
    {Descriptor::Mfcc, 9, -0.39352F, 2.5543F, 0.26353F},
    {Descriptor::MfccDeviation, 15, 3.959F, 1.0116F, 0.47081F},
    {Descriptor::MfccChange, 2, 2.527F, 0.65148F, 0.22785F},
    {Descriptor::MfccChange, 3, 2.3306F, 0.5984F, 0.31498F},
    {Descriptor::MfccChange, 4, 2.1519F, 0.49588F, 0.19529F},
    {Descriptor::MfccChange, 5, 2.0436F, 0.4299F, 0.27049F},
    {Descriptor::Modulation, 2, 0.11306F, 0.062272F, -0.24378F},
    {Descriptor::VoiceModulation, 0, 0.30795F, 0.080154F, 0.4954F},
    {Descriptor::VoiceModulation, 2, 0.096094F, 0.05784F, -0.37893F},
    {Descriptor::ModulationDepth, 0, 5.0808F, 1.1751F, 0.29836F},
    {Descriptor::Tempo, 0, -0.22966F, 0.44398F, -0.20575F},
    {Descriptor::DanceExponent, 0, 0.90765F, 0.16476F, -0.32975F},
    {Descriptor::Majorness, 0, 0.088807F, 0.18811F, 0.22983F},
    {Descriptor::HarmonicChange, 0, 0.29338F, 0.061007F, 0.4894F},
};

} // namespace

const FittedModel kVocalModel{
    .terms = kVocalTerms,
    .intercept = 0.78076F,
    .spread = 0.37207F,
    .calibration = 1.0895F,
    .accuracy = 0.83196F,
    .familiar = 2.4692F,
    .waves = {},
    .width = 0.0F,
};

} // namespace earshot::analysis
