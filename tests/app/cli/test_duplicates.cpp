// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/paths.h"
#include "tests/app/cli/program.h"
#include "tests/core/analysis/synth.h"
#include "tests/fixtures/fixtures.h"
#include "tests/fixtures/test_program.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonObject>
#include <QTest>

namespace earshot::test_duplicates {

using fixtures::Folder;
using fixtures::Run;

namespace {

constexpr int kDone = 0;
constexpr int kFailures = 1;
constexpr int kWrongUse = 2;

const QString kDuplicates = QStringLiteral("duplicates");
const QString kJson = QStringLiteral("--json");

} // namespace

/// "earshot duplicates" as a script would use it.
class TestDuplicates : public QObject {
    Q_OBJECT

private:
    Folder m_music;
    Folder m_data;

    Run run(const QStringList& words) { return fixtures::earshot(m_data.path(), words); }
    QString path(const char* name) const { return base::pathText(m_music / name); }

private Q_SLOTS:
    void initTestCase() {
        const Folder made;
        const auto song = analysis::synth::music(2, false, 112, 15);
        const auto other = analysis::synth::music(7, true, 87, 15);
        fixtures::writeWav(made / "song.wav", song, 44100, 1);
        fixtures::writeWav(made / "other.wav", other, 44100, 1);
        fixtures::encode(made / "song.wav", m_music / "song.flac",
                         {QStringLiteral("-metadata"), QStringLiteral("title=Song")});
        fixtures::encode(made / "song.wav", m_music / "zz copy.mp3",
                         {QStringLiteral("-b:a"), QStringLiteral("128k")});
        fixtures::encode(made / "other.wav", m_music / "other.flac");
        QCOMPARE(run({kDuplicates}).exitCode, kDone); // of no library at all
        QCOMPARE(run({QStringLiteral("scan"), base::pathText(m_music.path())}).exitCode, kDone);
    }

    void findsThem() {
        const Run first = run({kDuplicates});
        QVERIFY2(first.exitCode == kDone, qPrintable(first.err));
        QVERIFY2(first.err.contains(QStringLiteral("Listening for fingerprints")),
                 qPrintable(first.err));
        QVERIFY2(first.out.contains(path("song.flac")) && first.out.contains(path("zz copy.mp3")),
                 qPrintable(first.out));
        QVERIFY2(!first.out.contains(path("other.flac")), qPrintable(first.out));
        QVERIFY2(first.out.contains(QStringLiteral("1 recording in more than one file")),
                 qPrintable(first.out));

        const Run again = run({kDuplicates, kJson, QStringLiteral("--jobs"), QStringLiteral("1")});
        QCOMPARE(again.exitCode, kDone);
        const QJsonArray groups = again.json().array();
        QCOMPARE(groups.size(), 1);
        const QJsonArray tracks = groups[0].toObject()[QLatin1String("tracks")].toArray();
        QCOMPARE(tracks.size(), 2);
        QCOMPARE(tracks[0].toObject()[QLatin1String("path")].toString(), path("song.flac"));
        QCOMPARE(tracks[1].toObject()[QLatin1String("codec")].toString(), QStringLiteral("MP3"));
        QCOMPARE(tracks[1].toObject()[QLatin1String("bitrate_kbps")].toInt(), 128);
    }

    // The file is scanned while good and breaks before anyone listens.
    void listsWhatItCannotHear() {
        fixtures::writeWav(m_music / "breaks.wav", analysis::synth::music(1, true, 70, 12), 44100,
                           1);
        QCOMPARE(run({QStringLiteral("scan")}).exitCode, kDone);
        QFile file(path("breaks.wav"));
        QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
        file.write("no music any more");
        file.close();
        const Run failed = run({kDuplicates});
        QCOMPARE(failed.exitCode, kFailures);
        QVERIFY2(failed.err.contains(path("breaks.wav")), qPrintable(failed.err));
        QVERIFY2(failed.out.contains(QStringLiteral("1 recording in more than one file")),
                 qPrintable(failed.out));
        QCOMPARE(run({kDuplicates}).exitCode, kDone); // told once
    }

    void wrongUse() {
        QCOMPARE(run({kDuplicates, path("song.flac")}).exitCode, kWrongUse);
        QCOMPARE(run({kDuplicates, QStringLiteral("--jobs"), QStringLiteral("0")}).exitCode,
                 kWrongUse);
        QCOMPARE(run({kDuplicates, QStringLiteral("--nonsense")}).exitCode, kWrongUse);
    }
};

EARSHOT_TEST(QCoreApplication, TestDuplicates)

} // namespace earshot::test_duplicates

#include "test_duplicates.moc"
