// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/imports/taste_card.h"
#include "tests/fixtures/fixtures.h"
#include "tests/fixtures/test_program.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

namespace earshot::test_taste_card {

using namespace earshot::imports;
using namespace Qt::StringLiterals;

namespace {

CardFile annas() {
    CardFile card;
    card.name = u"Anna"_s;
    card.made = 12 * 2026 + 10;
    card.artists = {{u"Nils Frahm"_s, 5}, {u"Björk"_s, 2}};
    card.songs = {
        {{u"Nils Frahm"_s, u"Says"_s, u"Spaces"_s, {}}, 4},
        {{u"Björk"_s, u"Hyper-ballad"_s, {}, u"ab12cd34-0000-4000-8000-000000000001"_s}, 1}};
    return card;
}

QJsonObject annasJson() {
    return QJsonDocument::fromJson(cardBytes(annas())).object();
}

QByteArray bytesOf(const QJsonObject& root) {
    return QJsonDocument(root).toJson();
}

CardFile read(const QByteArray& bytes) {
    const auto card = parseCard(bytes, u"a place"_s);
    if (!card) {
        qFatal("%s", qPrintable(card.error().message()));
    }
    return *card;
}

} // namespace

class TestTasteCard : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatIsWrittenIsRead() { QCOMPARE(read(cardBytes(annas())), annas()); }

    /// Nothing but what the format's description names, and no order but that of weights and names.
    void nothingElseIsWritten() {
        const QJsonObject root = annasJson();
        QCOMPARE(root.keys(), QStringList({u"artists"_s, u"format"_s, u"made"_s, u"name"_s,
                                           u"songs"_s, u"version"_s}));
        QCOMPARE(root[u"made"_s].toString(), u"2026-11"_s);
        const QJsonArray songs = root[u"songs"_s].toArray();
        QCOMPARE(songs[0].toObject().keys(),
                 QStringList({u"album"_s, u"artist"_s, u"title"_s, u"weight"_s}));
        QCOMPARE(songs[1].toObject().keys(),
                 QStringList({u"artist"_s, u"recording"_s, u"title"_s, u"weight"_s}));
        CardFile otherOrder = annas();
        std::ranges::reverse(otherOrder.songs);
        std::ranges::reverse(otherOrder.artists);
        QCOMPARE(cardBytes(otherOrder), cardBytes(annas()));
    }

    void wrongLinesAreLeftOut() {
        QJsonObject root = annasJson();
        const QString longName(301, u'x');
        QJsonArray artists = root[u"artists"_s].toArray();
        for (const QJsonValue& wrong : QList<QJsonValue>{
                 QJsonObject{{u"name"_s, u"No weight"_s}}, QJsonObject{{u"weight"_s, 3}},
                 QJsonObject{{u"name"_s, u"0"_s}, {u"weight"_s, 0}},
                 QJsonObject{{u"name"_s, u"6"_s}, {u"weight"_s, 6}},
                 QJsonObject{{u"name"_s, u"½"_s}, {u"weight"_s, 2.5}},
                 QJsonObject{{u"name"_s, u"text"_s}, {u"weight"_s, u"3"_s}},
                 QJsonObject{{u"name"_s, longName}, {u"weight"_s, 3}},
                 QJsonObject{{u"name"_s, u"\u202E"_s}, {u"weight"_s, 3}}, 7, u"text"_s,
                 QJsonArray()}) {
            artists.append(wrong);
        }
        root[u"artists"_s] = artists;
        QJsonArray songs = root[u"songs"_s].toArray();
        songs.append(QJsonObject{{u"artist"_s, u"A"_s}, {u"weight"_s, 3}});
        songs.append(QJsonObject{{u"title"_s, u"T"_s}, {u"weight"_s, 3}});
        root[u"songs"_s] = songs;
        root[u"of later"_s] = u"ignored"_s;
        CardFile expected = annas();
        expected.leftOut = 13;
        QCOMPARE(read(bytesOf(root)), expected);
    }

    void whatCannotBeSeenIsTakenOutOfNames() {
        QJsonObject root = annasJson();
        root[u"name"_s] = u"\u202EAn\u0007na\n "_s;
        root[u"artists"_s] =
            QJsonArray{QJsonObject{{u"name"_s, u"\u2067Nils\tFrahm\u2069"_s}, {u"weight"_s, 5}}};
        const CardFile card = read(bytesOf(root));
        QCOMPARE(card.name, u"Anna"_s);
        QCOMPARE(card.artists.front().name, u"Nils Frahm"_s);
        root[u"name"_s] = QString(60, u'x');
        QCOMPARE(read(bytesOf(root)).name, QString(40, u'x'));
        root[u"name"_s] = u"\u200E"_s;
        QCOMPARE(read(bytesOf(root)).name, QString()); // the person gives one
    }

    void whatIsNoCardIsRefused_data() {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("said");
        const auto with = [](const QString& field, const QJsonValue& value) {
            QJsonObject root = annasJson();
            root[field] = value;
            return bytesOf(root);
        };
        const auto many = [](int count) {
            QJsonArray lines;
            for (int i = 0; i < count; ++i) {
                lines.append(QJsonObject());
            }
            return lines;
        };
        QTest::newRow("nothing") << QByteArray() << u"no taste card"_s;
        QTest::newRow("a list") << QByteArray("[]") << u"no taste card"_s;
        QTest::newRow("half") << cardBytes(annas()).chopped(5) << u"no taste card"_s;
        QTest::newRow("deep") << QByteArray(100'000, '[') << u"no taste card"_s;
        QTest::newRow("another format") << with(u"format"_s, u"m3u"_s) << u"no taste card"_s;
        QTest::newRow("a newer one") << with(u"version"_s, 2) << u"newer Earshot"_s;
        QTest::newRow("half a version") << with(u"version"_s, 1.5) << u"newer Earshot"_s;
        QTest::newRow("no month") << with(u"made"_s, u"2026-13"_s) << u"which month"_s;
        QTest::newRow("a day") << with(u"made"_s, u"2026-11-03"_s) << u"which month"_s;
        QTest::newRow("long ago") << with(u"made"_s, u"1999-12"_s) << u"which month"_s;
        QTest::newRow("songs") << with(u"songs"_s, many(101)) << u"more than"_s;
        QTest::newRow("artists") << with(u"artists"_s, many(51)) << u"more than"_s;
        QTest::newRow("large") << with(u"name"_s, QString(int(kLargestCard), u'x'))
                               << u"too large"_s;
    }
    void whatIsNoCardIsRefused() {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, said);
        const auto card = parseCard(bytes, u"anna.json"_s);
        QVERIFY(!card);
        QVERIFY2(card.error().message().contains(said), qPrintable(card.error().message()));
        QCOMPARE(card.error().subject, u"anna.json"_s);
        QVERIFY(!card.error().advice.isEmpty());
    }

    void cardsAreNamedByWhoMakesThem() {
        CardFile card = annas();
        QVERIFY(nameCard(card, u" Ben \u202E"_s).ok());
        QCOMPARE(card.name, u"Ben"_s);
        for (const QString& name : {QString(), u" \u200E"_s, QString(41, u'x')}) {
            QVERIFY(!nameCard(card, name).ok());
        }
        QCOMPARE(card.name, u"Ben"_s);
    }

    void filesAreWrittenForThePersonAlone() {
        const fixtures::Folder folder;
        const auto file = folder / "anna.json";
        QVERIFY(writeCard(annas(), file).ok());
        const auto back = readCard(file);
        QVERIFY(back.ok());
        QCOMPARE(*back, annas());
#ifdef Q_OS_UNIX
        QCOMPARE(std::filesystem::status(file).permissions(),
                 std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
#endif
        const auto over = writeCard(CardFile(), file);
        QVERIFY(!over.ok() && !over.error().advice.isEmpty());
        QCOMPARE(*readCard(file), annas());
        QVERIFY(!writeCard(annas(), folder / "nowhere" / "anna.json").ok());
        QVERIFY(!readCard(folder / "nobody.json").ok());
        QVERIFY(!readCard(folder.path()).ok());
    }
};

EARSHOT_TEST(QCoreApplication, TestTasteCard)

} // namespace earshot::test_taste_card

#include "test_taste_card.moc"
