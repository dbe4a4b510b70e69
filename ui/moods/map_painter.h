// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/moods/map_scene.h"

#include <QPainter>

namespace earshot::ui {

/// Paints a mood map's scene. Holds nothing between two paintings.
class MapPainter {
public:
    MapPainter(QPainter& painter, const Theme& theme, const MapScene& scene)
        : m_painter(painter), m_theme(theme), m_scene(scene) {}

    void paint();

    /// The stops that show their number, the most important first: the one under the pointer, the
    /// one that plays, and where the list begins.
    [[nodiscard]] static std::vector<int> numberedStops(const MapScene& scene);

private:
    void paintGround();
    void paintMoodWords();
    void paintPoints();
    void paintTarget();
    void paintPath();
    void paintList();
    void paintStop(QPointF place);
    void paintNumber(int index, QPointF place);
    void paintGesture();
    void paintAxisWords();
    void paintTip();

    [[nodiscard]] QPointF at(double valence, double arousal) const {
        return m_scene.view.toWidget(valence, arousal, m_scene.plot);
    }
    [[nodiscard]] QColor faded(Tone tone, double opacity) const;

    QPainter& m_painter;
    const Theme& m_theme;
    const MapScene& m_scene;
};

} // namespace earshot::ui
