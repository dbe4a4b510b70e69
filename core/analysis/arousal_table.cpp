// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/fitted_model.h"

namespace earshot::analysis {

namespace {

// Written by tests/bench/analysis/fit_models from 400 clips of the 4Q audio emotion data set
// (Panda, Malheiro & Paiva 2018): penalised logistic regression on descriptors chosen by
// recursive elimination; 0 is the border of the quadrants.
// Artist-grouped ten-fold accuracy, mean of five: 0.896.
constexpr ModelTerm kArousalTerms[] = {
    // descriptor, mean, deviation, weight
    {Descriptor::CentroidDeviation, 0, 0.42021F, 0.16867F, -0.028574F},
    {Descriptor::Rolloff, 0, 9.7629F, 0.84421F, 0.29577F},
    {Descriptor::FlatnessDeviation, 0, 1.0008F, 0.37378F, -0.17137F},
    {Descriptor::Flux, 0, 0.39931F, 0.073573F, 0.19795F},
    {Descriptor::FluxDeviation, 0, 0.12674F, 0.030219F, -0.16559F},
    {Descriptor::ZeroCrossings, 0, 10.728F, 0.67878F, 0.16852F},
    {Descriptor::Crest, 0, 8.6496F, 0.6356F, -0.096398F},
    {Descriptor::LowEnergyShare, 0, 0.53141F, 0.067494F, -0.39032F},
    {Descriptor::Contrast, 0, 20.725F, 3.3597F, -0.16836F},
    {Descriptor::Contrast, 1, 22.2F, 3.9312F, -0.43946F},
    {Descriptor::Contrast, 2, 25.876F, 4.8416F, -0.30338F},
    {Descriptor::Contrast, 6, 23.803F, 8.0018F, -0.17974F},
    {Descriptor::ContrastDeviation, 3, 5.8561F, 1.6011F, 0.17655F},
    {Descriptor::Valley, 0, -5.6919F, 5.6503F, 0.16625F},
    {Descriptor::Valley, 2, -15.548F, 4.03F, 0.35534F},
    {Descriptor::Valley, 3, -20.441F, 5.3826F, 0.23448F},
    {Descriptor::Valley, 4, -24.199F, 7.7834F, 0.17488F},
    {Descriptor::Valley, 5, -32.551F, 8.9068F, 0.12023F},
    {Descriptor::Valley, 6, -43.849F, 6.4735F, 0.095939F},
    {Descriptor::Mfcc, 0, 63.718F, 16.384F, -0.21052F},
    {Descriptor::Mfcc, 2, 12.89F, 8.6669F, 0.14552F},
    {Descriptor::Mfcc, 4, 2.9412F, 6.3855F, 0.11217F},
    {Descriptor::Mfcc, 14, -0.00057085F, 2.094F, 0.12394F},
    {Descriptor::Mfcc, 17, 0.052651F, 1.8056F, 0.27635F},
    {Descriptor::MfccDeviation, 4, 6.3626F, 1.6607F, -0.11422F},
    {Descriptor::MfccDeviation, 5, 6.1066F, 1.4798F, -0.16804F},
    {Descriptor::MfccDeviation, 9, 4.5608F, 1.0328F, -0.23202F},
    {Descriptor::MfccDeviation, 18, 3.8274F, 1.1652F, 0.12394F},
    {Descriptor::MfccChange, 13, 1.5729F, 0.23855F, 0.22099F},
    {Descriptor::MfccChange, 18, 1.4175F, 0.21701F, 0.32017F},
    {Descriptor::Modulation, 0, 0.29278F, 0.069114F, -0.16021F},
    {Descriptor::Modulation, 1, 0.27656F, 0.098977F, 0.24669F},
    {Descriptor::Modulation, 3, 0.020863F, 0.012853F, 0.23634F},
    {Descriptor::VoiceModulation, 1, 0.25947F, 0.10644F, 0.25392F},
    {Descriptor::Tempo, 0, -0.22966F, 0.44398F, 0.42461F},
    {Descriptor::HarmonicChange, 0, 0.29338F, 0.061007F, 0.27898F},
    {Descriptor::PeakShare, 0, 0.79496F, 0.073996F, -0.19239F},
    {Descriptor::PeakShareDeviation, 0, 0.092213F, 0.028221F, -0.32382F},
    {Descriptor::Intervals, 0, 0.53676F, 0.14274F, 0.21613F},
    {Descriptor::Intervals, 5, 0.50538F, 0.14995F, 0.17872F},
};

} // namespace

const FittedModel kArousalModel{
    .terms = kArousalTerms,
    .intercept = -0.21659F,
    .spread = 0.19362F,
    .calibration = 0.96839F,
    .accuracy = 0.896F,
    .familiar = 2.5732F,
    .waves = {},
    .width = 0.0F,
};

} // namespace earshot::analysis
