// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/descriptors.h"
#include "core/analysis/random_features.h"

#include <span>

namespace earshot::analysis {

/// One row of a fitted model: a descriptor, how to standardise it, and its weight.
struct ModelTerm {
    Descriptor descriptor;
    int index;       ///< within the descriptor
    float mean;      ///< over the clips the model was fitted on
    float deviation; ///< likewise
    float weight;
};

/// Which side of 0 a track lies on, and how far: logistic regression on standardised descriptors
/// and, for a model that bends, on random features of them.
struct FittedModel {
    std::span<const ModelTerm> terms;
    float intercept;
    float spread;      ///< value = tanh(spread · sum)
    float calibration; ///< probability that the side is right = logistic(calibration · |sum|)
    float accuracy;    ///< share of clips on the right side, cross-validated
    /// Mean squared standardised value that 99 % of the fitted clips stay below: beyond it the
    /// sound is unlike anything the model knows.
    float familiar;
    std::span<const float> waves; ///< weights of RandomFeatures; none for a linear model
    float width;                  ///< of their kernel
};

struct Prediction {
    double value = 0;      ///< [−1, 1], 0 = the border
    double confidence = 0; ///< probability that the side is right, lowered for unfamiliar sound
};

/// A model with its random features drawn, to be kept: drawing costs more than telling. Const
/// members are thread-safe.
class ModelReader {
public:
    /// `model` must outlive this.
    explicit ModelReader(const FittedModel& model);

    [[nodiscard]] Prediction tell(const Descriptors& descriptors) const;

private:
    const FittedModel& m_model;
    RandomFeatures m_features;
};

/// [0, 1]: how far a track of this many sounding seconds can be trusted like a whole clip.
[[nodiscard]] double lengthTrust(double soundingSeconds);

// Written by tests/bench/analysis/fit_models.
extern const FittedModel kValenceModel;
extern const FittedModel kArousalModel;
extern const FittedModel kVocalModel;
extern const FittedModel kAcousticModel;

} // namespace earshot::analysis
