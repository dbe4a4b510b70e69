// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/recommend/recipe.h"
#include "ui/moods/density_image.h"
#include "ui/moods/map_view.h"
#include "ui/moods/point_index.h"

#include <QImage>
#include <QPolygonF>

#include <memory>
#include <optional>
#include <vector>

namespace earshot::ui {

/// One track of the list on the map; its place is NaN while unknown.
struct MapStop {
    library::TrackId track = library::TrackId::None;
    double valence = 0, arousal = 0;
};

/// A word on the map at a place of the plane: the name of a mood.
struct MapWord {
    QString text;
    double valence = 0, arousal = 0;
};

/// Everything a mood map shows: what the painter needs and nothing else.
struct MapScene {
    QRectF plot; ///< in widget coordinates
    MapView view;
    std::shared_ptr<const PointIndex> points;
    int pointsInView = 0;
    QImage density;
    MapView densityView; ///< what `density` was painted for
    MoodPalette palette;
    std::vector<MapWord> words;
    std::vector<MapStop> stops; ///< the list, in playing order
    int currentStop = -1;       ///< the one that plays, −1 = none
    double stopsShown = 1;      ///< 0 … 1 while the path draws itself
    std::optional<recommend::Recipe> target;
    QRectF region;   ///< being dragged, widget coordinates; null = none
    QPolygonF drawn; ///< being drawn, widget coordinates
    std::optional<MapPoint> hovered;
    QString hoveredTitle, hoveredArtist; ///< empty while they load
    bool focused = false;
};

} // namespace earshot::ui
