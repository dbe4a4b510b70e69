// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/fitted_model.h"

#include "core/analysis/constants.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace earshot::analysis {

ModelReader::ModelReader(const FittedModel& model)
    : m_model(model),
      m_features(static_cast<int>(model.terms.size()), static_cast<int>(model.waves.size()),
                 model.width) {}

Prediction ModelReader::tell(const Descriptors& descriptors) const {
    std::vector<float> values;
    values.reserve(m_model.terms.size());
    double sum = m_model.intercept;
    double squares = 0;
    for (const ModelTerm& term : m_model.terms) {
        const float value =
            standardised(descriptors.get(term.descriptor, term.index), term.mean, term.deviation);
        sum += term.weight * value;
        squares += static_cast<double>(value) * value;
        values.push_back(value);
    }
    if (!m_model.waves.empty()) {
        const Eigen::Map<const Eigen::VectorXf> weights(
            m_model.waves.data(), static_cast<Eigen::Index>(m_model.waves.size()));
        sum += m_features(values).dot(weights);
    }
    const double unlike = squares / static_cast<double>(values.size());
    const double familiarity = unlike > m_model.familiar ? m_model.familiar / unlike : 1.0;
    const double probability = 1.0 / (1.0 + std::exp(-m_model.calibration * std::abs(sum)));
    return {std::tanh(m_model.spread * sum), probability * familiarity};
}

double lengthTrust(double soundingSeconds) {
    return std::clamp(soundingSeconds / kFullTrustSeconds, 0.0, 1.0);
}

} // namespace earshot::analysis
