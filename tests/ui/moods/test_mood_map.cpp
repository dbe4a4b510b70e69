// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fixtures/test_program.h"
#include "ui/moods/density_image.h"
#include "ui/moods/map_painter.h"
#include "ui/moods/map_target.h"
#include "ui/moods/mood_map.h"

#include <QApplication>
#include <QSignalSpy>
#include <QTest>

#include <cmath>

namespace earshot::test_mood_map {

using namespace earshot::ui;

namespace {

MapPoint point(int id, double valence, double arousal) {
    return {library::TrackId{id}, static_cast<float>(valence), static_cast<float>(arousal), 1.0F};
}

std::vector<MapPoint> scattered(int count) {
    std::vector<MapPoint> points;
    for (int i = 0; i < count; ++i) {
        points.push_back(point(i + 1, std::sin(i * 12.9898) * 0.98, std::cos(i * 78.233) * 0.98));
    }
    return points;
}

QImage fieldOf(std::vector<MapPoint> points, const MapView& view = {}) {
    DensityRequest request;
    request.points = std::make_shared<const PointIndex>(std::move(points));
    request.view = view;
    request.pixels = {300, 200};
    request.palette.colors.fill(qRgb(200, 100, 50));
    return renderDensity(request);
}

int alphaAt(const QImage& image, double valence, double arousal, const MapView& view = {}) {
    const QPointF place = view.toWidget(valence, arousal, QRectF(0, 0, 300, 200));
    return qAlpha(image.pixel(place.toPoint()));
}

void drag(MoodMap& map, QPoint from, QPoint to, Qt::KeyboardModifiers modifiers = {}) {
    QTest::mousePress(&map, Qt::LeftButton, modifiers, from);
    for (int step = 1; step <= 8; ++step) {
        const QPointF at = from + QPointF(to - from) * step / 8.0;
        QMouseEvent move(QEvent::MouseMove, at, map.mapToGlobal(at), Qt::NoButton, Qt::LeftButton,
                         modifiers);
        QApplication::sendEvent(&map, &move);
    }
    QTest::mouseRelease(&map, Qt::LeftButton, modifiers, to);
}

/// A map in a window, with room.
struct Shown {
    Shown() : map(theme) {
        map.resize(640, 480);
        map.show();
        [&] { QVERIFY(QTest::qWaitForWindowExposed(&map)); }();
    }
    QPoint place(double valence, double arousal) { return map.placeOf(valence, arousal).toPoint(); }
    Theme theme;
    MoodMap map;
};

} // namespace

class TestMoodMap : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void onlyAFewPlacesOfTheListAreNumbered() {
        MapScene scene;
        QVERIFY(MapPainter::numberedStops(scene).empty());
        for (int i = 0; i < 24; ++i) {
            scene.stops.push_back({library::TrackId{i + 1}, 0, 0});
        }
        QCOMPARE(MapPainter::numberedStops(scene), (std::vector{0, 1, 2}));
        scene.currentStop = 10;
        QCOMPARE(MapPainter::numberedStops(scene), (std::vector{10, 0, 1, 2}));
        scene.hovered = point(21, 0, 0); // in the list, 21st
        QCOMPARE(MapPainter::numberedStops(scene), (std::vector{20, 10, 0, 1, 2}));
        scene.hovered = point(99, 0, 0); // not in it
        scene.currentStop = 1;
        QCOMPARE(MapPainter::numberedStops(scene), (std::vector{1, 0, 2}));
    }

    void findsTheSameAsLookingAtEveryPoint() {
        const std::vector<MapPoint> points = scattered(3000);
        const PointIndex index(points);
        const auto distance = [](const MapPoint& p, double v, double a, double rv, double ra) {
            return std::hypot((p.valence - v) / rv, (p.arousal - a) / ra);
        };
        for (const auto& [v, a, rv, ra] :
             {std::array{0.0, 0.0, 0.2, 0.2}, {0.9, -0.9, 0.3, 0.1}, {-0.5, 0.4, 1.0, 0.6}}) {
            int inside = 0;
            const MapPoint* nearest = nullptr;
            for (const MapPoint& p : points) {
                if (distance(p, v, a, rv, ra) <= 1) {
                    ++inside;
                    if (!nearest || distance(p, v, a, rv, ra) < distance(*nearest, v, a, rv, ra)) {
                        nearest = &p;
                    }
                }
            }
            QVERIFY(inside > 0);
            QCOMPARE(index.countInside(v, a, rv, ra), inside);
            QCOMPARE(index.nearest(v, a, rv, ra)->track, nearest->track);
        }
        QVERIFY(!index.nearest(5, 5, 0.1, 0.1));
    }

    void unknownPlacesAreNotOnTheMap() {
        const PointIndex index({point(1, NAN, 0.2), point(2, 0.1, 0.1)});
        QCOMPARE(index.points().size(), std::size_t{1});
    }

    void theFieldIsStrongestWhereTheSongsAre() {
        std::vector<MapPoint> points;
        for (int i = 0; i < 400; ++i) {
            points.push_back(point(i, -0.5 + 0.1 * std::sin(i), 0.5 + 0.1 * std::cos(i * 3)));
        }
        const QImage image = fieldOf(points);
        QVERIFY(alphaAt(image, -0.5, 0.5) > 3 * alphaAt(image, 0.6, -0.6));
        QVERIFY(alphaAt(image, 0.6, -0.6) > 0); // the wash: the plane is never bare
    }

    void aLoneSongIsSeenBesideACrowd() {
        std::vector<MapPoint> points(20'000, point(1, 0.5, 0.5));
        points.push_back(point(2, -0.6, -0.6));
        const QImage image = fieldOf(points);
        QVERIFY(alphaAt(image, 0.5, 0.5) > alphaAt(image, -0.6, -0.6));
        QVERIFY(alphaAt(image, -0.6, -0.6) >= alphaAt(image, -0.6, 0.6));
    }

    void zoomingShowsTheSameSongsInTheSamePlace() {
        const std::vector<MapPoint> points{point(1, 0.30, 0.20)};
        const QRectF plot(0, 0, 300, 200);
        const MapView view = MapView().zoomed(8, MapView().toWidget(0.3, 0.2, plot), plot);
        QVERIFY(view.zoom > 7.9);
        const QImage image = fieldOf(points, view);
        QVERIFY(alphaAt(image, 0.30, 0.20, view) > 2 * alphaAt(image, 0.38, 0.14, view));
    }

    void aViewNeverLeavesThePlane() {
        const QRectF plot(0, 0, 300, 200);
        const MapView far = MapView().zoomed(4, {0, 0}, plot).panned({5000, 5000}, plot);
        QVERIFY(far.visible().left() >= -MapView::kReach - 1e-9);
        QVERIFY(far.visible().bottom() <= MapView::kReach + 1e-9);
        QCOMPARE(far.zoomed(0.01, {10, 10}, plot), MapView());
        const QPointF mood = far.toMood(far.toWidget(-0.9, 0.8, plot), plot);
        QVERIFY(std::hypot(mood.x() + 0.9, mood.y() - 0.8) < 1e-9);
    }

    void aPathIsKeptInEqualSteps() {
        const recommend::Recipe target =
            targetAlongPath({{-0.5, -0.8}, {0.0, 0.0}, {0.5, 0.8}, {0.7, -0.4}});
        QVERIFY(target.path.size() >= 8);
        QCOMPARE(target.path.front().arousal, -0.8);
        QCOMPARE(target.path.back().valence, 0.7);
        QCOMPARE(target.path.back().arousal, -0.4);
        double longest = 0;
        double whole = 0;
        for (std::size_t i = 1; i < target.path.size(); ++i) {
            const double step = std::hypot(target.path[i].valence - target.path[i - 1].valence,
                                           target.path[i].arousal - target.path[i - 1].arousal);
            longest = std::max(longest, step);
            whole += step;
        }
        QVERIFY(longest < 1.1 * whole / static_cast<double>(target.path.size() - 1));
        QVERIFY(std::abs(target.valence - 0.1) < 1e-9);
        QVERIFY(std::abs(target.arousal) < 1e-9);
    }

    void aRegionBecomesTheEllipseInside() {
        const recommend::Recipe target = targetInRegion(QRectF(-0.2, 0.1, 0.8, 0.4));
        QVERIFY(std::abs(target.valence - 0.2) < 1e-9);
        QVERIFY(std::abs(target.arousal - 0.3) < 1e-9);
        QVERIFY(std::abs(target.valenceRadius - 0.4) < 1e-9);
        QVERIFY(std::abs(target.arousalRadius - 0.2) < 1e-9);
        // Outside the plane there are no songs.
        QVERIFY(targetInRegion(QRectF(0.8, 0.8, 3, 3)).valence <= 1);
        QVERIFY(targetInRegion(QRectF(0.5, 0.5, 0, 0)).valenceRadius >= kMinRadius);
    }

    void placesHaveWords() {
        QCOMPARE(placeWords(0.6, 0.6), QStringLiteral("Bright and lively"));
        QCOMPARE(placeWords(-0.6, -0.6), QStringLiteral("Dark and quiet"));
        QCOMPARE(placeWords(0, 0), QStringLiteral("In the middle"));
    }

    void aClickAsksForThatPlace() {
        Shown shown;
        QSignalSpy picked(&shown.map, &MoodMap::targetPicked);
        QTest::mouseClick(&shown.map, Qt::LeftButton, {}, shown.place(0.5, -0.4));
        QCOMPARE(picked.count(), 1);
        const auto target = picked.front().front().value<recommend::Recipe>();
        QVERIFY(std::abs(target.valence - 0.5) < 0.02);
        QVERIFY(std::abs(target.arousal + 0.4) < 0.02);
        QVERIFY(target.energyCurve.empty());
    }

    void aDragAsksForARegionAndWithShiftForAPath() {
        Shown shown;
        QSignalSpy picked(&shown.map, &MoodMap::targetPicked);
        drag(shown.map, shown.place(-0.6, 0.6), shown.place(0.2, 0.0));
        QCOMPARE(picked.count(), 1);
        const auto region = picked.takeFirst().front().value<recommend::Recipe>();
        QVERIFY(std::abs(region.valence + 0.2) < 0.02);
        QVERIFY(std::abs(region.valenceRadius - 0.4) < 0.02);
        QVERIFY(std::abs(region.arousalRadius - 0.3) < 0.02);
        drag(shown.map, shown.place(0, -0.7), shown.place(0, 0.7), Qt::ShiftModifier);
        QCOMPARE(picked.count(), 1);
        const auto path = picked.takeFirst().front().value<recommend::Recipe>();
        QVERIFY(path.path.front().arousal < -0.4);
        QVERIFY(path.path.back().arousal > 0.65);
    }

    void keysMoveAndResizeTheTarget() {
        Shown shown;
        shown.map.setTarget(targetAtPoint({0, 0}, 0.3));
        QSignalSpy picked(&shown.map, &MoodMap::targetPicked);
        const QString before = shown.map.accessibleDescription();
        shown.map.setPoints({point(1, 0.1, 0.1), point(2, -0.9, -0.9)});
        QTRY_VERIFY(shown.map.accessibleDescription() != before);
        QVERIFY(shown.map.accessibleDescription().contains(QStringLiteral("1 of 2")));
        QTest::keyClick(&shown.map, Qt::Key_Right);
        QTest::keyClick(&shown.map, Qt::Key_Up);
        QVERIFY(shown.map.target()->valence > 0.01 && shown.map.target()->arousal > 0.01);
        const double radius = shown.map.target()->valenceRadius;
        QTest::keyClick(&shown.map, Qt::Key_Plus);
        QVERIFY(shown.map.target()->valenceRadius > radius);
        QCOMPARE(picked.count(), 3);
        QSignalSpy activated(&shown.map, &MoodMap::activated);
        QTest::keyClick(&shown.map, Qt::Key_Return);
        QCOMPARE(activated.count(), 1);
    }

    void theWheelScrollsThePageUnlessCtrlIsHeld() {
        Shown shown;
        const auto turn = [&](Qt::KeyboardModifiers modifiers) {
            const QPointF at = shown.place(0.5, 0.5);
            QWheelEvent event(at, shown.map.mapToGlobal(at), {}, {0, 240}, Qt::NoButton, modifiers,
                              Qt::NoScrollPhase, false);
            event.setAccepted(false);
            QApplication::sendEvent(&shown.map, &event);
        };
        turn({});
        QCOMPARE(shown.map.view(), MapView());
        turn(Qt::ControlModifier);
        QVERIFY(shown.map.view().zoom > 1.1);
        QVERIFY(shown.map.view().valence > 0); // towards the pointer
        QTest::keyClick(&shown.map, Qt::Key_0, Qt::ControlModifier);
        QCOMPARE(shown.map.view(), MapView());
    }

    void hoveringNamesTheSong() {
        Shown shown;
        QSignalSpy painted(&shown.map, &MoodMap::fieldPainted);
        shown.map.setPoints({point(7, 0.4, 0.4)});
        QTRY_VERIFY(painted.count() > 0);
        QTRY_VERIFY(shown.map.accessibleDescription().contains(QStringLiteral("1 song")));
        QSignalSpy hovered(&shown.map, &MoodMap::hovered);
        QTest::mouseMove(&shown.map, shown.place(-0.4, -0.4));
        QTest::mouseMove(&shown.map, shown.place(0.4, 0.4) + QPoint(2, 1));
        QTRY_COMPARE(hovered.count(), 1);
        QCOMPARE(hovered.front().front().value<library::TrackId>(), library::TrackId{7});
    }

    void aMapThatClosesWhileItIsBeingPaintedIsSafe() {
        enum class When : std::uint8_t { Indexing, Painting, PaintedAgain };
        for (const When when : {When::Indexing, When::Painting, When::PaintedAgain}) {
            Shown shown;
            const QString before = shown.map.accessibleDescription();
            shown.map.setPoints(scattered(50'000));
            if (when != When::Indexing) { // told once they are indexed, when painting begins
                QTRY_VERIFY(shown.map.accessibleDescription() != before);
            }
            if (when == When::PaintedAgain) { // what is asked for meanwhile waits for its turn
                QTest::keyClick(&shown.map, Qt::Key_Plus, Qt::ControlModifier);
            }
        }
    }
};

EARSHOT_TEST(QApplication, TestMoodMap)

} // namespace earshot::test_mood_map

#include "test_mood_map.moc"
