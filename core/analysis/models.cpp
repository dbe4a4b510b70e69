// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/models.h"

#include "core/analysis/descriptor_codec.h"
#include "core/analysis/embedding.h"
#include "core/analysis/estimates.h"
#include "core/analysis/mood.h"

namespace earshot::analysis {

void tellModels(Measured& measured) {
    clearGroups(FeatureGroup::Models, measured);
    roundAsStored(measured.descriptors);
    Features& features = measured.features;
    tellMood(measured.descriptors, features.soundingSeconds, features);
    tellEstimates(measured.descriptors, features.soundingSeconds, features);
    features.embedding = embeddingOf(measured.descriptors, features.soundingSeconds);
}

} // namespace earshot::analysis
