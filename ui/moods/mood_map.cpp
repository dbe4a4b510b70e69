// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/moods/mood_map.h"

#include "ui/moods/map_painter.h"
#include "ui/moods/map_target.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QWheelEvent>
#include <QtConcurrent>

#include <cmath>

namespace earshot::ui {

namespace {

constexpr double kDragPixels = 5;       // a shorter way is a click
constexpr double kHoverPixels = 9;      // how near the pointer must be to a song
constexpr double kStep = 0.05;          // of the plane, per arrow key
constexpr double kFineStep = 0.01;      // with Shift
constexpr double kGrow = 1.15;          // per + or −
constexpr double kZoomStep = 1.4;       // per key or button
constexpr double kZoomPerDegree = 1.01; // per degree of the wheel
constexpr double kDefaultRadius = 0.3;

} // namespace

MoodMap::MoodMap(Theme& theme, QWidget* parent) : QWidget(parent), m_theme(theme) {
    setObjectName(QStringLiteral("moodMap"));
    setAccessibleName(tr("Mood map"));
    setFocusPolicy(Qt::StrongFocus);
    setProperty("ownsArrows", true); // they move the target, not the play position
    setMouseTracking(true);
    setCursor(Qt::CrossCursor);
    m_scene.palette = MoodPalette::sample(theme);
    m_drawing.setDuration(metric::kMotionMs);
    m_drawing.setEasingCurve(QEasingCurve::OutCubic);
    connect(&m_drawing, &QVariantAnimation::valueChanged, this, [this](const QVariant& share) {
        m_scene.stopsShown = share.toDouble();
        update();
    });
    connect(&m_field, &QFutureWatcherBase::finished, this, &MoodMap::takeField);
    connect(&m_indexing, &QFutureWatcherBase::finished, this, [this] {
        m_scene.points = m_indexing.result();
        m_scene.hovered.reset();
        setView(m_scene.view);
        describe();
    });
    connect(&m_theme, &Theme::changed, this, [this] {
        m_scene.palette = MoodPalette::sample(m_theme);
        paintField();
        update();
    });
    describe();
}

MoodMap::~MoodMap() {
    // The workers hold everything they need by value: nothing to wait for.
    m_fieldStop.request_stop();
}

void MoodMap::setPoints(std::vector<MapPoint> points) {
    m_indexing.setFuture(QtConcurrent::run(
        [points = std::move(points)]() mutable -> std::shared_ptr<const PointIndex> {
            return std::make_shared<const PointIndex>(std::move(points));
        }));
}

void MoodMap::setWords(std::vector<MapWord> words) {
    m_scene.words = std::move(words);
    update();
}

void MoodMap::setList(std::vector<MapStop> stops) {
    m_scene.stops = std::move(stops);
    m_scene.currentStop = -1;
    m_drawing.stop();
    m_scene.stopsShown = 1;
    if (m_theme.animates() && isVisible()) {
        m_drawing.setStartValue(0.0);
        m_drawing.setEndValue(1.0);
        m_drawing.start();
    }
    describe();
    update();
}

void MoodMap::setCurrentStop(int index) {
    m_scene.currentStop = index;
    update();
}

void MoodMap::setTarget(const recommend::Recipe& target) {
    m_scene.target = target;
    setView(m_scene.view.following(target.valence, target.arousal));
    describe();
    update();
}

void MoodMap::setHoverText(library::TrackId track, const QString& title, const QString& artist) {
    if (m_scene.hovered && m_scene.hovered->track == track) {
        m_scene.hoveredTitle = title;
        m_scene.hoveredArtist = artist;
        update();
    }
}

QPointF MoodMap::placeOf(double valence, double arousal) const {
    return m_scene.view.toWidget(valence, arousal, m_scene.plot);
}

QSize MoodMap::sizeHint() const {
    return minimumSizeHint(); // takes what room there is
}

QSize MoodMap::minimumSizeHint() const {
    return {320, 300};
}

void MoodMap::zoomIn() {
    zoomBy(kZoomStep);
}

void MoodMap::zoomOut() {
    zoomBy(1 / kZoomStep);
}

void MoodMap::showAll() {
    setView({});
}

void MoodMap::paintEvent(QPaintEvent* /*event*/) {
    QPainter painter(this);
    MapPainter(painter, m_theme, m_scene).paint();
}

void MoodMap::resizeEvent(QResizeEvent* /*event*/) {
    m_scene.plot = QRectF(rect()).adjusted(1, 1, -1, -1);
    paintField();
}

void MoodMap::mousePressEvent(QMouseEvent* event) {
    m_pressed = m_last = event->position();
    m_path.clear();
    m_scene.drawn.clear();
    if (event->button() == Qt::RightButton || event->button() == Qt::MiddleButton) {
        m_gesture = Gesture::Pan;
    } else if (event->modifiers().testFlag(Qt::ShiftModifier)) {
        m_gesture = Gesture::Path;
    } else {
        m_gesture = Gesture::Pressed;
    }
}

void MoodMap::mouseMoveEvent(QMouseEvent* event) {
    const QPointF position = event->position();
    const QPointF way = position - m_pressed;
    if (m_gesture == Gesture::Pressed && std::hypot(way.x(), way.y()) > kDragPixels) {
        m_gesture = Gesture::Region;
    }
    switch (m_gesture) {
    case Gesture::None:
        hoverAt(position);
        break;
    case Gesture::Pressed:
        break;
    case Gesture::Region:
        m_scene.region = QRectF(m_pressed, position).normalized();
        update();
        break;
    case Gesture::Path:
        m_path.push_back(m_scene.view.toMood(position, m_scene.plot));
        m_scene.drawn << position;
        update();
        break;
    case Gesture::Pan:
        setView(m_scene.view.panned(position - m_last, m_scene.plot));
        break;
    }
    m_last = position;
}

void MoodMap::mouseReleaseEvent(QMouseEvent* event) {
    const Gesture gesture = std::exchange(m_gesture, Gesture::None);
    const QPointF from = m_scene.view.toMood(m_pressed, m_scene.plot);
    const QPointF to = m_scene.view.toMood(event->position(), m_scene.plot);
    m_scene.region = {};
    m_scene.drawn.clear();
    update();
    if (gesture == Gesture::Pressed) {
        pick(targetAtPoint(to, radius()));
    } else if (gesture == Gesture::Region) {
        pick(targetInRegion(QRectF(from, to).normalized()));
    } else if (gesture == Gesture::Path) {
        pick(m_path.size() > 1 ? targetAlongPath(m_path) : targetAtPoint(to, radius()));
    }
}

void MoodMap::leaveEvent(QEvent* /*event*/) {
    m_scene.hovered.reset();
    update();
}

void MoodMap::wheelEvent(QWheelEvent* event) {
    // Without Ctrl the wheel belongs to the page, which scrolls.
    if (!event->modifiers().testFlag(Qt::ControlModifier)) {
        event->ignore();
        return;
    }
    const double degrees = event->angleDelta().y() / 8.0;
    setView(
        m_scene.view.zoomed(std::pow(kZoomPerDegree, degrees), event->position(), m_scene.plot));
}

void MoodMap::keyPressEvent(QKeyEvent* event) {
    const bool control = event->modifiers().testFlag(Qt::ControlModifier);
    const bool fine = event->modifiers().testFlag(Qt::ShiftModifier);
    switch (event->key()) {
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        control ? zoomIn() : resizeTarget(kGrow);
        return;
    case Qt::Key_Minus:
        control ? zoomOut() : resizeTarget(1 / kGrow);
        return;
    case Qt::Key_0:
        if (control) {
            showAll();
            return;
        }
        break;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        Q_EMIT activated();
        return;
    default:
        if (!control && moveTarget(event->key(), fine)) {
            return;
        }
    }
    QWidget::keyPressEvent(event);
}

void MoodMap::focusInEvent(QFocusEvent* event) {
    m_scene.focused = event->reason() != Qt::MouseFocusReason;
    update();
}

void MoodMap::focusOutEvent(QFocusEvent* /*event*/) {
    m_scene.focused = false;
    update();
}

void MoodMap::setView(const MapView& view) {
    m_scene.view = view;
    m_scene.pointsInView = m_scene.points ? m_scene.points->countInside(view.visible()) : 0;
    paintField();
    update();
    Q_EMIT viewChanged();
}

void MoodMap::zoomBy(double factor) {
    const QPointF around = m_scene.target
                               ? placeOf(m_scene.target->valence, m_scene.target->arousal)
                               : m_scene.plot.center();
    setView(m_scene.view.zoomed(factor, around, m_scene.plot));
}

void MoodMap::hoverAt(QPointF position) {
    if (!m_scene.points || m_scene.plot.isEmpty()) {
        return;
    }
    const QPointF mood = m_scene.view.toMood(position, m_scene.plot);
    const double shown = 2 * m_scene.view.reach();
    const auto found =
        m_scene.points->nearest(mood.x(), mood.y(), kHoverPixels / m_scene.plot.width() * shown,
                                kHoverPixels / m_scene.plot.height() * shown);
    const library::TrackId before =
        m_scene.hovered ? m_scene.hovered->track : library::TrackId::None;
    m_scene.hovered = found;
    if (!found) {
        if (before != library::TrackId::None) {
            update();
        }
        return;
    }
    if (found->track != before) {
        m_scene.hoveredTitle.clear();
        m_scene.hoveredArtist.clear();
        update();
        Q_EMIT hovered(found->track);
    }
}

void MoodMap::pick(const recommend::Recipe& target) {
    setTarget(target);
    Q_EMIT targetPicked(target);
}

bool MoodMap::moveTarget(int key, bool fine) {
    const double step = fine ? kFineStep : kStep;
    QPointF way;
    switch (key) {
    case Qt::Key_Left:
        way = {-step, 0};
        break;
    case Qt::Key_Right:
        way = {step, 0};
        break;
    case Qt::Key_Up:
        way = {0, step};
        break;
    case Qt::Key_Down:
        way = {0, -step};
        break;
    default:
        return false;
    }
    pick(movedTarget(m_scene.target.value_or(targetAtPoint({}, kDefaultRadius)), way));
    return true;
}

void MoodMap::resizeTarget(double factor) {
    pick(resizedTarget(m_scene.target.value_or(targetAtPoint({}, kDefaultRadius)), factor));
}

double MoodMap::radius() const {
    return m_scene.target ? std::min(m_scene.target->valenceRadius, m_scene.target->arousalRadius)
                          : kDefaultRadius;
}

void MoodMap::paintField() {
    if (m_scene.plot.isEmpty()) {
        return;
    }
    if (m_field.isRunning()) {
        m_fieldStop.request_stop();
        m_fieldAgain = true;
        return;
    }
    m_fieldStop = {};
    m_fieldView = m_scene.view;
    DensityRequest request{.points = m_scene.points,
                           .view = m_fieldView,
                           .pixels = (m_scene.plot.size() * devicePixelRatioF()).toSize(),
                           .devicePixelRatio = devicePixelRatioF(),
                           .palette = m_scene.palette};
    m_field.setFuture(
        QtConcurrent::run([request = std::move(request), stop = m_fieldStop.get_token()] {
            return renderDensity(request, stop);
        }));
}

void MoodMap::takeField() {
    const QImage image = m_field.result();
    if (!image.isNull()) {
        m_scene.density = image;
        m_scene.densityView = m_fieldView;
        update();
    }
    if (std::exchange(m_fieldAgain, false)) {
        paintField();
    } else if (!image.isNull()) {
        Q_EMIT fieldPainted();
    }
}

void MoodMap::describe() {
    if (!m_scene.points || m_scene.points->empty()) {
        setAccessibleDescription(tr("No songs on the map yet."));
        return;
    }
    const auto total = static_cast<int>(m_scene.points->points().size());
    if (!m_scene.target) {
        setAccessibleDescription(
            tr("%n song(s) on the map. Arrow keys place a target.", nullptr, total));
        return;
    }
    const recommend::Recipe& target = *m_scene.target;
    const int inside = m_scene.points->countInside(target.valence, target.arousal,
                                                   target.valenceRadius, target.arousalRadius);
    setAccessibleDescription(
        tr("Target: %1, with %2 of %n song(s) inside. The list has %3. Arrow keys move the target, "
           "plus and minus change its size, Enter plays.",
           nullptr, total)
            .arg(placeWords(target.valence, target.arousal))
            .arg(inside)
            .arg(static_cast<int>(m_scene.stops.size())));
}

} // namespace earshot::ui

#include "moc_mood_map.cpp"
