// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/estimate_table.h"

namespace earshot::analysis {

namespace {

// Written by tests/bench/analysis/fit_models: ridge-penalised logistic regression on
// descriptors chosen by recursive elimination, from 400 clips of the 4Q audio emotion
// data set (Panda, Malheiro & Paiva 2018). The targets are only genre
// names (vocal: Rap, Vocal, R&B, Country … against New Age, Electronic, Stage …;
// acoustic: Folk, Country, Jazz, Blues, Classical against Electronic, Rap).
// Artist-grouped ten-fold accuracy, mean of five: vocal 0.817, acoustic 0.872.
constexpr ModelTerm kTerms[] = {
    // descriptor, mean, deviation, vocal, acoustic
    {Descriptor::RolloffDeviation, 0, 1.1086F, 0.42307F, 0.020893F, -0.23354F},
    {Descriptor::FlatnessDeviation, 0, 1.1505F, 0.42763F, -0.40718F, -0.23591F},
    {Descriptor::FluxDeviation, 0, 0.12674F, 0.03022F, 0.31633F, 0.2034F},
    {Descriptor::ZeroCrossingsDeviation, 0, 0.77889F, 0.25874F, -0.04696F, -0.20899F},
    {Descriptor::Contrast, 3, 24.499F, 4.6157F, 0.081106F, 0.50012F},
    {Descriptor::ContrastDeviation, 4, 5.5643F, 2.0935F, 0.15495F, 0.35821F},
    {Descriptor::Valley, 1, -8.7757F, 3.605F, 0.21742F, 0.31084F},
    {Descriptor::Mfcc, 0, 74.197F, 24.354F, 0.12186F, 0.6106F},
    {Descriptor::MfccChange, 1, 3.5033F, 1.0453F, 0.24324F, 0.009385F},
    {Descriptor::MfccChange, 3, 2.5003F, 0.60385F, 0.24453F, -0.18736F},
    {Descriptor::MfccChange, 5, 2.205F, 0.43979F, 0.21601F, -0.43969F},
    {Descriptor::Modulation, 1, 0.27641F, 0.099415F, 0.2642F, 0.0057547F},
    {Descriptor::VoiceModulation, 0, 0.30762F, 0.080237F, 0.43812F, 0.018831F},
    {Descriptor::VoiceModulation, 2, 0.095954F, 0.057958F, -0.36512F, -0.31167F},
    {Descriptor::ModulationDepth, 0, 5.5765F, 1.4703F, 0.19167F, 0.21573F},
    {Descriptor::OnsetRate, 0, 2.0188F, 0.33758F, 0.0092715F, 0.32851F},
    {Descriptor::DanceExponent, 0, 0.90766F, 0.16478F, -0.23428F, 0.22775F},
    {Descriptor::Majorness, 0, 0.088806F, 0.18811F, 0.20278F, 0.54371F},
    {Descriptor::HarmonicChange, 0, 0.29338F, 0.061006F, 0.38592F, 0.27113F},
    {Descriptor::Roughness, 0, 0.22443F, 0.084507F, -0.17674F, -0.59823F},
};

} // namespace

// Intercept, spread, calibration, accuracy.
const PairModel kEstimateModel{kTerms,
                               {0.7433F, 0.46157F, 1.3054F, 0.81735F},
                               {0.76118F, 0.32867F, 1.1777F, 0.87155F},
                               2.6809F};

} // namespace earshot::analysis
