// SPDX-License-Identifier: GPL-3.0-or-later
// An archive that was brought into an empty data folder and taken out again is the same archive.
#include "core/archive/archive_format.h"
#include "tests/core/jobs/archive_fixture.h"
#include "tests/fixtures/test_program.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <map>

namespace earshot::test_archive_round {

using namespace Qt::StringLiterals;
using fixtures::DataFolder;
using fixtures::must;
using signals::Decision;
using signals::SignalId;

namespace {

// Everything that may differ, and why:
//   "event", "sitting", "import"
//                       events are numbered anew: what was forgotten there leaves no gap here
//   "brought_in"        marks what was decided elsewhere, with the day it came here
//   access-log.jsonl    a chained log takes nothing from a file: each folder tells its own uses
//   "last_used…"        likewise: which list used the signal here
//   "written"           when the archive was written
const QStringList kNumbers{u"event"_s, u"sitting"_s, u"import"_s};
const QStringList kOfTheFolder{u"last_used"_s, u"last_used_by"_s, u"written"_s, u"files"_s};

using Lines = std::vector<QJsonObject>;

Lines readLines(const std::filesystem::path& file) {
    Lines objects;
    for (const QByteArray& line : fixtures::bytesIn(file).split('\n')) {
        if (!line.isEmpty()) {
            objects.push_back(QJsonDocument::fromJson(line).object());
        }
    }
    return objects;
}

QJsonObject without(QJsonObject object, const QStringList& fields) {
    for (const QString& field : fields) {
        object.remove(field);
    }
    return object;
}

/// The files of signals, with numbers of events by their rank.
std::map<QString, Lines> entriesIn(const std::filesystem::path& archive) {
    std::map<QString, Lines> files;
    std::map<qint64, qint64> ranks;
    for (const signals::SignalInfo& row : signals::registry()) {
        if (signals::hasTable(row.id)) {
            const QString name = archive::fileOf(row.id);
            files[name] = readLines(archive / name.toStdString());
            for (const QJsonObject& line : files[name]) {
                ranks.try_emplace(line[u"event"].toInteger());
            }
        }
    }
    qint64 rank = 0;
    for (auto& [number, ranked] : ranks) {
        ranked = ++rank;
    }
    for (auto& [name, lines] : files) {
        for (QJsonObject& line : lines) {
            for (const QString& field : kNumbers) {
                if (line.contains(field)) {
                    line[field] = ranks.at(line[field].toInteger());
                }
            }
        }
    }
    return files;
}

QJsonObject manifestIn(const std::filesystem::path& archive) {
    QJsonObject manifest =
        QJsonDocument::fromJson(fixtures::bytesIn(archive / archive::kManifestName)).object();
    QJsonArray states;
    for (const QJsonValue state : manifest[u"signals"].toArray()) {
        states.append(without(state.toObject(), kOfTheFolder));
    }
    manifest[u"signals"] = states;
    return without(manifest, kOfTheFolder);
}

QStringList filesIn(const std::filesystem::path& archive) {
    return QDir(base::pathText(archive)).entryList(QDir::AllEntries | QDir::NoDotAndDotDot);
}

std::size_t consentLines(DataFolder& data) {
    return must(data.store().consentRecord(1000)).size();
}

} // namespace

class TestArchiveRound : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatWasBroughtBackGoesOutAsTheSame() {
        DataFolder data;
        data.addSongs();
        data.allow();
        data.live();
        signals::Forgetting gap;
        gap.event = 6;
        QVERIFY(must(data.store().forget(gap, signals::Forget::Delete)) > 0);
        must(data.store().setKeepDays(SignalId::Plays, 365, signals::Forget::Delete));
        must(data.store().setDial(SignalId::Likes, 50));
        must(data.store().history());
        must(data.store().noteUse({}, u"Focus"_s));
        const auto first = data.exported("first");

        DataFolder other;
        other.addSongs();
        other.pass(std::chrono::hours(24 * 60));
        other.allow();
        const std::size_t ownDecisions = consentLines(other);
        QVERIFY(other.imported(first).complete());
        must(other.store().history());
        must(other.store().noteUse({}, u"Calm"_s));
        const auto second = other.exported("second");

        QCOMPARE(filesIn(second), filesIn(first));
        QCOMPARE(fixtures::bytesIn(second / archive::kReadmeName),
                 fixtures::bytesIn(first / archive::kReadmeName));
        QCOMPARE(manifestIn(second), manifestIn(first));
        const auto before = entriesIn(first);
        const auto after = entriesIn(second);
        for (const auto& [name, lines] : before) {
            QVERIFY2(!lines.empty(), qPrintable(name));
            QVERIFY2(after.at(name) == lines, qPrintable(name));
        }
        // The consent record: all of it, and what was decided here.
        Lines brought;
        std::size_t own = 0;
        for (const QJsonObject& line : readLines(second / archive::kConsentName)) {
            if (line.contains(u"brought_in"_s)) {
                brought.push_back(without(line, {u"brought_in"_s}));
            } else {
                ++own;
            }
        }
        QVERIFY(brought == readLines(first / archive::kConsentName));
        QCOMPARE(own, ownDecisions);
        // The access log tells the one use of the other folder.
        QCOMPARE(readLines(first / archive::kAccessLogName).back()[u"purpose"].toString(),
                 u"Focus"_s);
        const Lines uses = readLines(second / archive::kAccessLogName);
        QCOMPARE(uses.size(), std::size_t(1));
        QCOMPARE(uses.front()[u"purpose"].toString(), u"Calm"_s);
        QVERIFY(must(other.store().checkAccessLog()).findings.empty());
    }

    void decisionsComeToBeRead() {
        DataFolder data;
        data.addSongs();
        data.allow();
        data.play(1);
        data.pass(std::chrono::minutes(1));
        must(data.store().setEnabled(SignalId::Likes, false, u"signals page"_s));
        must(data.store().history());
        must(data.store().noteUse({}, u"Focus"_s));
        const auto archive = data.exported("all");
        const auto record = must(data.store().consentRecord(1000));
        QCOMPARE(data.imported(archive).decisions.added, 0); // of this folder: all is here
        QCOMPARE(consentLines(data), record.size());

        DataFolder other;
        other.addSongs();
        other.pass(std::chrono::hours(24));
        const auto untouched = must(other.store().enabled());
        const jobs::ImportSummary summary = other.imported(archive);
        QCOMPARE(summary.decisions.added, qint64(record.size()));
        QVERIFY(summary.accesses > 0);
        const QString said = jobs::importSentences(summary).join(u' ');
        QVERIFY2(said.contains(u"switched nothing on or off"_s), qPrintable(said));
        QVERIFY2(said.contains(u"access log of the archive stays in it"_s), qPrintable(said));
        const auto brought = must(other.store().consentRecord(1000));
        QCOMPARE(brought.size(), record.size());
        for (std::size_t i = 0; i < record.size(); ++i) {
            QCOMPARE(brought[i].signal, record[i].signal);
            QCOMPARE(brought[i].decision, record[i].decision);
            QCOMPARE(brought[i].atMs, record[i].atMs);
            QCOMPARE(brought[i].how, record[i].how);
            QVERIFY(!record[i].broughtInMs);
            QCOMPARE(brought[i].broughtInMs, std::optional(other.clock.nowMs()));
        }
        // Nothing is on by it, and everything can still be asked about.
        QVERIFY(must(other.store().enabled()) == untouched);
        for (const signals::SignalInfo& row : signals::registry()) {
            QVERIFY2(!must(other.store().decided(row.id)), row.key);
        }
        QCOMPARE(other.imported(archive).decisions.known, qint64(record.size()));
        QCOMPARE(consentLines(other), record.size());
    }

    void noForgedDecisionMovesASwitch() {
        DataFolder data;
        data.addSongs();
        data.allow();
        data.play(1);
        const auto archive = data.exported("all");
        QByteArray lines = fixtures::bytesIn(archive / archive::kConsentName);
        lines.replace("2026-", "2036-"); // newer than anything decided here
        fixtures::replaceBytes(archive / archive::kConsentName, lines);
        must(data.store().setEnabled(SignalId::Plays, false, u"test"_s));
        must(data.store().decline(std::array{SignalId::Likes}, u"test"_s));
        const auto on = must(data.store().enabled());
        QVERIFY(data.imported(archive).decisions.added > 0);
        QVERIFY(must(data.store().enabled()) == on);
        QVERIFY(!on.has(SignalId::Plays));
        data.play(2);
        for (const signals::SignalState& state : must(data.store().states())) {
            QVERIFY(state.id != SignalId::Plays || state.entries == 1);
        }
    }

    void decisionsOfAnotherEarshotAreTold() {
        DataFolder data;
        data.allow();
        const auto archive = data.exported("all");
        QByteArray lines = fixtures::bytesIn(archive / archive::kConsentName);
        lines.replace("\"likes\"", "\"smell\"");
        fixtures::replaceBytes(archive / archive::kConsentName, lines);
        const jobs::ImportSummary summary = data.imported(archive);
        QCOMPARE(summary.unknown.size(), std::size_t(1));
        QCOMPARE(summary.unknown.front().signal, u"smell"_s);
        QCOMPARE(summary.unknown.front().entries, 1);
    }
};

EARSHOT_TEST(QCoreApplication, TestArchiveRound)

} // namespace earshot::test_archive_round

#include "test_archive_round.moc"
