// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/moods/map_painter.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QLineF>
#include <QPainterPath>
#include <QRadialGradient>

#include <algorithm>
#include <cmath>

namespace earshot::ui {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(earshot::moods)
};

constexpr double kPointRadius = 3.0;     // pixels; grows a little with the zoom
constexpr int kPointsClear = 1500;       // up to so many in view each is drawn fully
constexpr int kPointsGone = 6000;        // from here on only the field is shown
constexpr int kStopRadius = 9;           // a numbered place of the list, at the default text size
constexpr double kSmallStopRadius = 3.0; // any other
constexpr int kNumbered = 3;             // where the list begins; more would hide the music
constexpr double kTipOffset = 14.0;
constexpr double kTipWidth = 280.0;

void drawTextBox(QPainter& painter, const QFont& font, const QColor& color, QPointF middle,
                 const QString& text, const QRectF& within) {
    const QFontMetricsF metrics(font);
    QRectF box(0, 0, metrics.horizontalAdvance(text) + 2, metrics.height());
    box.moveCenter(middle);
    box.moveLeft(std::clamp(box.left(), within.left(),
                            std::max(within.left(), within.right() - box.width())));
    box.moveTop(std::clamp(box.top(), within.top(),
                           std::max(within.top(), within.bottom() - box.height())));
    painter.setFont(font);
    painter.setPen(color);
    painter.drawText(box, Qt::AlignCenter, text);
}

} // namespace

void MapPainter::paint() {
    m_painter.setRenderHint(QPainter::Antialiasing);
    m_painter.setRenderHint(QPainter::SmoothPixmapTransform);
    QPainterPath card;
    card.addRoundedRect(m_scene.plot, metric::kRadiusCard, metric::kRadiusCard);
    m_painter.save();
    m_painter.setClipPath(card);
    paintGround();
    paintTarget();
    paintPoints();
    paintMoodWords();
    paintAxisWords();
    paintList();
    paintGesture();
    m_painter.restore();

    m_painter.setBrush(Qt::NoBrush);
    m_painter.setPen(QPen(m_theme.color(m_scene.focused ? Tone::Accent : Tone::Line),
                          m_scene.focused ? 2.0 : 1.0));
    m_painter.drawPath(card);
    paintTip();
}

void MapPainter::paintGround() {
    m_painter.fillRect(m_scene.plot, m_theme.color(Tone::Surface));
    if (!m_scene.density.isNull()) {
        // While a new field is being made, the old one stands in, moved to where it belongs.
        const QRectF shown = m_scene.densityView.visible();
        const QPointF topLeft = at(shown.left(), shown.bottom());
        const QPointF bottomRight = at(shown.right(), shown.top());
        m_painter.drawImage(QRectF(topLeft, bottomRight), m_scene.density);
    }
    m_painter.setPen(QPen(faded(Tone::Text, 0.10), 1, Qt::SolidLine));
    const QPointF origin = at(0, 0);
    m_painter.drawLine(QPointF(m_scene.plot.left(), origin.y()),
                       QPointF(m_scene.plot.right(), origin.y()));
    m_painter.drawLine(QPointF(origin.x(), m_scene.plot.top()),
                       QPointF(origin.x(), m_scene.plot.bottom()));
}

void MapPainter::paintMoodWords() {
    const QRectF within = m_scene.plot.adjusted(metric::kSpace12, metric::kSpace24,
                                                -metric::kSpace12, -metric::kSpace24);
    for (const MapWord& word : m_scene.words) {
        const QPointF middle = at(word.valence, word.arousal);
        if (m_scene.plot.contains(middle)) {
            const QFont font = m_theme.font(TextStyle::Emphasis);
            // A thin edge in the ground's colour keeps the word readable among points.
            for (const QPointF shift :
                 {QPointF(-1, 0), QPointF(1, 0), QPointF(0, -1), QPointF(0, 1)}) {
                drawTextBox(m_painter, font, faded(Tone::Surface, 0.35), middle + shift, word.text,
                            within);
            }
            drawTextBox(m_painter, font, faded(Tone::Text, 0.72), middle, word.text, within);
        }
    }
}

void MapPainter::paintPoints() {
    if (!m_scene.points) {
        return;
    }
    const double clear = std::clamp(static_cast<double>(kPointsGone - m_scene.pointsInView) /
                                        (kPointsGone - kPointsClear),
                                    0.0, 1.0);
    if (clear > 0) {
        const double radius = kPointRadius * std::min(1.0 + std::log2(m_scene.view.zoom) / 6, 1.6);
        QColor edge = m_theme.color(Tone::Surface);
        edge.setAlphaF(static_cast<float>(0.9 * clear));
        m_scene.points->visit(m_scene.view.visible(), [&](const MapPoint& point) {
            QColor color = QColor::fromRgb(m_scene.palette.at(point.valence, point.arousal))
                               .darker(m_scene.palette.dark ? 90 : 118);
            color.setAlphaF(static_cast<float>(clear * (0.55 + 0.45 * point.confidence)));
            m_painter.setPen(QPen(edge, 1));
            m_painter.setBrush(color);
            m_painter.drawEllipse(at(point.valence, point.arousal), radius, radius);
        });
    }
    if (m_scene.hovered) {
        m_painter.setPen(QPen(m_theme.color(Tone::Text), 1.5));
        m_painter.setBrush(Qt::NoBrush);
        m_painter.drawEllipse(at(m_scene.hovered->valence, m_scene.hovered->arousal),
                              kPointRadius + 4, kPointRadius + 4);
    }
}

void MapPainter::paintTarget() {
    if (!m_scene.target || m_scene.plot.isEmpty()) {
        return;
    }
    const recommend::Recipe& target = *m_scene.target;
    if (!target.path.empty()) {
        paintPath();
        return;
    }
    const QPointF middle = at(target.valence, target.arousal);
    const QPointF corner =
        at(target.valence + target.valenceRadius, target.arousal + target.arousalRadius);
    const double radiusX = corner.x() - middle.x(), radiusY = middle.y() - corner.y();

    m_painter.save();
    m_painter.translate(middle);
    m_painter.scale(radiusX, radiusY);
    // The fit falls to one half at the ring and fades out beyond it.
    constexpr double kBeyond = 1.5;
    QRadialGradient glow(QPointF(0, 0), kBeyond);
    glow.setColorAt(0, faded(Tone::Surface, 0.40));
    glow.setColorAt(0.55, faded(Tone::Surface, 0.26));
    glow.setColorAt(1, faded(Tone::Surface, 0));
    m_painter.setPen(Qt::NoPen);
    m_painter.setBrush(glow);
    m_painter.drawEllipse(QPointF(0, 0), kBeyond, kBeyond);
    m_painter.restore();

    m_painter.setBrush(Qt::NoBrush);
    m_painter.setPen(QPen(faded(Tone::Accent, 0.18), 7));
    m_painter.drawEllipse(middle, radiusX, radiusY);
    m_painter.setPen(QPen(faded(Tone::Accent, 0.9), 1.5));
    m_painter.drawEllipse(middle, radiusX, radiusY);
    if (!target.key.isEmpty()) {
        return; // a named mood has its word in the middle
    }
    constexpr double kArm = 5;
    m_painter.drawLine(middle - QPointF(kArm, 0), middle + QPointF(kArm, 0));
    m_painter.drawLine(middle - QPointF(0, kArm), middle + QPointF(0, kArm));
}

/// The drawn path with a ring where it begins and an arrow head where it ends.
void MapPainter::paintPath() {
    QPolygonF line;
    for (const recommend::MoodPoint& point : m_scene.target->path) {
        line << at(point.valence, point.arousal);
    }
    m_painter.setBrush(Qt::NoBrush);
    m_painter.setPen(
        QPen(faded(Tone::Accent, 0.18), 9, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    m_painter.drawPolyline(line);
    m_painter.setPen(
        QPen(faded(Tone::Accent, 0.9), 1.5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    m_painter.drawPolyline(line);
    constexpr double kRing = 5;
    m_painter.drawEllipse(line.front(), kRing, kRing);
    QLineF arm(line.back(), line[line.size() - 2]);
    if (arm.length() > 0) {
        arm.setLength(2 * kRing);
        for (const double turn : {-30.0, 30.0}) {
            QLineF side = arm;
            side.setAngle(arm.angle() + turn);
            m_painter.drawLine(side);
        }
    }
}

void MapPainter::paintList() {
    std::vector<std::pair<int, QPointF>> places;
    for (std::size_t i = 0; i < m_scene.stops.size(); ++i) {
        const MapStop& stop = m_scene.stops[i];
        if (std::isfinite(stop.valence) && std::isfinite(stop.arousal)) {
            places.emplace_back(static_cast<int>(i), at(stop.valence, stop.arousal));
        }
    }
    const auto shown = static_cast<std::size_t>(
        std::ceil(static_cast<double>(places.size()) * m_scene.stopsShown));
    places.resize(std::min(places.size(), shown));
    QPolygonF line;
    for (const auto& [index, place] : places) {
        line << place;
    }
    m_painter.setBrush(Qt::NoBrush);
    m_painter.setPen(QPen(faded(Tone::Text, 0.28), 1, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    m_painter.drawPolyline(line);

    const std::vector<int> numbered = numberedStops(m_scene);
    for (const auto& [index, place] : places) {
        paintStop(place);
    }
    // The most important first; a number that would cover one already there stays a dot.
    std::vector<QPointF> taken;
    const double apart = 2.0 * m_theme.scaled(kStopRadius);
    for (const int index : numbered) {
        const auto at = std::ranges::find(places, index, &std::pair<int, QPointF>::first);
        const bool isFree = at != places.end() && std::ranges::none_of(taken, [&](QPointF other) {
                                return QLineF(at->second, other).length() < apart;
                            });
        if (isFree) {
            paintNumber(index, at->second);
            taken.push_back(at->second);
        }
    }
}

std::vector<int> MapPainter::numberedStops(const MapScene& scene) {
    std::vector<int> numbered;
    const auto add = [&](int index) {
        const bool there = index >= 0 && index < static_cast<int>(scene.stops.size());
        if (there && std::find(numbered.begin(), numbered.end(), index) == numbered.end()) {
            numbered.push_back(index);
        }
    };
    if (scene.hovered) {
        const auto under = std::ranges::find(scene.stops, scene.hovered->track, &MapStop::track);
        if (under != scene.stops.end()) {
            add(static_cast<int>(under - scene.stops.begin()));
        }
    }
    add(scene.currentStop);
    for (int i = 0; i < kNumbered; ++i) {
        add(i);
    }
    return numbered;
}

void MapPainter::paintStop(QPointF place) {
    m_painter.setPen(QPen(m_theme.color(Tone::Surface), 1));
    m_painter.setBrush(faded(Tone::Text, 0.8));
    m_painter.drawEllipse(place, kSmallStopRadius, kSmallStopRadius);
}

void MapPainter::paintNumber(int index, QPointF place) {
    const bool current = index == m_scene.currentStop;
    const double radius = m_theme.scaled(kStopRadius);
    m_painter.setPen(QPen(current ? m_theme.color(Tone::Accent) : faded(Tone::Text, 0.6), 1));
    m_painter.setBrush(m_theme.color(current ? Tone::Accent : Tone::Raised));
    m_painter.drawEllipse(place, radius, radius);
    m_painter.setFont(m_theme.font(TextStyle::Caption));
    m_painter.setPen(m_theme.color(current ? Tone::OnAccent : Tone::Text));
    const QRectF box(place.x() - radius, place.y() - radius, 2 * radius, 2 * radius);
    m_painter.drawText(box, Qt::AlignCenter, QString::number(index + 1));
}

void MapPainter::paintGesture() {
    if (!m_scene.region.isNull()) {
        m_painter.setPen(QPen(m_theme.color(Tone::Accent), 1.5, Qt::DashLine));
        m_painter.setBrush(faded(Tone::Accent, 0.10));
        m_painter.drawEllipse(m_scene.region);
    }
    if (m_scene.drawn.size() > 1) {
        m_painter.setBrush(Qt::NoBrush);
        m_painter.setPen(
            QPen(m_theme.color(Tone::Accent), 2.5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        m_painter.drawPolyline(m_scene.drawn);
    }
}

void MapPainter::paintAxisWords() {
    const QFont font = m_theme.font(TextStyle::Caption);
    const QColor color = m_theme.color(Tone::Secondary);
    const QRectF within =
        m_scene.plot.adjusted(metric::kSpace8, metric::kSpace8, -metric::kSpace8, -metric::kSpace8);
    const QPointF middle = within.center();
    const QFontMetricsF metrics(font);
    const auto draw = [&](QPointF place, const QString& word) {
        QRectF pill(0, 0, metrics.horizontalAdvance(word) + metric::kSpace12, metrics.height() + 4);
        pill.moveCenter(place);
        pill.moveLeft(std::clamp(pill.left(), within.left(), within.right() - pill.width()));
        pill.moveTop(std::clamp(pill.top(), within.top(), within.bottom() - pill.height()));
        m_painter.setPen(Qt::NoPen);
        m_painter.setBrush(faded(Tone::Surface, 0.6));
        m_painter.drawRoundedRect(pill, pill.height() / 2, pill.height() / 2);
        m_painter.setFont(font);
        m_painter.setPen(color);
        m_painter.drawText(pill, Qt::AlignCenter, word);
    };
    draw({middle.x(), within.top()}, Text::tr("lively"));
    draw({middle.x(), within.bottom()}, Text::tr("quiet"));
    draw({within.left(), middle.y()}, Text::tr("dark"));
    draw({within.right(), middle.y()}, Text::tr("bright"));
}

void MapPainter::paintTip() {
    if (!m_scene.hovered || m_scene.hoveredTitle.isEmpty()) {
        return;
    }
    const QFontMetricsF titleMetrics(m_theme.font(TextStyle::Body));
    const QFontMetricsF artistMetrics(m_theme.font(TextStyle::Caption));
    const QString title = titleMetrics.elidedText(m_scene.hoveredTitle, Qt::ElideRight, kTipWidth);
    const QString artist =
        artistMetrics.elidedText(m_scene.hoveredArtist, Qt::ElideRight, kTipWidth);
    const double width =
        std::max(titleMetrics.horizontalAdvance(title), artistMetrics.horizontalAdvance(artist)) +
        2 * metric::kSpace12;
    const double height = titleMetrics.height() + artistMetrics.height() + 2 * metric::kSpace8;
    const QPointF place = at(m_scene.hovered->valence, m_scene.hovered->arousal);
    QRectF box(place.x() + kTipOffset, place.y() - height - kTipOffset / 2, width, height);
    if (box.right() > m_scene.plot.right()) {
        box.moveRight(place.x() - kTipOffset);
    }
    if (box.top() < m_scene.plot.top()) {
        box.moveTop(place.y() + kTipOffset / 2);
    }
    m_painter.setPen(QPen(m_theme.color(Tone::Line), 1));
    m_painter.setBrush(m_theme.color(Tone::Raised));
    m_painter.drawRoundedRect(box, metric::kRadiusControl, metric::kRadiusControl);
    QRectF inner =
        box.adjusted(metric::kSpace12, metric::kSpace8, -metric::kSpace12, -metric::kSpace8);
    m_painter.setFont(m_theme.font(TextStyle::Body));
    m_painter.setPen(m_theme.color(Tone::Text));
    m_painter.drawText(inner, Qt::AlignLeft | Qt::AlignTop, title);
    m_painter.setFont(m_theme.font(TextStyle::Caption));
    m_painter.setPen(m_theme.color(Tone::Secondary));
    m_painter.drawText(inner, Qt::AlignLeft | Qt::AlignBottom, artist);
}

QColor MapPainter::faded(Tone tone, double opacity) const {
    QColor color = m_theme.color(tone);
    color.setAlphaF(static_cast<float>(opacity));
    return color;
}

} // namespace earshot::ui
