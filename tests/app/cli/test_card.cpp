// SPDX-License-Identifier: GPL-3.0-or-later
// earshot card, by the real program.
#include "core/base/paths.h"
#include "tests/app/cli/one_song_program.h"
#include "tests/fixtures/test_program.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonObject>
#include <QTest>

namespace earshot::test_card {

using namespace Qt::StringLiterals;
using fixtures::Run;

class TestCard : public QObject, private fixtures::OneSongProgram {
    Q_OBJECT

private Q_SLOTS:
    void aCardIsOpenedListedAndRemoved() {
        const QString card =
            write("anna.json",
                  R"({"format":"earshot-taste-card","version":1,"name":"Anna","made":"2026-11",
                "artists":[{"name":"nobody","weight":4}],
                "songs":[{"artist":"Nobody","title":"Often","weight":5},
                         {"artist":"Somebody","title":"Rarely","weight":1}]})");
        const Run dry = run({u"card"_s, u"open"_s, card, u"--dry-run"_s, u"--json"_s});
        QCOMPARE(dry.exitCode, 0);
        QCOMPARE(dry.json()[u"songs"_s].toInt(), 2);
        QCOMPARE(dry.json()[u"songs_found"_s].toInt(), 0);
        QVERIFY(!dry.json()[u"kept"_s].toBool());
        addSong();
        const Run off = run({u"card"_s, u"open"_s, card});
        QCOMPARE(off.exitCode, 1);
        QVERIFY(off.err.contains(u"Circle is off"_s));

        const QString secret = write("secret", "a passphrase\n");
        const QStringList unlocked{u"--passphrase-file"_s, secret};
        QCOMPARE(run(QStringList{u"vault"_s, u"create"_s, u"passphrase"_s} + unlocked).exitCode, 0);
        QCOMPARE(run(QStringList{u"signals"_s, u"enable"_s, u"circle"_s} + unlocked).exitCode, 0);
        const Run kept = run(QStringList{u"card"_s, u"open"_s, card} + unlocked);
        QCOMPARE(kept.exitCode, 0);
        QVERIFY(kept.out.contains(u"Anna’s taste card"_s));
        QVERIFY(kept.out.contains(u"Rarely, Somebody"_s)); // told to be missing
        const Run again = run(QStringList{u"card"_s, u"open"_s, card} + unlocked);
        QCOMPARE(again.exitCode, 1);
        QVERIFY(again.err.contains(u"here already"_s));
        const QStringList replace{u"card"_s, u"open"_s, card, u"--replace"_s, u"--json"_s};
        QVERIFY(run(replace + unlocked).json()[u"replaced"_s].toBool());
        const QStringList other{u"card"_s, u"open"_s, card, u"--name"_s, u"Anna from work"_s};
        QCOMPARE(run(other + unlocked).exitCode, 0);

        const QStringList list = QStringList{u"card"_s, u"list"_s, u"--json"_s} + unlocked;
        const QJsonArray before = run(list).json().array();
        QCOMPARE(before.size(), 2);
        QCOMPARE(before[0][u"name"_s].toString(), u"Anna from work"_s);
        QCOMPARE(before[1][u"songs"_s].toInt(), 1);
        QCOMPARE(before[1][u"made"_s].toString(), u"2026-11"_s);
        const QString number = QString::number(before[0][u"number"_s].toInteger());
        const QStringList remove = QStringList{u"card"_s, u"remove"_s, number} + unlocked;
        QCOMPARE(run(remove).exitCode, 0);
        QCOMPARE(run(list).json().array().size(), 1);
        QCOMPARE(run(remove).exitCode, 1);

        const QStringList make{u"card"_s, u"make"_s, base::pathText(m_files / "own.json"),
                               u"--name"_s, u"Me"_s};
        const Run nothing = run(make + unlocked); // neither likes nor plays are kept
        QCOMPARE(nothing.exitCode, 1);
        QVERIFY(nothing.err.contains(u"nothing to make a card from"_s));
        QVERIFY(!QFile::exists(base::pathText(m_files / "own.json")));
    }

    void whatIsNoCardIsSaid() {
        const Run foreign = run({u"card"_s, u"open"_s, write("notes.json", "{}"), u"--dry-run"_s});
        QCOMPARE(foreign.exitCode, 1);
        QVERIFY(foreign.err.contains(u"no taste card"_s));
        QCOMPARE(run({u"card"_s, u"open"_s, u"/nowhere"_s, u"--dry-run"_s}).exitCode, 1);
    }

    void wrongUseIsTold() {
        for (const QStringList& words : {QStringList{},
                                         {u"open"_s},
                                         {u"open"_s, u"a"_s, u"b"_s},
                                         {u"list"_s, u"a"_s},
                                         {u"remove"_s, u"Anna"_s},
                                         {u"make"_s, u"a"_s},
                                         {u"list"_s, u"--replace"_s},
                                         {u"shuffle"_s}}) {
            QCOMPARE(run(QStringList{u"card"_s} + words).exitCode, 2);
        }
    }
};

EARSHOT_TEST(QCoreApplication, TestCard)

} // namespace earshot::test_card

#include "test_card.moc"
