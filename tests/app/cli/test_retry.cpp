// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/paths.h"
#include "tests/app/cli/program.h"
#include "tests/core/analysis/synth.h"
#include "tests/fixtures/fixtures.h"
#include "tests/fixtures/test_program.h"

#include <QFile>
#include <QTest>

namespace earshot::test_retry {

using fixtures::Folder;
using fixtures::Run;

namespace fs = std::filesystem;

namespace {

constexpr int kDone = 0;
constexpr int kFailures = 1;
constexpr int kWrongUse = 2;

const QString kRetry = QStringLiteral("--retry-failed");

} // namespace

/// A file that could not be analysed is tried again when it changes, or when one asks for it.
class TestRetry : public QObject {
    Q_OBJECT

private:
    Folder m_music;
    Folder m_data;
    fs::path m_file;
    QByteArray m_sound;

    Run run(const QStringList& words) { return fixtures::earshot(m_data.path(), words); }

    /// Other bytes, as many, at the same time: as when a disk could not be read for a while.
    void replace(const QByteArray& bytes) {
        const auto time = fs::last_write_time(m_file);
        QFile file(base::pathText(m_file));
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(bytes), bytes.size());
        file.close();
        fs::last_write_time(m_file, time);
    }

private Q_SLOTS:
    /// Scanned while good, then bad when it is analysed, then good again.
    void init() {
        m_file = m_music / "song.wav";
        fixtures::writeWav(m_file, analysis::synth::music(2, false, 112, 8), 44100, 1);
        QFile file(base::pathText(m_file));
        QVERIFY(file.open(QIODevice::ReadOnly));
        m_sound = file.readAll();
        file.close();
        QCOMPARE(run({QStringLiteral("scan"), base::pathText(m_music.path())}).exitCode, kDone);
        replace(QByteArray(m_sound.size(), 'x'));
        const Run failed = run({QStringLiteral("analyze")});
        QCOMPARE(failed.exitCode, kFailures);
        QVERIFY2(failed.out.contains(QStringLiteral("Analysed 0 · failed 1")),
                 qPrintable(failed.out));
        replace(m_sound);
    }

    void onlyWhenAsked_data() {
        QTest::addColumn<QStringList>("command");
        QTest::newRow("analyze") << QStringList{QStringLiteral("analyze")};
        QTest::newRow("index") << QStringList{QStringLiteral("index"),
                                              base::pathText(m_music.path())};
    }
    void onlyWhenAsked() {
        QFETCH(QStringList, command);
        const Run left = run(command);
        QVERIFY2(left.out.contains(QStringLiteral("Analysed 0 · failed 0")), qPrintable(left.out));
        const Run retried = run(command + QStringList{kRetry});
        QVERIFY2(retried.exitCode == kDone, qPrintable(retried.err));
        QVERIFY2(retried.out.contains(QStringLiteral("Analysed 1 · failed 0")),
                 qPrintable(retried.out));
        const Run again = run(command + QStringList{kRetry}); // what succeeded is left alone
        QVERIFY2(again.out.contains(QStringLiteral("Analysed 0 · failed 0")),
                 qPrintable(again.out));
    }

    void scanAnalysesNothing() {
        QCOMPARE(run({QStringLiteral("scan"), kRetry}).exitCode, kWrongUse);
        QVERIFY(run({QStringLiteral("--help")}).out.contains(kRetry));
    }
};

EARSHOT_TEST(QCoreApplication, TestRetry)

} // namespace earshot::test_retry

#include "test_retry.moc"
