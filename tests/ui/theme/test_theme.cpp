// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recommend/recipe.h"
#include "core/signals/registry.h"
#include "tests/fixtures/test_program.h"
#include "ui/theme/style_sheet.h"
#include "ui/theme/tabular.h"
#include "ui/theme/theme.h"
#include "ui/theme/tokens.h"

#include <QApplication>
#include <QFile>
#include <QPalette>
#include <QSignalSpy>
#include <QTest>

namespace earshot::test_theme {

using namespace earshot::ui;

namespace {

constexpr double kTextContrast = 4.5; // WCAG 2.1 AA, normal text

bool hasInk(const QPixmap& pixmap) {
    const QImage image = pixmap.toImage();
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            if (image.pixelColor(x, y).alpha() > 0) {
                return true;
            }
        }
    }
    return false;
}

} // namespace

class TestTheme : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void textReadsOnEverySurface_data() {
        QTest::addColumn<bool>("dark");
        QTest::newRow("light") << false;
        QTest::newRow("dark") << true;
    }

    void textReadsOnEverySurface() {
        QFETCH(bool, dark);
        for (const Tone ground :
             {Tone::Background, Tone::Surface, Tone::Raised, Tone::AccentTint, Tone::Hover}) {
            for (const Tone text : {Tone::Text, Tone::Secondary}) {
                const double ratio =
                    tokens::contrast(tokens::tone(text, dark), tokens::tone(ground, dark));
                QVERIFY2(ratio >= kTextContrast, qPrintable(QString::number(ratio)));
            }
        }
        QVERIFY(tokens::contrast(tokens::tone(Tone::OnAccent, dark),
                                 tokens::tone(Tone::Accent, dark)) >= kTextContrast);
    }

    void moodsInTheDarkReadAsText() {
        for (int i = 0; i < 6; ++i) {
            QVERIFY(tokens::contrast(tokens::mood(static_cast<MoodTone>(i), true),
                                     tokens::tone(Tone::Surface, true)) >= kTextContrast);
        }
    }

    void contrastIsTheStandards() {
        // Known values: black on white is 21:1, a colour on itself 1:1.
        QCOMPARE(tokens::contrast(Qt::black, Qt::white), 21.0);
        QCOMPARE(tokens::contrast(Qt::red, Qt::red), 1.0);
    }

    void aMoodsPlaceHasItsColour() {
        for (const earshot::recommend::Recipe& mood : earshot::recommend::builtInMoods()) {
            const QColor there = tokens::moodAt(mood.valence, mood.arousal, false);
            int same = 0;
            for (int i = 0; i < 6; ++i) {
                const QColor own = tokens::mood(static_cast<MoodTone>(i), false);
                same += qAbs(own.red() - there.red()) + qAbs(own.green() - there.green()) +
                                    qAbs(own.blue() - there.blue()) <
                                24
                            ? 1
                            : 0;
            }
            QVERIFY2(same == 1, qPrintable(mood.key));
        }
    }

    void everyNamedIconExists() {
        const Theme theme;
        QStringList names;
        for (const earshot::signals::SignalInfo& row : earshot::signals::registry()) {
            names << QString::fromLatin1(row.icon);
        }
        for (const auto* recipes :
             {&earshot::recommend::builtInMoods(), &earshot::recommend::builtInRecipes()}) {
            for (const earshot::recommend::Recipe& recipe : *recipes) {
                names << recipe.icon;
            }
        }
        for (const QString& name : names) {
            QVERIFY2(QFile::exists(QStringLiteral(":/icons/%1.svg").arg(name)), qPrintable(name));
            QVERIFY2(hasInk(theme.pixmap(name, 24, Qt::black, 1)), qPrintable(name));
        }
    }

    void iconsTakeTheAskedColour() {
        const Theme theme;
        const QImage image = theme.pixmap(QStringLiteral("play"), 24, Qt::red, 2).toImage();
        QCOMPARE(image.width(), 48);
        QCOMPARE(image.pixelColor(image.width() / 2, image.height() / 2), QColor(Qt::red));
    }

    void iconsFollowTheTheme() {
        Theme theme;
        theme.setAppearance(Appearance::Light);
        const QIcon icon = theme.icon(QStringLiteral("play"));
        const auto middle = [&] {
            return icon.pixmap(QSize(24, 24), 1.0).toImage().pixelColor(12, 12);
        };
        QCOMPARE(middle(), theme.color(Tone::Text));
        theme.setAppearance(Appearance::Dark);
        QCOMPARE(middle(), theme.color(Tone::Text));
    }

    void appearanceReachesTheApplication() {
        Theme theme;
        const QSignalSpy changed(&theme, &Theme::changed);
        theme.setAppearance(Appearance::Dark);
        QVERIFY(theme.isDark());
        QCOMPARE(QApplication::palette().color(QPalette::Window), theme.color(Tone::Background));
        theme.setAppearance(Appearance::Light);
        QVERIFY(!theme.isDark());
        QCOMPARE(QApplication::palette().color(QPalette::Window), QColor(0xFA, 0xF8, 0xF5));
        QCOMPARE(changed.count(), 2);
    }

    void theStyleSheetIsComplete() {
        Theme theme;
        for (const Appearance appearance : {Appearance::Light, Appearance::Dark}) {
            theme.setAppearance(appearance);
            // A name that no token replaces stays behind with its sign.
            QVERIFY(!styleSheet(theme).contains(QLatin1Char('@')));
        }
    }

    void lengthsGrowWithTheText() {
        Theme theme;
        const int before = theme.font(TextStyle::Body).pixelSize();
        theme.setTextScale(2);
        QCOMPARE(theme.font(TextStyle::Body).pixelSize(), 2 * before);
        QCOMPARE(theme.scaled(metric::kRowDense), 2 * metric::kRowDense);
        theme.setTextScale(7); // nonsense in the settings file
        QCOMPARE(theme.textScale(), 2.0);
    }

    void figuresHaveOneWidth() {
        const Theme theme;
        const QFontMetrics metrics(theme.font(TextStyle::Body));
        QCOMPARE(tabularWidth(metrics, QStringLiteral("1:11")),
                 tabularWidth(metrics, QStringLiteral("8:88")));
    }

    void timesAreWritten_data() {
        QTest::addColumn<qint64>("milliseconds");
        QTest::addColumn<QString>("text");
        QTest::newRow("nothing") << qint64(0) << QStringLiteral("0:00");
        QTest::newRow("just short") << qint64(59'999) << QStringLiteral("0:59");
        QTest::newRow("minutes") << qint64(187'000) << QStringLiteral("3:07");
        QTest::newRow("hours") << qint64(3'765'000) << QStringLiteral("1:02:45");
        QTest::newRow("unknown") << qint64(-1) << QStringLiteral("–:––");
    }

    void timesAreWritten() {
        QFETCH(qint64, milliseconds);
        QTEST(timeText(milliseconds), "text");
    }
};

EARSHOT_TEST(QApplication, TestTheme)

} // namespace earshot::test_theme

#include "test_theme.moc"
