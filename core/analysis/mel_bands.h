// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <Eigen/Core>

#include <span>
#include <vector>

namespace earshot::analysis {

/// Triangular bands equally wide on the mel scale (Slaney's Auditory Toolbox 1998: each of unit
/// area). Kept as a sparse matrix whose rows are short contiguous runs of weights.
class MelBands {
public:
    MelBands(int bands, int bins, double binHz, double lowHz, double highHz);

    /// Power per band from power per bin.
    void apply(std::span<const float> power, Eigen::ArrayXf& bands) const;

    [[nodiscard]] int count() const { return static_cast<int>(m_runs.size()); }
    /// Centre frequency of a band, Hz.
    [[nodiscard]] double centreHz(int band) const;

private:
    struct Run {
        int first = 0;
        Eigen::ArrayXf weights;
        double centreHz = 0;
    };
    std::vector<Run> m_runs;
};

} // namespace earshot::analysis
