// SPDX-License-Identifier: GPL-3.0-or-later
// What a kill -9, a damaged file and a full disk may not do.
#include "core/base/paths.h"
#include "core/library/track_store.h"
#include "tests/app/cli/program.h"
#include "tests/fixtures/fixtures.h"
#include "tests/fixtures/memory_keychain.h"
#include "tests/fixtures/test_program.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonObject>
#include <QProcess>
#include <QTest>

#include <csignal>

namespace earshot::test_survival {

using earshot::fixtures::Folder;
using earshot::fixtures::Run;

namespace {

constexpr int kFiles = 60;

QByteArray bytesOf(const std::filesystem::path& path) {
    QFile file(earshot::base::pathText(path));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

qint64 tracksIn(const std::filesystem::path& data) {
    auto connection = earshot::storage::Connection::open(data / "library.db",
                                                         earshot::storage::Access::ReadWrite);
    if (!connection) {
        return -1;
    }
    auto counts = earshot::library::TrackStore(*connection).counts();
    return counts ? counts->tracks : -1;
}

const QString kPassphrase = QStringLiteral("survives everything");

/// Keys that this passphrase wraps, so that no keychain is needed; gives a file that holds it.
QString makeKeys(const std::filesystem::path& data) {
    earshot::vault::Vault vault(data / "vault.keys", nullptr, earshot::fixtures::kCheap);
    const QString name = earshot::base::pathText(data / "passphrase");
    QFile file(name);
    if (!vault.createWithPassphrase(kPassphrase).ok() || !file.open(QIODevice::WriteOnly) ||
        file.write(kPassphrase.toUtf8() + '\n') < 0) {
        qFatal("the keys cannot be made");
    }
    return name;
}

/// Plays stored, as the program itself counts them; −1 when it does not start cleanly.
qint64 playsIn(const std::filesystem::path& data) {
    const Run signals =
        earshot::fixtures::earshot(data, {QStringLiteral("signals"), QStringLiteral("--json")});
    if (signals.exitCode != 0) {
        return -1;
    }
    for (const QJsonValue& row : signals.json().array()) {
        if (row[QLatin1String("id")].toString() == QLatin1String("plays")) {
            return row[QLatin1String("entries")].toInteger();
        }
    }
    return -1;
}

} // namespace

class TestSurvival : public QObject {
    Q_OBJECT

private:
    Folder m_music;

private Q_SLOTS:
    void initTestCase() {
        const auto tone = earshot::fixtures::sine(440, 4, 22050);
        earshot::fixtures::writeWav(m_music / "0.wav", tone, 22050, 1);
        for (int i = 1; i < kFiles; ++i) {
            QVERIFY(QFile::copy(earshot::base::pathText(m_music / "0.wav"),
                                earshot::base::pathText(m_music.path()) +
                                    QStringLiteral("/%1.wav").arg(i)));
        }
    }

    // Kills the program at a different moment each time, from its first breath to late in the
    // analysis; each next start must be clean and go on from there.
    void killedWhileIndexingItGoesOn() {
        const Folder data;
        qint64 kept = 0;
        for (const int afterMs : {30, 120, 250, 400, 600, 900, 1300}) {
            QProcess process;
            process.start(QStringLiteral(EARSHOT_PROGRAM),
                          {QStringLiteral("index"), earshot::base::pathText(m_music.path()),
                           QStringLiteral("--data"), earshot::base::pathText(data.path())});
            QVERIFY(process.waitForStarted());
            process.waitForFinished(afterMs);
            if (process.state() == QProcess::Running) {
                ::kill(static_cast<pid_t>(process.processId()), SIGKILL);
                QVERIFY(process.waitForFinished());
            }
            if (QFile::exists(earshot::base::pathText(data / "library.db"))) {
                const Run look = earshot::fixtures::earshot(
                    data.path(),
                    {QStringLiteral("search"), QStringLiteral("--json"), QStringLiteral("wav")});
                QVERIFY2(look.exitCode == 0, qPrintable(look.err));
                const qint64 now = tracksIn(data.path());
                QVERIFY2(now >= kept, "indexed tracks were lost");
                kept = now;
            }
        }
        const Run last = earshot::fixtures::earshot(
            data.path(), {QStringLiteral("index"), earshot::base::pathText(m_music.path())});
        QVERIFY2(last.exitCode == 0, qPrintable(last.err));
        QCOMPARE(tracksIn(data.path()), qint64(kFiles));
        const Run again = earshot::fixtures::earshot(data.path(), {QStringLiteral("analyze")});
        QVERIFY2(again.out.contains(QLatin1String("Analysed 0 ")), qPrintable(again.out));
    }

    // What was told to be stored is there after the kill, whatever was being written.
    void killedWhilePlayingItKeepsEveryPlay() {
        const Folder data;
        const QString passphrase = makeKeys(data.path());
        for (const QStringList& words :
             {QStringList{QStringLiteral("scan"), earshot::base::pathText(m_music.path())},
              QStringList{QStringLiteral("signals"), QStringLiteral("enable"),
                          QStringLiteral("plays"), QStringLiteral("--passphrase-file"),
                          passphrase}}) {
            const Run run = earshot::fixtures::earshot(data.path(), words);
            QVERIFY2(run.exitCode == 0, qPrintable(run.err));
        }
        qint64 told = 0;
        for (const int plays : {1, 2, 4, 7, 11}) {
            QProcess player;
            player.start(QStringLiteral(EARSHOT_ENDLESS_PLAYER),
                         {earshot::base::pathText(data.path()), kPassphrase});
            QVERIFY(player.waitForStarted());
            for (int lines = 0; lines < plays;) {
                QVERIFY2(player.waitForReadyRead(60'000), player.readAllStandardError());
                const auto more = player.readAllStandardOutput().count("stored\n");
                lines += static_cast<int>(more);
                told += more;
            }
            ::kill(static_cast<pid_t>(player.processId()), SIGKILL);
            QVERIFY(player.waitForFinished());
            told += player.readAllStandardOutput().count("stored\n");
            const qint64 stored = playsIn(data.path());
            QVERIFY2(stored >= told, qPrintable(QStringLiteral("%1 of %2").arg(stored).arg(told)));
            told = stored; // one may have been stored without being told
            QCOMPARE(tracksIn(data.path()), qint64(kFiles));
        }
    }

    void aDamagedDatabaseIsRefusedAndNotTouched_data() {
        QTest::addColumn<QString>("name");
        QTest::addColumn<qint64>("at");
        QTest::newRow("library header") << QStringLiteral("library.db") << qint64(0);
        QTest::newRow("library page") << QStringLiteral("library.db") << qint64(4096);
        QTest::newRow("listening header") << QStringLiteral("listening.db") << qint64(0);
        QTest::newRow("listening page") << QStringLiteral("listening.db") << qint64(4096);
    }
    void aDamagedDatabaseIsRefusedAndNotTouched() {
        QFETCH(QString, name);
        QFETCH(qint64, at);
        const Folder data;
        QCOMPARE(earshot::fixtures::earshot(
                     data.path(), {QStringLiteral("scan"), earshot::base::pathText(m_music.path())})
                     .exitCode,
                 0);
        const std::filesystem::path file = data.path() / name.toStdString();
        std::filesystem::create_directories(data / "backups");
        const std::filesystem::path backup =
            data / "backups" /
            (name.section(QLatin1Char('.'), 0, 0) + QStringLiteral("-20260101-000000-000.db"))
                .toStdString();
        std::filesystem::copy_file(file, backup);
        {
            QFile damage(earshot::base::pathText(file));
            QVERIFY(damage.open(QIODevice::ReadWrite));
            QVERIFY(damage.seek(at));
            damage.write(QByteArray(600, '\x5a'));
        }
        const QByteArray before = bytesOf(file);
        const Run refused = earshot::fixtures::earshot(
            data.path(), {QStringLiteral("search"), QStringLiteral("wav")});
        QCOMPARE(refused.exitCode, 1);
        QVERIFY2(refused.err.contains(earshot::base::pathText(file)), qPrintable(refused.err));
        QVERIFY2(refused.err.contains(earshot::base::pathText(backup)), qPrintable(refused.err));
        QCOMPARE(bytesOf(file), before);
    }

    void aNewerDatabaseIsRefused() {
        const Folder data;
        QCOMPARE(earshot::fixtures::earshot(
                     data.path(), {QStringLiteral("scan"), earshot::base::pathText(m_music.path())})
                     .exitCode,
                 0);
        {
            auto connection = earshot::storage::Connection::open(
                data / "library.db", earshot::storage::Access::ReadWrite);
            QVERIFY(connection.ok());
            connection->db().exec("PRAGMA user_version = 9999");
        }
        const Run refused = earshot::fixtures::earshot(
            data.path(), {QStringLiteral("search"), QStringLiteral("wav")});
        QCOMPARE(refused.exitCode, 1);
        QVERIFY2(refused.err.contains(QLatin1String("newer")), qPrintable(refused.err));
    }
};

EARSHOT_TEST(QCoreApplication, TestSurvival)

} // namespace earshot::test_survival

#include "test_survival.moc"
