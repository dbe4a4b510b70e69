// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/estimates.h"

#include "core/analysis/constants.h"
#include "core/analysis/fitted_model.h"

#include <cmath>

namespace earshot::analysis {

namespace {

/// The models know genres, not ears: an estimate is never told with more trust than this.
constexpr double kEstimateTrust = 0.6;

/// [0, 1] from [−1, 1].
double unit(double value) {
    return 0.5 * (value + 1.0);
}

double excess(double value, double threshold, double scale) {
    return 1.0 / (1.0 + std::exp(-(value - threshold) / scale));
}

/// Speech stops and starts at the pace of syllables, holds no key and no pulse (Scheirer & Slaney
/// 1997 use 4 Hz modulation, low-energy frames and spectral movement). Every one of the signs must
/// be there: music called speech is worse than speech called music.
bool soundsSpoken(const Descriptors& descriptors, const Features& features) {
    const double syllables = descriptors.get(Descriptor::VoiceModulation, 1);
    const double depth = descriptors.get(Descriptor::ModulationDepth);
    if (!std::isfinite(syllables) || !std::isfinite(depth)) {
        return false;
    }
    const double steadyPulse = features.pulseClarity * features.beatStability;
    return excess(syllables, 0.42, 0.04) * excess(depth, 9.0, 1.0) *
               excess(features.lowEnergyShare, 0.58, 0.03) * excess(-steadyPulse, -0.12, 0.03) >
           0.25;
}

} // namespace

void tellEstimates(const Descriptors& descriptors, double soundingSeconds, Features& features) {
    if (soundingSeconds < kMoodMinSeconds) {
        return;
    }
    static const ModelReader vocalModel(kVocalModel);
    static const ModelReader acousticModel(kAcousticModel);
    const Prediction vocal = vocalModel.tell(descriptors);
    const Prediction acoustic = acousticModel.tell(descriptors);
    const double trust = kEstimateTrust * lengthTrust(soundingSeconds);
    // A side guessed with probability one half is no knowledge at all.
    const auto knowledge = [trust](const Prediction& prediction) {
        return trust * std::max(0.0, 2.0 * prediction.confidence - 1.0);
    };
    features.spokenWord = soundsSpoken(descriptors, features);
    features.vocal = features.spokenWord ? 1.0 : unit(vocal.value);
    features.vocalConfidence = knowledge(vocal);
    features.acoustic = unit(acoustic.value);
    features.acousticConfidence = knowledge(acoustic);
}

} // namespace earshot::analysis
