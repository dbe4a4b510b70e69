// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/mel_bands.h"

#include <algorithm>
#include <cmath>

namespace earshot::analysis {

namespace {

// O'Shaughnessy 1987.
double melOf(double hz) {
    return 2595.0 * std::log10(1.0 + hz / 700.0);
}
double hzOf(double mel) {
    return 700.0 * (std::pow(10.0, mel / 2595.0) - 1.0);
}

} // namespace

MelBands::MelBands(int bands, int bins, double binHz, double lowHz, double highHz) {
    const double low = melOf(lowHz);
    const double step = (melOf(highHz) - low) / (bands + 1);
    for (int band = 0; band < bands; ++band) {
        const double left = hzOf(low + step * band);
        const double centre = hzOf(low + step * (band + 1));
        const double right = hzOf(low + step * (band + 2));
        // The lowest bands are narrower than a bin: each takes at least the bin at its centre.
        const int nearest = std::clamp(static_cast<int>(std::lround(centre / binHz)), 0, bins - 1);
        const int first = std::min(static_cast<int>(std::ceil(left / binHz)), nearest);
        const int last =
            std::max(std::min(static_cast<int>(std::floor(right / binHz)), bins - 1), nearest);
        Run run;
        run.first = first;
        run.centreHz = centre;
        run.weights = Eigen::ArrayXf::Zero(last - first + 1);
        for (int bin = first; bin <= last; ++bin) {
            const double hz = bin * binHz;
            const double weight =
                hz <= centre ? (hz - left) / (centre - left) : (right - hz) / (right - centre);
            run.weights[bin - first] = static_cast<float>(std::max(weight, 0.0));
        }
        if (!(run.weights.sum() > 0.0F)) {
            run.weights[nearest - first] = 1.0F;
        }
        run.weights /= run.weights.sum();
        m_runs.push_back(std::move(run));
    }
}

void MelBands::apply(std::span<const float> power, Eigen::ArrayXf& bands) const {
    for (std::size_t band = 0; band < m_runs.size(); ++band) {
        const Run& run = m_runs[band];
        const Eigen::Map<const Eigen::ArrayXf> bins(power.data() + run.first, run.weights.size());
        bands[static_cast<Eigen::Index>(band)] = (bins * run.weights).sum();
    }
}

double MelBands::centreHz(int band) const {
    return m_runs[static_cast<std::size_t>(band)].centreHz;
}

} // namespace earshot::analysis
