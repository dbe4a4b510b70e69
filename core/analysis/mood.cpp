// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/mood.h"

#include "core/analysis/constants.h"
#include "core/analysis/mood_table.h"

namespace earshot::analysis {

void tellMood(const Descriptors& descriptors, double soundingSeconds, Features& features) {
    if (soundingSeconds < kMoodMinSeconds || kMoodModel.terms.empty()) {
        return;
    }
    const PairPrediction mood = predict(kMoodModel, descriptors);
    const double trust = lengthTrust(soundingSeconds);
    features.valence = mood.first.value;
    features.valenceConfidence = mood.first.confidence * trust;
    features.arousal = mood.second.value;
    features.arousalConfidence = mood.second.confidence * trust;
    // Both sides right: the quadrant.
    features.moodConfidence = mood.first.confidence * mood.second.confidence * trust;
}

} // namespace earshot::analysis
