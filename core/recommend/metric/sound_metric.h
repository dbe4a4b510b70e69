// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/recommend/likeness.h"
#include "core/recommend/metric/metric_check.h"

#include <vector>

namespace earshot::recommend::metric {

/// What the metric of a library was learned from, or why it was not.
struct MetricReport {
    int artists = 0, albums = 0, tracks = 0; ///< with labels enough to learn from, looked at
    int directions = 0;                      ///< 0: the plain cosine is used
    Comparison found;                        ///< zero where there were too few artists to ask

    [[nodiscard]] bool learned() const { return directions > 0; }
    bool operator==(const MetricReport&) const = default;
};

/// How alike two sounds are, in [−1, 1] but for rounding: the cosine after a projection learned
/// from the artists of this library, or, where that would not help, the plain cosine. Read-only
/// after it is made; one number a track is kept beside the embedding, which stays as it is.
class SoundMetric {
public:
    [[nodiscard]] static SoundMetric learnFrom(const Catalog& catalog);

    /// A sound to compare with, made ready once for all tracks.
    struct Query {
        Sound weights;
        float offset = 0;
    };
    [[nodiscard]] Query query(const Sound& sound) const;
    /// How alike the tracks first … first + out.size() − 1 are: one pass over their embeddings. 0
    /// for a track whose sound is not known. The same for a track however many are asked for.
    void likenesses(const Query& query, const Catalog& catalog, Index first,
                    std::span<float> out) const;

    [[nodiscard]] const MetricReport& report() const { return m_report; }

private:
    void project(const Catalog& catalog, const Projection& projection);

    MetricReport m_report;
    Sound m_centre = Sound::Zero();
    Eigen::MatrixXf m_directions;
    std::vector<float>
        m_scale; ///< by track: 1/length of its projection; empty for the plain cosine
};

} // namespace earshot::recommend::metric
