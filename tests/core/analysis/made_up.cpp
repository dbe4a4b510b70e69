// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/analysis/made_up.h"

#include <cmath>

namespace earshot::analysis {

Measured someMeasured() {
    Measured measured;
    Features& features = measured.features;
    features.durationSeconds = 36000.25;
    features.bpm = 123.4;
    features.bpmAlternate = 61.7;
    features.bpmConfidence = 0.75;
    features.key = 11;
    features.mode = Mode::Minor;
    features.integratedLufs = -9.25;
    features.valence = -0.5;
    features.moodConfidence = 0.625;
    features.spokenWord = true;
    for (std::size_t i = 0; i < features.embedding.size(); ++i) {
        features.embedding[i] = static_cast<float>(std::sin(static_cast<double>(i))) / 4.0F;
    }
    features.stripLevel = {0, 128, 255};
    features.stripLiveliness = {7, 8, 9};
    features.audioIdentity = QByteArray(16, 'x');
    measured.descriptors.set(Descriptor::Centroid, 10.75);
    measured.descriptors.set(Descriptor::Mfcc, -61.3, 4);
    measured.descriptors.set(Descriptor::Intervals, 1e-3, 5);
    measured.loudness.counts[20] = 5;
    measured.loudness.counts[60] = 90'000; // ten hours of one level
    return measured;
}

} // namespace earshot::analysis
