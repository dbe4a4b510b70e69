// SPDX-License-Identifier: GPL-3.0-or-later
// What the details of a song show, and that all of it can be reached and read.
#include "core/analysis/feature_table.h"
#include "tests/fixtures/test_program.h"
#include "tests/ui/library/pages_program.h"
#include "ui/library/feature_words.h"
#include "ui/library/measurement_words.h"
#include "ui/library/song_details.h"

#include <QApplication>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QSet>

namespace earshot::test_song_details {

using namespace earshot::tests;
using namespace earshot::ui;

namespace {

const QString kUnknown = QStringLiteral("unknown");

/// The details of the first of a few made-up songs, over a window of this size.
struct DetailsShown {
    explicit DetailsShown(PagesProgram& program, QSize window = {1280, 800}) {
        program.show(host, window);
        details = new SongDetails(program.context(), program.track(0), &host);
        [&] { QTRY_VERIFY_WITH_TIMEOUT(details->isVisible(), kPatienceMs); }();
    }
    ~DetailsShown() { delete details; }

    QScrollArea& scroll() { return *control<QScrollArea>(*details, "songDetailsScroll"); }
    QPushButton& more() { return *control<QPushButton>(*details, "allMeasurementsButton"); }
    QStringList texts() {
        QStringList texts;
        for (const QLabel* label : details->findChildren<QLabel*>()) {
            texts << label->text();
        }
        return texts;
    }
    QString measured(const char* name) {
        return control<QLabel>(*details,
                               qPrintable(QStringLiteral("measurement.") + QLatin1String(name)))
            ->text();
    }

    QWidget host;
    SongDetails* details;
};

} // namespace

class TestSongDetails : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<PagesProgram> m_program;

private Q_SLOTS:
    void init() { m_program = std::make_unique<PagesProgram>(3, PagesProgram::Content::Rows); }
    void cleanup() { m_program.reset(); }

    void everyNumberHasWords() {
        for (const Measurement& each : measurements({}, {})) {
            QVERIFY2(each.name != each.key && !each.name.isEmpty(), qPrintable(each.key));
            QVERIFY2(each.sentence.endsWith(QLatin1Char('.')), qPrintable(each.key));
            QVERIFY2(!each.value.isEmpty(), qPrintable(each.key));
        }
    }

    void allMeasurementsAreThere() {
        DetailsShown shown(*m_program);
        QVERIFY(!shown.details->findChild<QLabel*>(QStringLiteral("measurement.bpm")));
        shown.more().setFocus();
        QTest::keyClick(&shown.more(), Qt::Key_Space);
        int rows = 0;
        const analysis::Features any;
        analysis::visitFeatures(any, [&](const analysis::FeatureInfo& info, const auto&) {
            auto* label =
                control<QLabel>(*shown.details, qPrintable(QStringLiteral("measurement.") +
                                                           QLatin1String(info.name)));
            QVERIFY2(label->isVisible() && !label->text().isEmpty(), info.name);
            ++rows;
        });
        QVERIFY(rows > 30);
        QCOMPARE(shown.measured("bpm"), QStringLiteral("60.0 BPM"));
        QCOMPARE(shown.measured("integrated_lufs"), QStringLiteral("−14.0 LUFS"));
        QCOMPARE(shown.measured("track_gain_db"), QStringLiteral("−4.0 dB"));
        for (const char* name : {"danceability", "true_peak_dbtp", "vocal", "key"}) {
            QCOMPARE(shown.measured(name), kUnknown);
        }
        QTest::keyClick(&shown.more(), Qt::Key_Space);
        QVERIFY(!control<QLabel>(*shown.details, "measurement.bpm")->isVisible());
    }

    void whatWasAskedForComesIntoView() {
        DetailsShown shown(*m_program, {960, 600});
        QTest::mouseClick(&shown.more(), Qt::LeftButton);
        QTRY_COMPARE(shown.more().mapTo(shown.scroll().viewport(), QPoint()).y(), 0);
    }

    void wordsStandBesideNumbers() {
        DetailsShown shown(*m_program);
        const QStringList texts = shown.texts();
        for (const char* text : {"slow", "60 BPM", "loud", "−14.0 LUFS", "unknown"}) {
            QVERIFY2(texts.contains(QString::fromUtf8(text)), text);
        }
        bool told = false;
        for (const QLabel* label : shown.details->findChildren<QLabel*>()) {
            told |= label->accessibleName() == QStringLiteral("Tempo: slow, 60 BPM, sure");
        }
        QVERIFY(told);
        QCOMPARE(namelessControls(*shown.details).join(QLatin1Char('\n')), QString());
    }

    void albumGainOnceTheAlbumIsAnalysed() {
        const auto save = [this](int n, double lufs) {
            analysis::Measured measured;
            measured.features.durationSeconds = 180;
            measured.features.integratedLufs = lufs;
            for (int block = 0; block < 100; ++block) {
                measured.loudness.add(lufs);
            }
            QVERIFY(m_program->workspace().features().save(m_program->track(n), measured, 1).ok());
        };
        const QString name = QStringLiteral("With its album");
        save(0, -10.5);
        save(1, -10.5);
        QVERIFY(m_program->workspace()
                    .features()
                    .saveFailure(m_program->track(2), QStringLiteral("It is damaged."), 1)
                    .ok());
        {
            DetailsShown shown(*m_program);
            QVERIFY(!shown.texts().contains(name));
            QTest::mouseClick(&shown.more(), Qt::LeftButton);
            QCOMPARE(shown.measured("album_gain_db"), kUnknown);
        }
        save(2, -50.5); // far below: the gate leaves it out
        DetailsShown shown(*m_program);
        QVERIFY(shown.texts().contains(name));
        QVERIFY(shown.texts().contains(QStringLiteral("−7.5 dB")));
        QTest::mouseClick(&shown.more(), Qt::LeftButton);
        QCOMPARE(shown.measured("album_gain_db"), QStringLiteral("−7.5 dB"));
    }

    void namesStandBelowEachOther() {
        DetailsShown shown(*m_program);
        QSet<int> wordsBegin;
        for (const QString& name : {QStringLiteral("Tempo: "), QStringLiteral("Loudness: "),
                                    QStringLiteral("Format: "), QStringLiteral("File: ")}) {
            for (const QLabel* label : shown.details->findChildren<QLabel*>()) {
                if (label->accessibleName().startsWith(name)) {
                    wordsBegin.insert(label->mapTo(shown.details, QPoint()).x());
                }
            }
        }
        QCOMPARE(wordsBegin.size(), 1);
    }

    void aFailureSaysWhy() {
        const QString reason = QStringLiteral("The file ends in the middle.");
        QVERIFY(m_program->workspace().features().saveFailure(m_program->track(0), reason, 1).ok());
        DetailsShown shown(*m_program);
        QVERIFY(!shown.texts().filter(reason).isEmpty());
        QVERIFY(!shown.details->findChild<QPushButton*>(QStringLiteral("allMeasurementsButton")));
    }

    void keysScrollWhereverTheFocusIs() {
        DetailsShown shown(*m_program, {960, 600});
        QTest::mouseClick(&shown.more(), Qt::LeftButton);
        QScrollBar* bar = shown.scroll().verticalScrollBar();
        QTRY_VERIFY(bar->maximum() > 1000);
        bar->setValue(0);
        auto* close = control<QPushButton>(*shown.details, "songDetailsClose");
        for (QWidget* focused :
             {static_cast<QWidget*>(close), static_cast<QWidget*>(&shown.more())}) {
            const int before = bar->value();
            focused->setFocus();
            QTest::keyClick(focused, Qt::Key_PageDown);
            QVERIFY2(bar->value() > before, qPrintable(focused->objectName()));
        }
    }

    void largeTextFitsASmallWindow() {
        m_program->context().theme.setTextScale(2);
        {
            DetailsShown shown(*m_program, {960, 600});
            QVERIFY(shown.details->width() <= 960 && shown.details->height() <= 600);
            QTest::mouseClick(&shown.more(), Qt::LeftButton);
            QScrollArea& scroll = shown.scroll();
            QTRY_VERIFY(scroll.verticalScrollBar()->maximum() > 1000);
            QVERIFY(scroll.viewport()->height() > 200); // room to read in
            QVERIFY2(scroll.widget()->width() <= scroll.viewport()->width(),
                     qPrintable(QString::number(scroll.widget()->minimumSizeHint().width())));
            for (const QLabel* label : scroll.widget()->findChildren<QLabel*>()) {
                const int needed = label->wordWrap() ? label->heightForWidth(label->width())
                                                     : label->sizeHint().height();
                QVERIFY2(label->height() >= needed, qPrintable(label->text()));
                QVERIFY2(label->wordWrap() || label->width() >= label->sizeHint().width(),
                         qPrintable(label->text()));
            }
            auto* close = control<QPushButton>(*shown.details, "songDetailsClose");
            QVERIFY(shown.details->rect().contains(close->geometry()));
        }
        m_program->context().theme.setTextScale(1);
    }
};

EARSHOT_TEST(QApplication, TestSongDetails)

} // namespace earshot::test_song_details

#include "test_song_details.moc"
