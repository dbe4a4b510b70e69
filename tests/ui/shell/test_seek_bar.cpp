// SPDX-License-Identifier: GPL-3.0-or-later
// What the seek bar shows and how it is moved, pixel by pixel where colours matter.
#include "tests/fixtures/test_program.h"
#include "ui/shell/seek_bar.h"
#include "ui/shell/seek_bar_accessible.h"
#include "ui/theme/tokens.h"

#include <QApplication>
#include <QSignalSpy>
#include <QTest>
#include <QToolTip>

#include <algorithm>
#include <cstdlib>

namespace earshot::test_seek_bar {

using namespace earshot::ui;

namespace {

constexpr std::size_t kSlices = 512;
constexpr int kWidth = 400;
constexpr int kHeight = 28;
constexpr qint64 kLengthMs = 100'000;
constexpr std::uint8_t kLively = 230, kCalm = 25; // of 255
constexpr double kValence = 0.5;
// A bar's inside is one flat colour; the mood is told in 64 steps from calm to lively.
constexpr int kShadeTolerance = 6;

/// Lively in its first half, calm in its second.
TrackStrip halves(std::optional<double> valence = kValence) {
    TrackStrip strip;
    strip.level.assign(kSlices, 200);
    strip.liveliness.assign(kSlices, kCalm);
    std::fill_n(strip.liveliness.begin(), kSlices / 2, kLively);
    strip.valence = valence;
    return strip;
}

double arousalOf(std::uint8_t liveliness) {
    return liveliness / 127.5 - 1;
}

/// Largest difference of a channel.
int distance(const QColor& a, const QColor& b) {
    return std::max({std::abs(a.red() - b.red()), std::abs(a.green() - b.green()),
                     std::abs(a.blue() - b.blue())});
}

/// A seek bar over the theme's surface.
struct SeekBarShown {
    explicit SeekBarShown(TrackStrip strip, int width = kWidth) {
        bar.setDuration(kLengthMs);
        bar.setStrip(std::move(strip));
        bar.resize(width, kHeight);
    }

    QImage image() {
        QImage image(bar.size(), QImage::Format_RGB32);
        image.fill(theme.color(Tone::Surface));
        bar.render(&image, {}, {}, QWidget::DrawChildren);
        return image;
    }
    /// The colour in the middle of the bar nearest to this share of the width.
    QColor colorAt(double share) {
        const int bars = static_cast<int>(share * bar.width()) / 4;
        return image().pixelColor(bars * 4 + 1, kHeight / 2);
    }

    Theme theme;
    SeekBar bar{theme};
};

} // namespace

class TestSeekBar : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void eachMomentHasTheColourOfItsMood_data() {
        QTest::addColumn<bool>("dark");
        QTest::newRow("light") << false;
        QTest::newRow("dark") << true;
    }

    void eachMomentHasTheColourOfItsMood() {
        QFETCH(bool, dark);
        SeekBarShown shown(halves());
        shown.theme.setAppearance(dark ? Appearance::Dark : Appearance::Light);
        shown.bar.setPosition(kLengthMs);
        const QColor lively = shown.colorAt(0.25);
        const QColor calm = shown.colorAt(0.75);
        QVERIFY(distance(lively, calm) > 60);
        const QColor surface = shown.theme.color(Tone::Surface);
        for (const QColor& color : {lively, calm}) {
            QVERIFY(tokens::contrast(color, surface) >= 2.9); // 3 but for rounding to 8 bits
        }
        if (dark) { // light colours are darkened until they can be made out
            QVERIFY(distance(lively, shown.theme.moodAt(kValence, arousalOf(kLively))) <=
                    kShadeTolerance);
            QVERIFY(distance(calm, shown.theme.moodAt(kValence, arousalOf(kCalm))) <=
                    kShadeTolerance);
        }
    }

    void coloursFollowTheTheme() {
        SeekBarShown shown(halves(-0.6)); // tense and sad: the moods the dark lightens most
        shown.bar.setPosition(kLengthMs);
        shown.theme.setAppearance(Appearance::Light);
        const QColor light = shown.colorAt(0.25);
        shown.theme.setAppearance(Appearance::Dark);
        const QColor dark = shown.colorAt(0.25);
        QVERIFY(tokens::contrast(dark, shown.theme.color(Tone::Surface)) >= 4.4); // 4.5, rounded
        QVERIFY(distance(light, dark) > 20);
    }

    void withoutAMoodItIsNeutral() {
        SeekBarShown shown(halves(std::nullopt));
        shown.bar.setPosition(kLengthMs);
        const QColor neutral = shown.theme.color(Tone::Secondary);
        QVERIFY(distance(shown.colorAt(0.25), neutral) <= 1);
        QVERIFY(distance(shown.colorAt(0.75), neutral) <= 1);
        QCOMPARE(shown.bar.momentText(50'000), QStringLiteral("0:50"));
    }

    void whatWasPlayedIsStrongAndTheRestFaint() {
        TrackStrip even = halves();
        std::ranges::fill(even.liveliness, kLively);
        for (const Appearance appearance : {Appearance::Light, Appearance::Dark}) {
            SeekBarShown shown(even);
            shown.theme.setAppearance(appearance);
            shown.bar.setPosition(kLengthMs / 2);
            const QColor surface = shown.theme.color(Tone::Surface);
            const QColor played = shown.colorAt(0.25);
            const QColor rest = shown.colorAt(0.75);
            QVERIFY(tokens::contrast(played, rest) > 1.5);
            QVERIFY(tokens::contrast(rest, surface) > 1.2);
            // Where it plays is marked in the text's colour, for eyes that see no hues.
            const QColor mark = shown.image().pixelColor(kWidth / 2, kHeight / 2);
            QVERIFY(tokens::contrast(mark, surface) > 4.5);
        }
    }

    void aPeakIsSeenAtEveryWidth_data() {
        QTest::addColumn<int>("width");
        for (const int width : {60, 333, 1024, 4000}) {
            QTest::addRow("%d px", width) << width;
        }
    }

    void aPeakIsSeenAtEveryWidth() {
        QFETCH(int, width);
        TrackStrip strip = halves();
        std::ranges::fill(strip.level, std::uint8_t(60));
        strip.level[300] = 240;
        SeekBarShown shown(strip, width);
        const QImage image = shown.image();
        const QRgb ground = image.pixel(0, 3);
        int first = -1;
        int last = -1;
        for (int x = 0; x < width; ++x) {
            if (image.pixel(x, 4) != ground) { // higher than all but the peak
                first = first < 0 ? x : first;
                last = x;
            }
        }
        QVERIFY(first >= 0);
        const double middle = (first + last) / 2.0 / width;
        QVERIFY2(std::abs(middle - 300.5 / kSlices) < 4.0 / width + 1.0 / kSlices,
                 qPrintable(QString::number(middle)));
    }

    void keysSeek() {
        SeekBarShown shown(halves());
        shown.bar.setPosition(50'000);
        const QSignalSpy seeked(&shown.bar, &SeekBar::seeked);
        const auto press = [&](Qt::Key key) {
            QTest::keyClick(&shown.bar, key);
            return seeked.last().first().toLongLong();
        };
        QCOMPARE(press(Qt::Key_Right), 55'000);
        QCOMPARE(press(Qt::Key_Right), 60'000); // before the player has answered
        QCOMPARE(press(Qt::Key_Left), 55'000);
        QCOMPARE(press(Qt::Key_PageUp), 85'000);
        QCOMPARE(press(Qt::Key_PageUp), kLengthMs);
        QCOMPARE(press(Qt::Key_PageDown), 70'000);
        QCOMPARE(press(Qt::Key_Home), 0);
        QCOMPARE(press(Qt::Key_Left), 0);
    }

    void theFocusIsSeen() {
        SeekBarShown shown(halves());
        shown.bar.show();
        shown.bar.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&shown.bar));
        shown.bar.setFocus();
        const auto ring = [&] { return shown.image().pixelColor(kWidth / 2, 1); };
        QTRY_VERIFY(distance(ring(), shown.theme.color(Tone::Accent)) < 16);
        shown.bar.clearFocus();
        QVERIFY(distance(ring(), shown.theme.color(Tone::Accent)) > 60);
    }

    void thePointerIsToldTimeAndLiveliness() {
        SeekBarShown shown(halves());
        shown.bar.show();
        QVERIFY(QTest::qWaitForWindowExposed(&shown.bar));
        const auto hover = [&](double share) {
            const QPointF place(share * kWidth, kHeight / 2.0);
            QMouseEvent move(QEvent::MouseMove, place, shown.bar.mapToGlobal(place), Qt::NoButton,
                             Qt::NoButton, Qt::NoModifier);
            QApplication::sendEvent(&shown.bar, &move);
            return QToolTip::text();
        };
        QCOMPARE(hover(0.25), QStringLiteral("0:25 · very lively"));
        QCOMPARE(hover(0.75), QStringLiteral("1:15 · very calm"));
        QToolTip::hideText();
    }

    void screenReadersFindASlider() {
        SeekBarShown shown(halves());
        shown.bar.setPosition(25'000);
        QAccessibleInterface* told = QAccessible::queryAccessibleInterface(&shown.bar);
        QVERIFY(told);
        QCOMPARE(told->role(), QAccessible::Slider);
        QCOMPARE(told->text(QAccessible::Name), QStringLiteral("Position"));
        QCOMPARE(told->text(QAccessible::Value), QStringLiteral("0:25 · very lively, of 1:40"));
        QAccessibleValueInterface* value = told->valueInterface();
        QVERIFY(value);
        QCOMPARE(value->currentValue().toDouble(), 25.0);
        QCOMPARE(value->maximumValue().toDouble(), 100.0);
        const QSignalSpy seeked(&shown.bar, &SeekBar::seeked);
        value->setCurrentValue(80.0);
        QCOMPARE(seeked.first().first().toLongLong(), 80'000);
    }
};

EARSHOT_TEST(QApplication, TestSeekBar)

} // namespace earshot::test_seek_bar

#include "test_seek_bar.moc"
