// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/mood.h"

#include "core/analysis/constants.h"
#include "core/analysis/fitted_model.h"

namespace earshot::analysis {

void tellMood(const Descriptors& descriptors, double soundingSeconds, Features& features) {
    if (soundingSeconds < kMoodMinSeconds) {
        return;
    }
    static const ModelReader valenceModel(kValenceModel);
    static const ModelReader arousalModel(kArousalModel);
    const Prediction valence = valenceModel.tell(descriptors);
    const Prediction arousal = arousalModel.tell(descriptors);
    const double trust = lengthTrust(soundingSeconds);
    features.valence = valence.value;
    features.valenceConfidence = valence.confidence * trust;
    features.arousal = arousal.value;
    features.arousalConfidence = arousal.confidence * trust;
    // Both sides right: the quadrant.
    features.moodConfidence = valence.confidence * arousal.confidence * trust;
}

} // namespace earshot::analysis
