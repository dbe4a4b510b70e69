// SPDX-License-Identifier: GPL-3.0-or-later
// earshot import, by the real program.
#include "core/base/paths.h"
#include "tests/app/cli/one_song_program.h"
#include "tests/fixtures/test_program.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QTest>

namespace earshot::test_import {

using namespace Qt::StringLiterals;
using fixtures::Run;

class TestImport : public QObject, private fixtures::OneSongProgram {
    Q_OBJECT

private Q_SLOTS:
    void aHistoryIsReportedAndBroughtIn() {
        const QString history = write("scrobbles.csv", "Nobody,,Often,05 Mar 2021 12:40\n"
                                                       "Nobody,,Often,06 Mar 2021 12:40\n");
        const Run dry = run({u"import"_s, history, u"--dry-run"_s, u"--json"_s});
        QCOMPARE(dry.exitCode, 0);
        const QJsonObject report = dry.json().object();
        QCOMPARE(report[u"all"_s][u"plays"_s].toInt(), 2);
        QCOMPARE(report[u"not_found"_s][u"songs"_s].toInt(), 1);
        QCOMPARE(report[u"missing"_s].toArray().at(0)[u"title"_s].toString(), u"Often"_s);
        QVERIFY(run({u"import"_s, history, u"--dry-run"_s}).out.contains(u"Often, Nobody"_s));

        const Run off = run({u"import"_s, history});
        QCOMPARE(off.exitCode, 1);
        QVERIFY(off.err.contains(u"Imported history is off"_s));
        QVERIFY(off.out.isEmpty());

        const QString secret = write("secret", "a passphrase\n");
        const QStringList unlocked{u"--passphrase-file"_s, secret};
        QCOMPARE(run(QStringList{u"vault"_s, u"create"_s, u"passphrase"_s} + unlocked).exitCode, 0);
        QCOMPARE(run(QStringList{u"signals"_s, u"enable"_s, u"imports"_s} + unlocked).exitCode, 0);
        addSong();
        const Run done = run(QStringList{u"import"_s, history, u"--json"_s} + unlocked);
        QCOMPARE(done.exitCode, 0);
        QVERIFY(!done.json()[u"dry_run"_s].toBool());
        QCOMPARE(done.json()[u"added"_s].toInt(), 2);

        const QStringList list = QStringList{u"import"_s, u"--list"_s, u"--json"_s} + unlocked;
        const QJsonArray before = run(list).json().array();
        QCOMPARE(before.size(), 1);
        QCOMPARE(before[0][u"source"_s].toString(), u"Last.fm"_s);
        QCOMPARE(before[0][u"plays"_s].toInt(), 2);
        const QString number = QString::number(before[0][u"number"_s].toInteger());
        const QStringList forget = QStringList{u"import"_s, u"--forget"_s, number} + unlocked;
        QCOMPARE(run(forget).exitCode, 0);
        QVERIFY(run(list).json().array().isEmpty());
        const Run again = run(forget);
        QCOMPARE(again.exitCode, 1);
        QVERIFY(again.err.contains(u"no import"_s));
    }

    void whatCannotBeReadIsSaid() {
        const Run missing = run({u"import"_s, base::pathText(m_files / "nowhere")});
        QCOMPARE(missing.exitCode, 1);
        const Run foreign = run({u"import"_s, write("notes.txt", "Dear diary\n"), u"--dry-run"_s});
        QCOMPARE(foreign.exitCode, 1);
        QVERIFY(foreign.err.contains(u"notes.txt"_s));
        const Run partly = run({u"import"_s, u"--dry-run"_s,
                                write("partly.csv", "Nobody,,Often,05 Mar 2021 12:40\n"
                                                    "Nobody,,Often,soon\n")});
        QCOMPARE(partly.exitCode, 1);
        QVERIFY(partly.err.contains(u"partly.csv, line 2"_s));
        QVERIFY(!partly.out.isEmpty()); // the rest is told
    }

    void wrongUseIsTold() {
        QCOMPARE(run({u"import"_s}).exitCode, 2);
        QCOMPARE(run({u"import"_s, u"a"_s, u"b"_s}).exitCode, 2);
        QCOMPARE(run({u"import"_s, u"--list"_s, u"--forget"_s, u"1"_s}).exitCode, 2);
        QCOMPARE(run({u"import"_s, u"--forget"_s, u"all"_s}).exitCode, 2);
    }
};

EARSHOT_TEST(QCoreApplication, TestImport)

} // namespace earshot::test_import

#include "test_import.moc"
