// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/random.h"
#include "core/signals/records_codec.h"
#include "core/signals/registry.h"
#include "core/signals/schema.h"
#include "tests/fixtures/test_program.h"

#include <QFile>
#include <QSet>
#include <QTest>

#include <SQLiteCpp/SQLiteCpp.h>

namespace earshot::test_signals_registry {

using namespace earshot::signals;

namespace {

const library::TrackId kTrack{123'456};

std::vector<Entry> everyKindOfEntry() {
    const Moment day{20'000, std::nullopt};
    return {
        {kTrack, day, PlayDetail{}},
        {kTrack, Moment::at(1'774'000'123, -5 * 3600), PlayDetail{}},
        {kTrack, day, CompletionDetail{0.5F, Ending::SkippedOn}},
        {kTrack, day, CompletionDetail{1.0F, Ending::Finished}},
        {kTrack, day, LikeDetail{1}},
        {kTrack, day, LikeDetail{-1}},
        {kTrack, day, DaytimeDetail{23, 7}},
        {kTrack, day, SequenceDetail{70'000, 0}},
        {kTrack, day, SequenceDetail{1, 129}},
        {kTrack, day, ChoiceDetail{true}},
        {kTrack, day, ChoiceDetail{false}},
        {kTrack, day, ActivityDetail{"focus"}},
        {kTrack, day, ActivityDetail{"focus", false}},
        {kTrack, day, ImportDetail{ImportSource::LastFm, 129, 200'000, ImportOutcome::Skipped}},
        {kTrack, Moment::at(1'774'000'123, -5 * 3600), ImportDetail{ImportSource::Spotify, 1, {}}},
        {kTrack, day, CardDetail{CardPart::Song, 5, {QStringLiteral("Al"), 24'320, 150}}},
        {kTrack, day, CardDetail{CardPart::Artist, 1, {QStringLiteral("Al"), 24'000, 0}}},
    };
}

} // namespace

class TestSignalsRegistry : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyRowIsWhole();
    void rowsFollowTheDesign();
    void tablesComeFromTheRegistry();
    void setsHoldEverySignal();

    void entriesSurviveTheCodec();
    void damagedBytesAreRefused();
    void bytesOfOneSignalAreNotReadAsAnother();
    void randomBytesNeverDecodeOutOfRange();
    void momentsKeepTheLocalDay();
};

void TestSignalsRegistry::everyRowIsWhole() {
    QSet<QString> keys;
    QSet<QString> names;
    QCOMPARE(registry().size(), std::size_t(kSignalCount));
    for (const SignalInfo& row : registry()) {
        const QByteArray key(row.key);
        QVERIFY2(!key.isEmpty() && key == key.toLower(), row.key);
        keys.insert(signalKey(row.id));
        names.insert(signalName(row.id));
        QCOMPARE(signalFromKey(signalKey(row.id)), row.id);
        QCOMPARE(info(row.id).key, row.key);
        const QStringList sentences{signalSentence(row.id), signalStored(row.id), signalWhy(row.id),
                                    signalRisk(row.id)};
        for (const QString& sentence : sentences) {
            QVERIFY2(sentence.size() > 5 && sentence.endsWith(QLatin1Char('.')), row.key);
            QVERIFY2(sentence.at(0).isUpper() && !sentence.contains(QLatin1Char('!')), row.key);
        }
        const QString icon = QStringLiteral(EARSHOT_SOURCE_DIR "/resources/icons/%1.svg")
                                 .arg(QString::fromLatin1(row.icon));
        QVERIFY2(QFile::exists(icon), qPrintable(icon));
    }
    QCOMPARE(keys.size(), kSignalCount);
    QCOMPARE(names.size(), kSignalCount);
    QVERIFY(!signalFromKey(u"location"));
    QCOMPARE(neverCollected().size(), 6);
}

void TestSignalsRegistry::rowsFollowTheDesign() {
    const QSet<SignalId> content{SignalId::Sound, SignalId::Mood, SignalId::Tags, SignalId::Lyrics,
                                 SignalId::Arrival};
    for (const SignalInfo& row : registry()) {
        const bool personal = !content.contains(row.id) && row.id != SignalId::Exploration;
        QCOMPARE(row.kind == SignalKind::Personal, personal);
        // What describes the listener is off until allowed.
        QCOMPARE(onByDefault(row.id), !personal);
        QVERIFY2(row.storage == Storage::Nothing || personal, row.key);
        QVERIFY2(row.storage == Storage::Listening || row.keepDays == 0, row.key);
    }
    QCOMPARE(info(SignalId::Session).storage, Storage::Memory);
}

void TestSignalsRegistry::tablesComeFromTheRegistry() {
    SQLite::Database db(":memory:", SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
    for (const storage::Migration& step : listeningSchema()) {
        db.exec(step.sql);
    }
    QSet<QString> expected;
    for (const SignalInfo& row : registry()) {
        QCOMPARE(signalTable(row.id).empty(), row.storage != Storage::Listening);
        if (hasTable(row.id)) {
            expected.insert(QString::fromStdString(signalTable(row.id)));
        }
    }
    QSet<QString> found;
    SQLite::Statement tables(db, "SELECT name FROM sqlite_master WHERE name LIKE 'signal\\_%' "
                                 "ESCAPE '\\'");
    while (tables.executeStep()) {
        found.insert(QString::fromStdString(tables.getColumn(0).getString()));
    }
    QCOMPARE(found, expected);
    for (const QString& table : found) {
        // A number and opaque bytes: nothing of an entry may stand beside its sealed value.
        QStringList columns;
        SQLite::Statement info(db, "SELECT name || ' ' || type FROM pragma_table_info(?)");
        info.bind(1, table.toStdString());
        while (info.executeStep()) {
            columns += QString::fromStdString(info.getColumn(0).getString());
        }
        QCOMPARE(columns,
                 QStringList({QStringLiteral("event INTEGER"), QStringLiteral("sealed BLOB")}));
    }
}

void TestSignalsRegistry::setsHoldEverySignal() {
    SignalSet set;
    for (const SignalInfo& row : registry()) {
        QVERIFY(!set.has(row.id));
        set.set(row.id, true);
        QVERIFY(set.has(row.id));
    }
    QVERIFY(!set.without(SignalId::Exploration).has(SignalId::Exploration));
    QVERIFY(set.without(SignalId::Exploration).has(SignalId::Session));
}

void TestSignalsRegistry::entriesSurviveTheCodec() {
    for (const Entry& entry : everyKindOfEntry()) {
        const QByteArray bytes = encodeEntry(entry);
        QVERIFY(bytes.size() <= 16);
        const auto back = decodeEntry(signalOf(entry), bytes);
        QVERIFY(back.has_value());
        QCOMPARE(back->track, entry.track);
        QCOMPARE(back->at.day, entry.at.day);
        QVERIFY(back->at.time == entry.at.time);
        QCOMPARE(back->at.seconds(), entry.at.seconds());
        QCOMPARE(encodeEntry(*back), bytes);
        if (const auto* outcome = std::get_if<CompletionDetail>(&entry.detail)) {
            const auto& read = std::get<CompletionDetail>(back->detail);
            QVERIFY(std::abs(read.share - outcome->share) < 1e-4F);
            QCOMPARE(read.ending, outcome->ending);
        }
    }
}

void TestSignalsRegistry::damagedBytesAreRefused() {
    for (const Entry& entry : everyKindOfEntry()) {
        const QByteArray bytes = encodeEntry(entry);
        const SignalId signal = signalOf(entry);
        for (qsizetype length = 0; length < bytes.size(); ++length) {
            QVERIFY(!decodeEntry(signal, bytes.left(length)));
        }
        QVERIFY(!decodeEntry(signal, bytes + 'x'));
        QByteArray newer = bytes;
        newer[0] = 2;
        QVERIFY(!decodeEntry(signal, newer));
    }
    const auto hex = [](const char* text) { return QByteArray::fromHex(text); };
    QVERIFY(decodeEntry(SignalId::Daytime, hex("0164 01 01 1707")));
    QVERIFY(!decodeEntry(SignalId::Daytime, hex("0164 01 01 1807")));       // hour 24
    QVERIFY(!decodeEntry(SignalId::Daytime, hex("0164 01 01 1700")));       // weekday 0
    QVERIFY(!decodeEntry(SignalId::Daytime, hex("0164 00 01 1707")));       // no track
    QVERIFY(!decodeEntry(SignalId::Likes, hex("016c 01 01 02")));           // neither yes nor no
    QVERIFY(!decodeEntry(SignalId::Completion, hex("0163 01 01 ffff 04"))); // no such ending
    QVERIFY(!decodeEntry(SignalId::Plays, hex("0170 01 01 01 80a305 00"))); // second 86400
    QVERIFY(!decodeEntry(SignalId::Plays, hex("0170 01 01 01 00 f110")));   // offset 2161
    QVERIFY(!decodeEntry(SignalId::Plays, hex("0170 8100 01 00")));         // padded number
    QVERIFY(decodeEntry(SignalId::Activity, hex("0161 01 01 03 72756e")));
    QVERIFY(!decodeEntry(SignalId::Activity, hex("0161 01 01 03 6e6f77"))); // "now" is no list
    QVERIFY(!decodeEntry(SignalId::Activity, hex("0161 01 01 03 52756e"))); // a capital
    QVERIFY(!decodeEntry(SignalId::Activity, hex("0161 01 01 00")));        // no letters
    QVERIFY(!decodeEntry(SignalId::Choice, hex("0168 01 01 02")));          // neither yes nor no
    QVERIFY(decodeEntry(SignalId::Imports, hex("0169 01 01 1a 01 05")));
    QVERIFY(!decodeEntry(SignalId::Imports, hex("0169 01 01 1b 01 05")));       // no such source
    QVERIFY(!decodeEntry(SignalId::Imports, hex("0169 01 01 1e 01 05")));       // nor outcome
    QVERIFY(!decodeEntry(SignalId::Imports, hex("0169 01 01 4a 01 05")));       // nor flag
    QVERIFY(!decodeEntry(SignalId::Imports, hex("0169 01 01 1a 01 81b89929"))); // over a day
    QVERIFY(decodeEntry(SignalId::Circle, hex("016b 01 01 05 80be01 02 04 416e6e61")));
    for (const char* wrong : {"06 80be01 02 04 416e6e61", "08 80be01 02 04 416e6e61", // weights
                              "15 80be01 02 04 416e6e61", // no such part
                              "05 bfbb01 02 04 416e6e61", // in 1999
                              "05 80be01 97 04 416e6e61", // more artists than a card has
                              "05 80be01 02 00", "05 80be01 02 04 416e6e20", // no name; a space
                              "05 80be01 02 04 41e280ae",                    // turned round
                              "05 80be01 02 02 c328"}) {                     // no UTF-8
        QVERIFY2(!decodeEntry(SignalId::Circle, hex("016b 01 01") + hex(wrong)), wrong);
    }
    QVERIFY(decodeEntry(SignalId::Sequence, hex("0173 01 01 05 02")));
    QVERIFY(!decodeEntry(SignalId::Sequence, hex("0173 01 01 05 c1843d"))); // place 1,000,001
    QVERIFY(!decodeEntry(SignalId::Plays, hex("0170 ffffffffffffffffff01 01 00")));
}

void TestSignalsRegistry::bytesOfOneSignalAreNotReadAsAnother() {
    for (const Entry& entry : everyKindOfEntry()) {
        for (const SignalInfo& row : registry()) {
            QCOMPARE(decodeEntry(row.id, encodeEntry(entry)).has_value(),
                     row.id == signalOf(entry));
        }
    }
}

void TestSignalsRegistry::randomBytesNeverDecodeOutOfRange() {
    base::Random random(42);
    int accepted = 0;
    const std::vector<Entry> seeds = everyKindOfEntry();
    for (int i = 0; i < 200'000; ++i) {
        const Entry& seed = seeds[random.below(seeds.size())];
        QByteArray bytes = encodeEntry(seed);
        const auto at = static_cast<qsizetype>(random.below(static_cast<quint64>(bytes.size())));
        bytes[at] = static_cast<char>(random.below(256));
        const auto entry = decodeEntry(signalOf(seed), bytes);
        if (!entry) {
            continue;
        }
        ++accepted;
        // What is accepted is the one encoding of a sound entry.
        QCOMPARE(encodeEntry(*entry), bytes);
        QVERIFY(entry->at.day >= 0 && entry->track != library::TrackId::None);
    }
    QVERIFY(accepted > 0);
}

void TestSignalsRegistry::momentsKeepTheLocalDay() {
    // 2026-03-15 23:30 UTC is already the 16th in Berlin, and still the 15th in New York.
    const qint64 instant = QDateTime(QDate(2026, 3, 15), QTime(23, 30), Qt::UTC).toSecsSinceEpoch();
    const auto noon = [](int day) {
        return QDateTime(QDate(2026, 3, day), QTime(12, 0), Qt::UTC).toSecsSinceEpoch();
    };
    QCOMPARE(Moment::at(instant, 3600).onlyDay().seconds(), noon(16));
    QCOMPARE(Moment::at(instant, -4 * 3600).onlyDay().seconds(), noon(15));
    QCOMPARE(Moment::at(instant, 3600).seconds(), instant);
    QCOMPARE(Moment::at(instant, 3600).time->second, 30 * 60);
    QCOMPARE(Moment::at(instant, 20'700).seconds(), instant); // Nepal: quarter hours
}

EARSHOT_TEST(QCoreApplication, TestSignalsRegistry)

} // namespace earshot::test_signals_registry

#include "test_signals_registry.moc"
