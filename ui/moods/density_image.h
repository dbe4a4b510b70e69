// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/moods/map_view.h"
#include "ui/moods/point_index.h"
#include "ui/theme/theme.h"

#include <QImage>
#include <QRgb>

#include <array>
#include <memory>
#include <stop_token>

namespace earshot::ui {

/// The theme's mood colours over the whole plane, sampled on the UI thread so that a worker can
/// paint with them.
struct MoodPalette {
    static constexpr int kSteps = 41; ///< along each axis, −1 … 1
    std::array<QRgb, static_cast<std::size_t>(kSteps) * kSteps> colors{};
    bool dark = false;

    [[nodiscard]] static MoodPalette sample(const Theme& theme);
    /// Blended between the four nearest samples; outside the plane the border's colour.
    [[nodiscard]] QRgb at(double valence, double arousal) const;
};

struct DensityRequest {
    std::shared_ptr<const PointIndex> points;
    MapView view;
    QSize pixels; ///< device pixels of the image
    double devicePixelRatio = 1;
    MoodPalette palette;
};

/// Where the tracks are, as a soft field in mood colours on transparent ground, over a faint wash
/// of the plane's own colours. Pure; about linear in points plus pixels. An empty image when
/// stopped.
[[nodiscard]] QImage renderDensity(const DensityRequest& request, std::stop_token stop = {});

} // namespace earshot::ui
