// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/descriptors.h"

#include <span>

namespace earshot::analysis {

/// One row of a fitted model: a descriptor, how to standardise it, and its weights.
struct ModelTerm {
    Descriptor descriptor;
    int index;       ///< within the descriptor
    float mean;      ///< over the clips the model was fitted on
    float deviation; ///< likewise
    float first;     ///< weight towards the model's first quantity
    float second;    ///< and its second
};

/// How a model's sum becomes a value and a probability.
struct ModelScale {
    float intercept;
    float spread;      ///< value = tanh(spread · sum)
    float calibration; ///< probability that the side is right = logistic(calibration · |sum|)
    float accuracy;    ///< share of clips on the right side, cross-validated
};

/// Two quantities from the same standardised descriptors.
struct PairModel {
    std::span<const ModelTerm> terms;
    ModelScale first;
    ModelScale second;
    /// Mean squared standardised value that 99 % of the fitted clips stay below: beyond it the
    /// sound is unlike anything the model knows.
    float familiar;
};

struct Prediction {
    double value = 0;      ///< [−1, 1], 0 = the border
    double confidence = 0; ///< probability that the side is right, lowered for unfamiliar sound
};

struct PairPrediction {
    Prediction first;
    Prediction second;
};

/// Confidences are 0 for a model without terms.
[[nodiscard]] PairPrediction predict(const PairModel& model, const Descriptors& descriptors);

/// [0, 1]: how far a track of this many sounding seconds can be trusted like a whole clip.
[[nodiscard]] double lengthTrust(double soundingSeconds);

} // namespace earshot::analysis
