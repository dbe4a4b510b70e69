// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recommend/metric/sound_metric.h"

#include "core/recommend/metric/constants.h"

namespace earshot::recommend::metric {

namespace {

/// Of a projection, whose lengths lie about 1: a sound at the very centre has no direction.
constexpr float kLeastLength = 1e-4F;

float inverse(float length) {
    return length > kLeastLength ? 1 / length : 0;
}

} // namespace

SoundMetric SoundMetric::learnFrom(const Catalog& catalog) {
    SoundMetric metric;
    const LabelSample sample = sampleLabels(catalog);
    MetricReport& report = metric.m_report;
    report.artists = sample.artists;
    report.albums = sample.albums;
    report.tracks = static_cast<int>(sample.artist.size());
    if (sample.artists < kLeastArtists) {
        return metric;
    }
    report.found = compareMetrics(sample);
    if (report.found.wins) {
        metric.project(catalog, learnProjection(sample));
    }
    return metric;
}

void SoundMetric::project(const Catalog& catalog, const Projection& projection) {
    m_report.directions = static_cast<int>(projection.directions.rows());
    if (!m_report.learned()) {
        return;
    }
    m_centre = projection.centre.cast<float>();
    m_directions = projection.directions.cast<float>();
    m_scale.resize(catalog.ids.size(), 0.0F);
    for (Index track = 0; track < catalog.size(); ++track) {
        const auto sound = catalog.embedding.col(track);
        if (!sound.isZero()) {
            m_scale[static_cast<std::size_t>(track)] =
                inverse((m_directions * (sound - m_centre)).norm());
        }
    }
}

/// cos(y, y′) = yᵀy′/(|y||y′|) with y = D(x − c): the side of the query is put into one vector over
/// x and one number, so that no track need be projected again.
SoundMetric::Query SoundMetric::query(const Sound& sound) const {
    if (!m_report.learned()) {
        return {sound, 0};
    }
    const Eigen::VectorXf projected = m_directions * (sound - m_centre);
    const Sound weights = m_directions.transpose() * projected * inverse(projected.norm());
    return {weights, -weights.dot(m_centre)};
}

void SoundMetric::likenesses(const Query& query, const Catalog& catalog, Index first,
                             std::span<float> out) const {
    recommend::likenesses(query.weights, catalog, first, out);
    if (m_report.learned()) {
        const float* scale = m_scale.data() + first;
        for (std::size_t i = 0; i < out.size(); ++i) {
            out[i] = (out[i] + query.offset) * scale[i];
        }
    }
}

} // namespace earshot::recommend::metric
