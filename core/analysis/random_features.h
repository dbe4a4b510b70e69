// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <Eigen/Core>

#include <span>

namespace earshot::analysis {

/// Random Fourier features (Rahimi & Recht 2007): √2·cos(Wx + b) with seeded W and b, whose inner
/// products approximate a Gaussian kernel. A linear model on them bends as a kernel machine does,
/// and its table holds one weight a feature instead of all examples. The same on every system.
class RandomFeatures {
public:
    /// `width`: of the kernel exp(−width · |x − y|² / inputs).
    RandomFeatures(int inputs, int count, float width);

    [[nodiscard]] Eigen::Index inputs() const { return m_directions.cols(); }
    [[nodiscard]] Eigen::Index count() const { return m_directions.rows(); }

    /// count() values in ±√2 from inputs() values.
    [[nodiscard]] Eigen::VectorXf operator()(std::span<const float> values) const;

private:
    Eigen::MatrixXf m_directions; ///< count × inputs
    Eigen::ArrayXf m_phases;
};

} // namespace earshot::analysis
