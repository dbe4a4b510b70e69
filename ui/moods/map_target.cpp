// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/moods/map_target.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace earshot::ui {

namespace {

struct TargetText {
    Q_DECLARE_TR_FUNCTIONS(earshot::moods)
};

constexpr int kPathSteps = 24;       // about a list's rows: a loop keeps its shape
constexpr double kMiddle = 0.15;     // nearer to a border between quadrants than this: not named
constexpr double kPathRadius = 0.25; // where, beside a path, the fit has fallen to one half

QPointF clampToPlane(QPointF mood) {
    return {std::clamp(mood.x(), -1.0, 1.0), std::clamp(mood.y(), -1.0, 1.0)};
}

/// Points at equal steps of the path's length.
std::vector<recommend::MoodPoint> pointsAlong(const std::vector<QPointF>& moods) {
    std::vector<double> length{0};
    for (std::size_t i = 1; i < moods.size(); ++i) {
        const QPointF step = moods[i] - moods[i - 1];
        length.push_back(length.back() + std::hypot(step.x(), step.y()));
    }
    std::vector<recommend::MoodPoint> points;
    std::size_t at = 0;
    for (int step = 0; step < kPathSteps; ++step) {
        const double wanted = length.back() * step / (kPathSteps - 1);
        while (at + 2 < moods.size() && length[at + 1] < wanted) {
            ++at;
        }
        const double span = length[at + 1] - length[at];
        const double share = span > 0 ? std::clamp((wanted - length[at]) / span, 0.0, 1.0) : 0.0;
        const QPointF here = moods[at] + (moods[at + 1] - moods[at]) * share;
        points.push_back({here.x(), here.y()});
    }
    return points;
}

} // namespace

recommend::Recipe targetAtPoint(QPointF mood, double radius) {
    const QPointF place = clampToPlane(mood);
    recommend::Recipe recipe =
        recommend::recipeAt(place.x(), place.y(), std::clamp(radius, kMinRadius, kMaxRadius));
    recipe.name = placeWords(place.x(), place.y());
    return recipe;
}

recommend::Recipe targetInRegion(const QRectF& moods) {
    const QPointF low = clampToPlane(moods.normalized().topLeft());
    const QPointF high = clampToPlane(moods.normalized().bottomRight());
    const QPointF middle = (low + high) / 2;
    recommend::Recipe recipe = targetAtPoint(middle, kMinRadius);
    recipe.valenceRadius = std::clamp((high.x() - low.x()) / 2, kMinRadius, kMaxRadius);
    recipe.arousalRadius = std::clamp((high.y() - low.y()) / 2, kMinRadius, kMaxRadius);
    return recipe;
}

recommend::Recipe targetAlongPath(const std::vector<QPointF>& moods) {
    std::vector<QPointF> path;
    path.reserve(moods.size());
    std::transform(moods.begin(), moods.end(), std::back_inserter(path), clampToPlane);
    if (path.empty()) {
        return targetAtPoint({}, kPathRadius);
    }
    if (path.size() == 1) {
        return targetAtPoint(path.front(), kPathRadius);
    }
    QRectF extent(path.front(), path.front());
    for (const QPointF& place : path) {
        extent.setLeft(std::min(extent.left(), place.x()));
        extent.setRight(std::max(extent.right(), place.x()));
        extent.setTop(std::min(extent.top(), place.y()));
        extent.setBottom(std::max(extent.bottom(), place.y()));
    }
    recommend::Recipe recipe = targetAtPoint(extent.center(), kPathRadius);
    recipe.name = TargetText::tr("Your path");
    recipe.path = pointsAlong(path);
    return recipe;
}

recommend::Recipe movedTarget(const recommend::Recipe& target, QPointF way) {
    recommend::Recipe next =
        targetAtPoint(QPointF(target.valence, target.arousal) + way, target.valenceRadius);
    next.valenceRadius = target.valenceRadius;
    next.arousalRadius = target.arousalRadius;
    return next;
}

recommend::Recipe resizedTarget(const recommend::Recipe& target, double factor) {
    recommend::Recipe next = targetAtPoint({target.valence, target.arousal}, target.valenceRadius);
    next.valenceRadius = std::clamp(target.valenceRadius * factor, kMinRadius, kMaxRadius);
    next.arousalRadius = std::clamp(target.arousalRadius * factor, kMinRadius, kMaxRadius);
    next.energyCurve = target.energyCurve;
    next.path = target.path;
    next.name = target.path.empty() ? next.name : target.name;
    return next;
}

QString placeWords(double valence, double arousal) {
    const bool bright = valence > kMiddle, dark = valence < -kMiddle;
    const bool lively = arousal > kMiddle, quiet = arousal < -kMiddle;
    if (lively) {
        return bright ? TargetText::tr("Bright and lively")
                      : (dark ? TargetText::tr("Dark and lively") : TargetText::tr("Lively"));
    }
    if (quiet) {
        return bright ? TargetText::tr("Bright and quiet")
                      : (dark ? TargetText::tr("Dark and quiet") : TargetText::tr("Quiet"));
    }
    return bright ? TargetText::tr("Bright")
                  : (dark ? TargetText::tr("Dark") : TargetText::tr("In the middle"));
}

} // namespace earshot::ui
