// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/random_features.h"

#include "core/base/random.h"

#include <cmath>
#include <numbers>

namespace earshot::analysis {

namespace {

/// Part of every fitted table: another seed is another model.
constexpr std::uint64_t kSeed = 2007;

} // namespace

RandomFeatures::RandomFeatures(int inputs, int count, float width)
    : m_directions(count, inputs), m_phases(count) {
    base::Random random(kSeed);
    const double scale = std::sqrt(2.0 * static_cast<double>(width) / inputs);
    for (int row = 0; row < count; ++row) {
        for (int column = 0; column < inputs; ++column) {
            m_directions(row, column) = static_cast<float>(scale * random.normal());
        }
        m_phases[row] = static_cast<float>(2.0 * std::numbers::pi * random.uniform());
    }
}

Eigen::VectorXf RandomFeatures::operator()(std::span<const float> values) const {
    const Eigen::Map<const Eigen::VectorXf> input(values.data(),
                                                  static_cast<Eigen::Index>(values.size()));
    return std::numbers::sqrt2_v<float> * ((m_directions * input).array() + m_phases).cos();
}

} // namespace earshot::analysis
