// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/services/mixes.h"

#include <QRectF>

#include <optional>
#include <vector>

namespace earshot::ui {

/// The map's points sorted into cells, so that what lies near a place or in an area is found
/// without looking at all of them. Read-only once built: any thread may read.
class PointIndex {
public:
    /// Takes linear time; for a large library build it in a worker.
    explicit PointIndex(std::vector<MapPoint> points);

    [[nodiscard]] const std::vector<MapPoint>& points() const { return m_points; }
    [[nodiscard]] bool empty() const { return m_points.empty(); }

    /// The point nearest to this place among those inside the ellipse with these radii.
    [[nodiscard]] std::optional<MapPoint> nearest(double valence, double arousal,
                                                  double valenceRadius, double arousalRadius) const;
    /// How many points lie inside the ellipse.
    [[nodiscard]] int countInside(double valence, double arousal, double valenceRadius,
                                  double arousalRadius) const;
    /// How many points lie in the rectangle (x = valence, y = arousal).
    [[nodiscard]] int countInside(const QRectF& area) const;

    /// Calls visit(const MapPoint&) for each point in the rectangle.
    template <typename Visit>
    void visit(const QRectF& area, Visit visit) const {
        const int left = cell(area.left()), right = cell(area.right());
        const int low = cell(area.top()), high = cell(area.bottom());
        for (int row = low; row <= high; ++row) {
            const std::size_t begin = m_starts[index(left, row)];
            const std::size_t end = m_starts[index(right, row) + 1];
            for (std::size_t i = begin; i < end; ++i) {
                const MapPoint& point = m_points[i];
                if (point.valence >= area.left() && point.valence <= area.right() &&
                    point.arousal >= area.top() && point.arousal <= area.bottom()) {
                    visit(point);
                }
            }
        }
    }

private:
    static constexpr int kCells = 64; ///< along each axis: about 120 points a cell of 500,000

    [[nodiscard]] static int cell(double value);
    [[nodiscard]] static std::size_t index(int column, int row) {
        return static_cast<std::size_t>(row) * kCells + static_cast<std::size_t>(column);
    }

    std::vector<MapPoint> m_points;    ///< by cell
    std::vector<std::size_t> m_starts; ///< first point of each cell, and the end
};

} // namespace earshot::ui
