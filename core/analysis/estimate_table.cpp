// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/estimate_table.h"

namespace earshot::analysis {

namespace {

// Written by tests/bench/analysis/fit_models: ridge-penalised logistic regression on
// descriptors chosen by recursive elimination, from 400 clips of the 4Q audio emotion
// data set (Panda, Malheiro & Paiva 2018). The targets are only genre
// names (vocal: Rap, Vocal, R&B, Country … against New Age, Electronic, Stage …;
// acoustic: Folk, Country, Jazz, Blues, Classical against Electronic, Rap).
// Artist-grouped ten-fold accuracy, mean of five: vocal 0.833, acoustic 0.860.
constexpr ModelTerm kEstimateModelTerms[] = {
    // descriptor, mean, deviation, vocal, acoustic
    {Descriptor::FlatnessDeviation, 0, 1.0004F, 0.37358F, -0.28434F, -0.27314F},
    {Descriptor::FluxDeviation, 0, 0.12674F, 0.03022F, 0.28786F, 0.14534F},
    {Descriptor::ZeroCrossingsDeviation, 0, 0.77889F, 0.25874F, 0.012933F, -0.27199F},
    {Descriptor::ContrastDeviation, 4, 5.4165F, 1.9208F, 0.1203F, 0.45229F},
    {Descriptor::ContrastDeviation, 6, 5.956F, 1.573F, -0.22048F, -0.15703F},
    {Descriptor::Valley, 1, -8.7726F, 3.5983F, 0.29371F, 0.24679F},
    {Descriptor::Valley, 6, -43.846F, 6.4798F, -0.081331F, -0.3819F},
    {Descriptor::Mfcc, 0, 63.717F, 16.384F, 0.13236F, 0.45346F},
    {Descriptor::Mfcc, 4, 2.9413F, 6.3855F, -0.18664F, -0.2897F},
    {Descriptor::Mfcc, 9, -0.39352F, 2.5543F, 0.16246F, 0.16288F},
    {Descriptor::MfccDeviation, 15, 3.959F, 1.0116F, 0.29987F, 0.21971F},
    {Descriptor::MfccChange, 3, 2.3305F, 0.59839F, 0.28246F, -0.29044F},
    {Descriptor::MfccChange, 4, 2.1519F, 0.49587F, 0.25715F, -0.34528F},
    {Descriptor::MfccChange, 5, 2.0436F, 0.42989F, 0.27087F, -0.40895F},
    {Descriptor::VoiceModulation, 0, 0.30795F, 0.080155F, 0.49452F, 0.0015348F},
    {Descriptor::ModulationDepth, 0, 5.0809F, 1.175F, 0.30983F, 0.27412F},
    {Descriptor::OnsetRate, 0, 1.9781F, 0.4076F, -0.023695F, 0.22153F},
    {Descriptor::Majorness, 0, 0.088806F, 0.18811F, 0.2105F, 0.4934F},
    {Descriptor::HarmonicChange, 0, 0.29338F, 0.061006F, 0.47159F, 0.26142F},
    {Descriptor::Roughness, 0, 0.22443F, 0.084507F, -0.12664F, -0.56012F},
};

} // namespace

// Intercept, spread, calibration, accuracy.
const PairModel kEstimateModel{kEstimateModelTerms,
                               {0.68428F, 0.45191F, 1.268F, 0.83288F},
                               {0.85438F, 0.31951F, 1.1651F, 0.86034F},
                               2.4722F};

} // namespace earshot::analysis
