// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/linear_model.h"

#include "core/analysis/constants.h"

#include <algorithm>
#include <cmath>

namespace earshot::analysis {

namespace {

Prediction scaled(const ModelScale& scale, double sum, double familiarity) {
    const double probability = 1.0 / (1.0 + std::exp(-scale.calibration * std::abs(sum)));
    return {std::tanh(scale.spread * sum), probability * familiarity};
}

} // namespace

PairPrediction predict(const PairModel& model, const Descriptors& descriptors) {
    if (model.terms.empty()) {
        return {};
    }
    double first = model.first.intercept;
    double second = model.second.intercept;
    double squares = 0;
    for (const ModelTerm& term : model.terms) {
        const float value =
            standardised(descriptors.get(term.descriptor, term.index), term.mean, term.deviation);
        first += term.first * value;
        second += term.second * value;
        squares += static_cast<double>(value) * value;
    }
    const double unlike = squares / static_cast<double>(model.terms.size());
    const double familiarity = unlike > model.familiar ? model.familiar / unlike : 1.0;
    return {scaled(model.first, first, familiarity), scaled(model.second, second, familiarity)};
}

double lengthTrust(double soundingSeconds) {
    return std::clamp(soundingSeconds / kFullTrustSeconds, 0.0, 1.0);
}

} // namespace earshot::analysis
