// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/moods/point_index.h"

#include <algorithm>
#include <cmath>

namespace earshot::ui {

namespace {

double ellipseDistance(const MapPoint& point, double valence, double arousal, double valenceRadius,
                       double arousalRadius) {
    return std::hypot((point.valence - valence) / valenceRadius,
                      (point.arousal - arousal) / arousalRadius);
}

QRectF around(double valence, double arousal, double valenceRadius, double arousalRadius) {
    return {valence - valenceRadius, arousal - arousalRadius, 2 * valenceRadius, 2 * arousalRadius};
}

} // namespace

PointIndex::PointIndex(std::vector<MapPoint> points) {
    std::erase_if(points, [](const MapPoint& point) {
        return !std::isfinite(point.valence) || !std::isfinite(point.arousal);
    });
    m_starts.assign(static_cast<std::size_t>(kCells) * kCells + 1, 0);
    const auto cellOf = [](const MapPoint& point) {
        return index(cell(point.valence), cell(point.arousal));
    };
    for (const MapPoint& point : points) {
        ++m_starts[cellOf(point) + 1];
    }
    for (std::size_t i = 1; i < m_starts.size(); ++i) {
        m_starts[i] += m_starts[i - 1];
    }
    m_points.resize(points.size());
    std::vector<std::size_t> next(m_starts.begin(), m_starts.end() - 1);
    for (const MapPoint& point : points) {
        m_points[next[cellOf(point)]++] = point;
    }
}

std::optional<MapPoint> PointIndex::nearest(double valence, double arousal, double valenceRadius,
                                            double arousalRadius) const {
    std::optional<MapPoint> best;
    double bestDistance = 1;
    visit(around(valence, arousal, valenceRadius, arousalRadius), [&](const MapPoint& point) {
        const double distance =
            ellipseDistance(point, valence, arousal, valenceRadius, arousalRadius);
        if (distance <= bestDistance) {
            best = point;
            bestDistance = distance;
        }
    });
    return best;
}

int PointIndex::countInside(double valence, double arousal, double valenceRadius,
                            double arousalRadius) const {
    int count = 0;
    visit(around(valence, arousal, valenceRadius, arousalRadius), [&](const MapPoint& point) {
        count +=
            ellipseDistance(point, valence, arousal, valenceRadius, arousalRadius) <= 1 ? 1 : 0;
    });
    return count;
}

int PointIndex::countInside(const QRectF& area) const {
    int count = 0;
    visit(area, [&](const MapPoint&) { ++count; });
    return count;
}

int PointIndex::cell(double value) {
    const double scaled = (std::clamp(value, -1.0, 1.0) + 1) / 2 * kCells;
    return std::min(static_cast<int>(scaled), kCells - 1);
}

} // namespace earshot::ui
