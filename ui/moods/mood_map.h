// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/moods/map_scene.h"

#include <QFutureWatcher>
#include <QVariantAnimation>
#include <QWidget>

#include <stop_token>

namespace earshot::ui {

/// The whole library as a map, valence to the right and arousal upwards: a field of mood colours
/// where songs are, single songs when few or near, the list as a connected path, the target as a
/// soft ring. A click asks for a place, a drag for a region, Shift and drag for a path. Arrow keys
/// move the target, + and − change its size; Ctrl with wheel, + and − zooms, the right button
/// moves the map. The field is painted in a worker; UI thread only otherwise.
class MoodMap : public QWidget {
    Q_OBJECT
public:
    explicit MoodMap(Theme& theme, QWidget* parent = nullptr);
    ~MoodMap() override;

    void setPoints(std::vector<MapPoint> points); ///< every analysed track
    void setWords(std::vector<MapWord> words);
    void setList(std::vector<MapStop> stops); ///< the list, in playing order
    void setCurrentStop(int index);           ///< the one that plays, −1 = none
    void setTarget(const recommend::Recipe& target);
    [[nodiscard]] const std::optional<recommend::Recipe>& target() const { return m_scene.target; }
    /// What to show for the song under the pointer, in answer to hovered().
    void setHoverText(library::TrackId track, const QString& title, const QString& artist);

    [[nodiscard]] const MapView& view() const { return m_scene.view; }
    /// Where a place of the plane is drawn, in widget coordinates.
    [[nodiscard]] QPointF placeOf(double valence, double arousal) const;

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

public Q_SLOTS:
    void zoomIn();
    void zoomOut();
    void showAll();

Q_SIGNALS:
    void targetPicked(const earshot::recommend::Recipe& target); ///< by hand
    void hovered(earshot::library::TrackId track);
    void activated(); ///< Enter
    void viewChanged();
    void fieldPainted(); ///< a new field is shown

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    enum class Gesture : std::uint8_t { None, Pressed, Region, Path, Pan };

    void setView(const MapView& view);
    void zoomBy(double factor);
    void hoverAt(QPointF position);
    void pick(const recommend::Recipe& target);
    [[nodiscard]] bool moveTarget(int key, bool fine);
    void resizeTarget(double factor);
    [[nodiscard]] double radius() const;
    void paintField(); ///< asks a worker for the field of what is shown now
    void takeField();
    void describe();

    Theme& m_theme;
    MapScene m_scene;
    Gesture m_gesture = Gesture::None;
    QPointF m_pressed, m_last;
    std::vector<QPointF> m_path; ///< mood coordinates of the path being drawn
    QFutureWatcher<QImage> m_field;
    MapView m_fieldView; ///< of the field being made
    std::stop_source m_fieldStop;
    bool m_fieldAgain = false; ///< what is shown changed while a field was being made
    QFutureWatcher<std::shared_ptr<const PointIndex>> m_indexing;
    QVariantAnimation m_drawing; ///< of the list's path
};

} // namespace earshot::ui
