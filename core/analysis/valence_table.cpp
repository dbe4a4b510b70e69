// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/fitted_model.h"

namespace earshot::analysis {

namespace {

// Written by tests/bench/analysis/fit_models from 400 clips of the 4Q audio emotion data set
// (Panda, Malheiro & Paiva 2018): penalised logistic regression on descriptors chosen by
// recursive elimination; 0 is the border of the quadrants.
// Artist-grouped ten-fold accuracy, mean of five: 0.778.
constexpr ModelTerm kValenceTerms[] = {
    // descriptor, mean, deviation, weight
    {Descriptor::Rolloff, 0, 9.7629F, 0.84421F, -0.070989F},
    {Descriptor::FlatnessDeviation, 0, 1.0008F, 0.37378F, 0.13731F},
    {Descriptor::Flux, 0, 0.39931F, 0.073573F, -0.026719F},
    {Descriptor::FluxDeviation, 0, 0.12674F, 0.030219F, -0.17397F},
    {Descriptor::ZeroCrossings, 0, 10.728F, 0.67878F, -0.08651F},
    {Descriptor::LowEnergyShare, 0, 0.53141F, 0.067494F, -0.10849F},
    {Descriptor::ContrastDeviation, 3, 5.8561F, 1.6011F, 0.21268F},
    {Descriptor::Valley, 0, -5.6919F, 5.6503F, -0.17607F},
    {Descriptor::Valley, 5, -32.551F, 8.9068F, -0.17629F},
    {Descriptor::Mfcc, 0, 63.718F, 16.384F, 0.16291F},
    {Descriptor::Mfcc, 1, 0.4371F, 13.098F, 0.21155F},
    {Descriptor::Mfcc, 2, 12.89F, 8.6669F, -0.14975F},
    {Descriptor::Mfcc, 3, 1.2318F, 6.0916F, -0.060484F},
    {Descriptor::Mfcc, 5, -1.3439F, 4.1915F, -0.14867F},
    {Descriptor::Mfcc, 9, -0.39352F, 2.5543F, -0.10388F},
    {Descriptor::Mfcc, 14, -0.00057085F, 2.094F, 0.039313F},
    {Descriptor::Mfcc, 15, 0.12438F, 2.142F, 0.12918F},
    {Descriptor::Mfcc, 17, 0.052651F, 1.8056F, -0.027273F},
    {Descriptor::MfccDeviation, 1, 12.065F, 3.7507F, -0.13449F},
    {Descriptor::MfccDeviation, 4, 6.3626F, 1.6607F, 0.091061F},
    {Descriptor::MfccDeviation, 5, 6.1066F, 1.4798F, -0.087397F},
    {Descriptor::MfccDeviation, 9, 4.5608F, 1.0328F, -0.07016F},
    {Descriptor::MfccChange, 13, 1.5729F, 0.23855F, -0.18342F},
    {Descriptor::MfccChange, 18, 1.4175F, 0.21701F, 0.034662F},
    {Descriptor::Modulation, 0, 0.29278F, 0.069114F, -0.014034F},
    {Descriptor::Modulation, 1, 0.27656F, 0.098977F, 0.13834F},
    {Descriptor::VoiceModulation, 1, 0.25947F, 0.10644F, -0.0081752F},
    {Descriptor::Tempo, 0, -0.22966F, 0.44398F, -0.068312F},
    {Descriptor::PulseClarity, 0, 0.3421F, 0.19407F, 0.12541F},
    {Descriptor::BeatStability, 0, 0.73121F, 0.25461F, 0.13763F},
    {Descriptor::Majorness, 0, 0.088807F, 0.18811F, 0.26776F},
    {Descriptor::KeyStrength, 0, 0.77447F, 0.12337F, 0.2262F},
    {Descriptor::HarmonicChange, 0, 0.29338F, 0.061007F, 0.14757F},
    {Descriptor::Roughness, 0, 0.22442F, 0.084504F, -0.12448F},
    {Descriptor::PeakShare, 0, 0.79496F, 0.073996F, -0.041381F},
    {Descriptor::PeakShareDeviation, 0, 0.092213F, 0.028221F, -0.12481F},
    {Descriptor::Intervals, 0, 0.53676F, 0.14274F, -0.15444F},
    {Descriptor::Intervals, 3, 0.56572F, 0.11801F, -0.077309F},
    {Descriptor::Intervals, 4, 0.7189F, 0.074613F, 0.13024F},
    {Descriptor::Intervals, 5, 0.50538F, 0.14995F, -0.18177F},
};

// clang-format off
constexpr float kValenceWaves[] = {
    -0.15958F, 0.051298F, 0.083259F, 0.11146F, -0.0069093F, -0.039208F, 0.0010983F, 0.045838F,
    0.066198F, -0.053123F, -0.053104F, 0.089761F, 0.001655F, 0.085254F, -0.0017321F, -0.061351F,
    0.012997F, 0.0016479F, -0.00082896F, 0.0054649F, -0.052287F, -0.077169F, -0.018266F, -0.0080795F,
    -0.034716F, 0.045192F, -0.026751F, -0.069201F, -0.16882F, 0.0025573F, -0.062868F, 0.0078591F,
    0.025373F, 0.037418F, -0.038807F, -0.04126F, -0.017226F, 0.031119F, 0.074041F, 0.049268F,
    0.07993F, 0.001396F, 0.014934F, 0.072757F, -0.025163F, -0.0074557F, -0.0125F, -0.0055242F,
    0.016655F, 0.0023116F, 0.10504F, 0.029294F, -0.024845F, -0.035398F, -0.024676F, -0.075551F,
    0.046704F, -0.085118F, 0.088691F, -0.0055527F, 0.040149F, -0.069901F, 0.13579F, 0.0061169F,
    0.093426F, 0.071017F, -0.0056127F, 0.0032766F, -0.020866F, -0.011069F, -0.042772F, -0.07746F,
    0.021724F, 0.061124F, 0.0076987F, -0.058454F, 0.012682F, 0.014838F, 0.03737F, 0.033752F,
    -0.028828F, 0.041215F, -0.014682F, 0.014228F, 0.042011F, 0.043468F, -0.03073F, 0.013155F,
    -0.07527F, -0.028033F, 0.035951F, 0.023555F, 0.067977F, 0.10409F, 0.00709F, 0.033371F,
    0.027837F, 0.1466F, -0.0090179F, 0.011903F, 0.023225F, -0.014672F, -0.13285F, 0.026872F,
    -0.01474F, 0.032977F, 0.027537F, -0.13073F, 0.016456F, -0.021304F, 0.0015266F, -0.060553F,
    -0.0048074F, 0.073076F, 0.010508F, -0.031663F, 0.0079856F, 0.015094F, -0.016466F, 0.0078727F,
    0.023427F, -0.032534F, 0.099061F, -0.13296F, 0.026576F, -0.029396F, 0.056828F, 0.03567F,
    -0.040839F, 0.079366F, -0.020778F, 0.038282F, 0.00028971F, 0.05343F, 0.057845F, 0.045238F,
    -0.012763F, -0.097306F, -0.042417F, 0.14044F, 0.04182F, 0.037684F, 0.12465F, 0.11504F,
    0.03376F, 0.00051208F, 0.018506F, 0.0021542F, 0.016756F, 0.013611F, 0.019265F, -0.12993F,
    0.033766F, 0.028556F, 0.031325F, 0.0093667F, -0.0074886F, 0.112F, 0.059778F, 0.0027348F,
    -0.032285F, 0.029983F, 0.034085F, -0.037316F, -0.025103F, 0.0072839F, -0.017628F, 0.00053988F,
    -0.040609F, -0.056334F, -0.015294F, -0.019581F, -0.039174F, -0.022393F, -0.0072829F, 0.066277F,
    -0.086962F, -0.01394F, -0.008438F, 0.084723F, 0.027802F, 0.01613F, 0.014293F, -0.0051312F,
    -0.085743F, -0.087472F, 0.041495F, 0.023775F, 0.056731F, -0.033275F, -0.084651F, 0.15012F,
    -0.024146F, -0.042913F, -0.060154F, 0.042884F, -0.0084799F, 0.052885F, -0.043854F, -0.041209F,
    -0.066304F, -0.017709F, -0.028063F, 0.05584F, -0.045604F, -0.050017F, -0.049414F, 0.023293F,
    -0.096513F, 0.043984F, 0.022153F, 5.3126e-05F, 0.10502F, -0.1011F, 0.0071408F, 0.037662F,
    0.080749F, -0.070593F, -0.095262F, -0.042481F, 0.044262F, -0.034543F, 0.024638F, -0.062226F,
    0.045117F, -0.069443F, 0.023484F, -0.037527F, 0.030469F, 0.047603F, -0.020193F, 0.054454F,
    0.079834F, -0.018425F, -0.11866F, 0.013943F, 0.034833F, -0.021084F, -0.021273F, 0.070846F,
    0.034824F, 0.0087523F, -0.048614F, 0.03166F, 0.020178F, -0.095369F, 0.029935F, 0.032887F,
    0.012685F, 0.057894F, 0.011905F, -0.0016672F, 0.04929F, -0.053428F, 0.081844F, -0.044646F,
};
// clang-format on

} // namespace

const FittedModel kValenceModel{
    .terms = kValenceTerms,
    .intercept = -0.65667F,
    .spread = 0.43413F,
    .calibration = 1.001F,
    .accuracy = 0.778F,
    .familiar = 2.3488F,
    .waves = kValenceWaves,
    .width = 0.6F,
};

} // namespace earshot::analysis
