// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/estimate_table.h"

namespace earshot::analysis {

namespace {

// Written by tests/bench/analysis/fit_models: ridge-penalised logistic regression on
// descriptors chosen by recursive elimination, from 400 clips of the 4Q audio emotion
// data set (Panda, Malheiro & Paiva 2018). The targets are only genre
// names (vocal: Rap, Vocal, R&B, Country … against New Age, Electronic, Stage …;
// acoustic: Folk, Country, Jazz, Blues, Classical against Electronic, Rap).
// Artist-grouped ten-fold accuracy, mean of five: vocal 0.824, acoustic 0.863.
constexpr ModelTerm kEstimateModelTerms[] = {
    // descriptor, mean, deviation, vocal, acoustic
    {Descriptor::FlatnessDeviation, 0, 1.0004F, 0.37358F, -0.30258F, -0.25938F},
    {Descriptor::FluxDeviation, 0, 0.12674F, 0.03022F, 0.24215F, 0.11734F},
    {Descriptor::ZeroCrossingsDeviation, 0, 0.77889F, 0.25874F, -0.036225F, -0.25197F},
    {Descriptor::ContrastDeviation, 4, 5.4165F, 1.9208F, 0.13349F, 0.47291F},
    {Descriptor::ContrastDeviation, 6, 5.956F, 1.573F, -0.22166F, -0.19998F},
    {Descriptor::Valley, 6, -43.846F, 6.4798F, -0.065885F, -0.37043F},
    {Descriptor::Mfcc, 0, 63.717F, 16.384F, 0.17638F, 0.52952F},
    {Descriptor::Mfcc, 4, 2.9413F, 6.3855F, -0.17822F, -0.3174F},
    {Descriptor::MfccChange, 2, 2.527F, 0.65146F, 0.22428F, -0.14985F},
    {Descriptor::MfccChange, 3, 2.3305F, 0.59839F, 0.23335F, -0.1717F},
    {Descriptor::MfccChange, 4, 2.1519F, 0.49587F, 0.19418F, -0.25645F},
    {Descriptor::MfccChange, 5, 2.0436F, 0.42989F, 0.26455F, -0.33359F},
    {Descriptor::VoiceModulation, 0, 0.30795F, 0.080155F, 0.43415F, -0.011209F},
    {Descriptor::VoiceModulation, 2, 0.096092F, 0.057835F, -0.39018F, -0.29899F},
    {Descriptor::ModulationDepth, 0, 5.0809F, 1.175F, 0.28842F, 0.25816F},
    {Descriptor::OnsetRate, 0, 1.9781F, 0.4076F, 0.061396F, 0.3999F},
    {Descriptor::DanceExponent, 0, 0.90766F, 0.16478F, -0.2635F, 0.17344F},
    {Descriptor::Majorness, 0, 0.088806F, 0.18811F, 0.19186F, 0.51288F},
    {Descriptor::HarmonicChange, 0, 0.29338F, 0.061006F, 0.42688F, 0.26439F},
    {Descriptor::Roughness, 0, 0.22443F, 0.084507F, -0.13302F, -0.58192F},
};

} // namespace

// Intercept, spread, calibration, accuracy.
const PairModel kEstimateModel{kEstimateModelTerms,
                               {0.68211F, 0.46686F, 1.2984F, 0.82374F},
                               {0.84712F, 0.32751F, 1.1805F, 0.86293F},
                               2.7635F};

} // namespace earshot::analysis
