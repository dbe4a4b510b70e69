// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/fitted_model.h"

namespace earshot::analysis {

namespace {

// Written by tests/bench/analysis/fit_models from 400 clips of the 4Q audio emotion data set
// (Panda, Malheiro & Paiva 2018): penalised logistic regression on descriptors chosen by
// recursive elimination; targets are only genre names:
// Folk, Country, Jazz, Blues, Classical against Electronic, Rap.
// Artist-grouped ten-fold accuracy, mean of five: 0.848.
constexpr ModelTerm kAcousticTerms[] = {
    // descriptor, mean, deviation, weight
    {Descriptor::FluxDeviation, 0, 0.12674F, 0.030219F, 0.1826F},
    {Descriptor::ZeroCrossingsDeviation, 0, 0.7789F, 0.25874F, -0.19473F},
    {Descriptor::Contrast, 3, 24.455F, 4.5661F, 0.41597F},
    {Descriptor::Contrast, 5, 23.374F, 5.1801F, 0.19379F},
    {Descriptor::ContrastDeviation, 4, 5.4152F, 1.9206F, 0.36879F},
    {Descriptor::ContrastDeviation, 6, 5.9603F, 1.5804F, -0.24466F},
    {Descriptor::Valley, 1, -8.759F, 3.6001F, 0.26265F},
    {Descriptor::Mfcc, 0, 63.718F, 16.384F, 0.48249F},
    {Descriptor::Mfcc, 1, 0.4371F, 13.098F, -0.16213F},
    {Descriptor::Mfcc, 5, -1.3439F, 4.1915F, -0.41903F},
    {Descriptor::MfccDeviation, 15, 3.959F, 1.0116F, 0.19372F},
    {Descriptor::MfccChange, 5, 2.0436F, 0.4299F, -0.3732F},
    {Descriptor::MfccChange, 7, 1.8332F, 0.32335F, -0.27596F},
    {Descriptor::MfccChange, 13, 1.5729F, 0.23855F, -0.31238F},
    {Descriptor::VoiceModulation, 2, 0.096094F, 0.05784F, -0.31795F},
    {Descriptor::OnsetRate, 0, 1.9781F, 0.40759F, 0.32933F},
    {Descriptor::Majorness, 0, 0.088807F, 0.18811F, 0.47795F},
    {Descriptor::HarmonicChange, 0, 0.29338F, 0.061007F, 0.30926F},
    {Descriptor::HarmonicChangeDeviation, 0, 0.14284F, 0.037483F, 0.12183F},
    {Descriptor::RoughnessDeviation, 0, 0.10003F, 0.030452F, -0.42338F},
};

} // namespace

const FittedModel kAcousticModel{
    .terms = kAcousticTerms,
    .intercept = 0.83274F,
    .spread = 0.30989F,
    .calibration = 1.0436F,
    .accuracy = 0.84828F,
    .familiar = 2.9165F,
    .waves = {},
    .width = 0.0F,
};

} // namespace earshot::analysis
