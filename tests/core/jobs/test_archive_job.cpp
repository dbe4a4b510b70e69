// SPDX-License-Identifier: GPL-3.0-or-later
// What is held about the person goes out whole and comes back the same.
#include "core/archive/archive_format.h"
#include "core/archive/archive_sink.h"
#include "tests/core/jobs/lists_for.h"
#include "tests/fixtures/test_program.h"

#include <QDirIterator>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

namespace earshot::test_archive_job {

using namespace Qt::StringLiterals;
using fixtures::DataFolder;
using fixtures::listsFor;
using fixtures::must;
using signals::SignalId;

namespace {

std::vector<QJsonObject> linesOf(const std::filesystem::path& file) {
    std::vector<QJsonObject> objects;
    for (const QByteArray& line : fixtures::bytesIn(file).split('\n')) {
        if (!line.isEmpty()) {
            objects.push_back(QJsonDocument::fromJson(line).object());
        }
    }
    return objects;
}

const signals::IntakeCount& countOf(const jobs::ImportSummary& summary, SignalId id) {
    return summary.bySignal[static_cast<std::size_t>(id)];
}

} // namespace

class TestArchiveJob : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everythingComesBackAfterAnErase() {
        DataFolder data;
        data.addSongs();
        data.allow();
        data.live();
        const QStringList before = data.stored();
        auto library = recommend::tests::SyntheticLibrary::random(40, 9, 7);
        const recommend::Catalog catalog = library.catalog();
        const QStringList lists = listsFor(catalog, data);
        const auto archive = data.exported("all");

        must(data.store().eraseEverything(u"test"_s));
        data.allow();
        QVERIFY(data.stored().isEmpty());
        QVERIFY(listsFor(catalog, data) != lists);
        const jobs::ImportSummary summary = data.imported(archive);
        QCOMPARE(data.stored(), before);
        QCOMPARE(listsFor(catalog, data), lists);
        QVERIFY(summary.complete());
        QCOMPARE(summary.added(), qint64(before.size()));

        // A second time changes nothing.
        const jobs::ImportSummary again = data.imported(archive);
        QCOMPARE(data.stored(), before);
        QCOMPARE(again.added(), 0);
        QCOMPARE(again.known(), qint64(before.size()));
    }

    void itComesIntoAnotherLibrary() {
        DataFolder data;
        data.addSongs();
        data.allow();
        data.live();
        const auto archive = data.exported("all");
        DataFolder other;
        for (int number = DataFolder::kSongs; number > 0; --number) { // other ids, other places
            other.addSong(number, u"/elsewhere"_s);
        }
        other.allow();
        const jobs::ImportSummary summary = other.imported(archive);
        QVERIFY2(summary.complete(), qPrintable(jobs::importSentences(summary).join(u' ')));
        QCOMPARE(other.stored(), data.stored());
    }

    void oneEraseIsMended() {
        // What one play has left in other signals tells where its entry belongs.
        DataFolder data;
        data.addSongs();
        data.allow();
        data.live();
        const auto archive = data.exported("all");
        const QStringList before = data.stored();
        must(data.store().erase(SignalId::Completion));
        QVERIFY(data.stored() != before);
        const jobs::ImportSummary summary = data.imported(archive);
        QCOMPARE(data.stored(), before);
        QVERIFY(countOf(summary, SignalId::Completion).added > 0);
        QCOMPARE(countOf(summary, SignalId::Plays).added, 0);
    }

    void olderEntriesComeBeforeNewerOnes() {
        DataFolder data;
        data.addSongs();
        data.allow();
        data.play(1);
        data.play(2, signals::Ending::SkippedOn);
        const auto archive = data.exported("early");
        must(data.store().eraseEverything(u"test"_s));
        data.allow();
        data.pass(std::chrono::hours(48));
        data.play(3);
        (void)data.imported(archive);
        const signals::History history = must(data.store().history());
        QCOMPARE(history.plays.front().track, data.song(1));
        QCOMPARE(history.plays.back().track, data.song(3));
        QCOMPARE(history.completions.back().track, data.song(3));
        QVERIFY(std::ranges::is_sorted(history.completions, {}, &signals::CompletionRecord::day));
    }

    void nothingComesInForASignalThatIsOff() {
        DataFolder data;
        data.addSongs();
        data.allow();
        data.live();
        const auto archive = data.exported("all");
        must(data.store().eraseEverything(u"test"_s));
        must(data.store().setEnabled(SignalId::Plays, true, u"test"_s));
        const jobs::ImportSummary summary = data.imported(archive);
        QVERIFY(countOf(summary, SignalId::Plays).added > 0);
        const std::vector<SignalId> off = summary.off();
        QVERIFY(std::ranges::find(off, SignalId::Likes) != off.end());
        QVERIFY(!summary.complete());
        QVERIFY(jobs::importSentences(summary).join(u' ').contains(u"Likes is off: 4 entries"_s));
        for (const signals::SignalState& state : must(data.store().states())) {
            QVERIFY2(state.id == SignalId::Plays || state.entries == 0,
                     signals::info(state.id).key);
        }
        // Without daytime only days may be kept.
        must(data.store().setEnabled(SignalId::Daytime, true, u"test"_s));
        for (const signals::PlayRecord& play : must(data.store().history()).plays) {
            QCOMPARE(play.atSeconds % 86'400, 43'200);
        }
        // With it they come back, and no play comes twice.
        const qint64 plays = countOf(summary, SignalId::Plays).added;
        QCOMPARE(countOf(data.imported(archive), SignalId::Plays).known, plays);
        const signals::History history = must(data.store().history());
        QCOMPARE(qint64(history.plays.size()), plays);
        QVERIFY(std::ranges::none_of(history.plays, [](const signals::PlayRecord& play) {
            return play.atSeconds % 86'400 == 43'200;
        }));
    }

    void withNothingAllowedEveryEntryIsAccountedFor() {
        DataFolder data;
        data.addSongs();
        data.allow();
        data.live();
        const qint64 all = data.stored().size();
        const auto archive = data.exported("all");
        must(data.store().eraseEverything(u"test"_s)); // no keys, either
        const jobs::ImportSummary summary = data.imported(archive);
        QCOMPARE(summary.added(), 0);
        qint64 off = 0;
        for (const signals::IntakeCount& count : summary.bySignal) {
            off += count.off;
        }
        QCOMPARE(off, all);
    }

    void tracksThatAreNotHereAreNamed() {
        DataFolder data;
        data.addSongs();
        data.allow();
        data.live();
        const auto archive = data.exported("all");
        DataFolder other;
        for (int number = 2; number <= DataFolder::kSongs; ++number) {
            other.addSong(number);
        }
        other.allow();
        const jobs::ImportSummary summary = other.imported(archive);
        QCOMPARE(summary.notFound.size(), std::size_t(1));
        QCOMPARE(summary.notFound.front().track.title, u"Song 1 ü"_s);
        QVERIFY(summary.notFound.front().track.name().contains(u"/music/1.flac"_s));
        QCOMPARE(summary.withoutTrack() + summary.added(), qint64(data.stored().size()));
        // Once its music is there, it comes, and stands where it belongs.
        other.addSong(1);
        QVERIFY(other.imported(archive).complete());
        QStringList found = other.stored();
        QStringList all = data.stored();
        const auto notSequence = [](QStringList lines) {
            lines.removeIf([](const QString& line) { return line.startsWith(u"sequence"_s); });
            lines.sort();
            return lines;
        };
        QCOMPARE(notSequence(found), notSequence(all));
    }

    void aTrackIsKnownByPlaceOrNamesWhereItsSoundIsNot() {
        DataFolder data;
        data.addSongs();
        const auto finder = must(archive::TrackFinder::in(data.workspace().tracks()));
        archive::TrackNote note = archive::noteOf(**data.workspace().tracks().byId(data.song(5)));
        note.audio.clear();
        QCOMPARE(finder.find(note), std::optional(data.song(5))); // by its place
        note.path = u"/gone/5.flac"_s;
        QCOMPARE(finder.find(note), std::optional(data.song(5))); // by its names
        note.durationMs += 10'000;
        QCOMPARE(finder.find(note), std::nullopt); // another version
        note.path = u"/music/6.flac"_s;
        note.audio = fixtures::soundOf(77);
        QCOMPARE(finder.find(note), std::nullopt); // another sound and other names there
        note.audio = fixtures::soundOf(7);
        QCOMPARE(finder.find(note), std::optional(data.song(7))); // the sound decides
    }

    void whatIsTooOldStaysOut() {
        DataFolder data;
        data.addSongs();
        data.allow();
        data.play(1);
        const auto archive = data.exported("old");
        data.pass(std::chrono::hours(24 * 365 * 4));
        must(data.store().eraseEverything(u"test"_s));
        data.allow();
        const jobs::ImportSummary summary = data.imported(archive);
        QCOMPARE(countOf(summary, SignalId::Plays).added, 1); // until erased
        QCOMPARE(countOf(summary, SignalId::Completion).expired, 1);
        QCOMPARE(data.store().holdings().value().signalEntries.size() > 1, true);
    }

    void choicesComeAlongWhereNoneWasMade() {
        DataFolder data;
        data.addSongs();
        data.allow();
        data.play(1);
        must(data.store().setKeepDays(SignalId::Plays, 90, signals::Forget::Delete));
        must(data.store().setDial(SignalId::Likes, 50));
        must(data.store().setDial(SignalId::Sound, 200));
        const auto archive = data.exported("all");
        DataFolder other;
        other.addSongs();
        other.allow();
        must(other.store().setDial(SignalId::Sound, 25));
        (void)other.imported(archive);
        const signals::Preferences chosen = must(other.store().preferences());
        QCOMPARE(chosen.keepDays(SignalId::Plays), 90);
        QCOMPARE(chosen.dial(SignalId::Likes), 50);
        QCOMPARE(chosen.dial(SignalId::Sound), 25);
        // A shorter time never comes along where it could delete something.
        DataFolder full;
        full.addSongs();
        full.allow();
        full.play(2);
        (void)full.imported(archive);
        QCOMPARE(must(full.store().preferences()).keepDays(SignalId::Plays), 0);
    }

    void aMarkGivenSinceStands() {
        DataFolder data;
        data.addSongs();
        data.allow();
        must(data.store().setLike(data.song(1), 1));
        const auto archive = data.exported("likes");
        must(data.store().setLike(data.song(1), -1));
        QCOMPARE(countOf(data.imported(archive), SignalId::Likes).known, 1);
        QCOMPARE(must(data.store().like(data.song(1))), -1);
    }

    void everyFileAndFieldIsExplained() {
        DataFolder data;
        data.addSongs();
        data.allow();
        data.live();
        must(data.store().history());
        must(data.store().noteUse({}, u"Focus"_s));
        const auto archive = data.exported("all");
        const QString readme = QString::fromUtf8(fixtures::bytesIn(archive / "README.txt"));
        const QJsonObject manifest =
            QJsonDocument::fromJson(fixtures::bytesIn(archive / "manifest.json")).object();
        QSet<QString> listed;
        for (const QJsonValue file : manifest[u"files"].toArray()) {
            listed.insert(file[u"file"].toString());
            QCOMPARE(qint64(linesOf(archive / file[u"file"].toString().toStdString()).size()),
                     file[u"lines"].toInteger());
        }
        for (const signals::SignalInfo& row : signals::registry()) {
            const bool stores = signals::hasTable(row.id);
            QCOMPARE(listed.contains(archive::fileOf(row.id)), stores);
            QVERIFY2(!stores || !linesOf(archive / archive::fileOf(row.id).toStdString()).empty(),
                     row.key);
        }
        QDirIterator files(base::pathText(archive), QDir::Files | QDir::Hidden);
        while (files.hasNext()) {
            const QFileInfo file(files.next());
            QVERIFY2(readme.contains(file.fileName()) || file.fileName() == u"README.txt"_s,
                     qPrintable(file.fileName()));
            QCOMPARE(file.permissions() & 0x0077, QFileDevice::Permissions());
            if (!file.fileName().endsWith(u".jsonl"_s)) {
                continue;
            }
            for (const QJsonObject& line : linesOf(archive / file.fileName().toStdString())) {
                for (const QString& field : line.keys()) {
                    QVERIFY2(readme.contains(u"  "_s + field + u' '), qPrintable(field));
                }
            }
        }
        QCOMPARE(QFileInfo(base::pathText(archive)).permissions() & 0x0077,
                 QFileDevice::Permissions());
        const QJsonObject play = linesOf(archive / "plays.jsonl").front();
        QCOMPARE(play[u"title"].toString(), u"Song 1 ü"_s);
        QCOMPARE(play[u"path"].toString(), u"/music/1.flac"_s);
        QCOMPARE(play[u"audio"].toString().toLatin1(), fixtures::soundOf(1).toHex());
        QCOMPARE(play[u"day"].toString(), u"2026-03-15"_s);
        QCOMPARE(play[u"time"].toString(), u"18:02:00"_s);
    }

    void anExportIsWrittenDownAsRead() {
        DataFolder data;
        data.addSongs();
        data.allow();
        data.play(1);
        (void)data.exported("all");
        const auto log = must(data.store().accessLog(1));
        QCOMPARE(log.front().who, u"export"_s);
        QVERIFY(log.front().read.has(SignalId::Plays));
        QVERIFY(log.front().rows >= 3);
        QVERIFY(must(data.store().checkAccessLog()).findings.empty());
    }

    void oneSignalAlone() {
        DataFolder data;
        data.addSongs();
        data.allow();
        data.live();
        must(jobs::exportSignals(data.workspace(), {data.place("likes"), {}, SignalId::Likes, {}}));
        QVERIFY(!std::filesystem::exists(data.place("likes") / "plays.jsonl"));
        for (const QJsonObject& line : linesOf(data.place("likes") / "consent.jsonl")) {
            QCOMPARE(line[u"signal"].toString(), u"likes"_s);
        }
        const QStringList before = data.stored();
        must(data.store().erase(SignalId::Likes));
        (void)data.imported(data.place("likes"));
        QCOMPARE(data.stored(), before);
    }

    void lockedKeysAreSaid() {
        DataFolder data;
        data.addSongs();
        data.allow();
        data.play(1);
        const auto archive = data.exported("all");
        data.vault().lock();
        QVERIFY(!jobs::exportSignals(data.workspace(), {data.place("more"), {}, {}, {}}).ok());
        QVERIFY(!std::filesystem::exists(data.place("more")));
        QVERIFY(!jobs::importSignals(data.workspace(), archive, {}).ok());
    }

    void whatWasBegunAndNotFinishedIsNotThere() {
        DataFolder data;
        data.addSongs();
        data.allow();
        data.live();
        std::stop_source stop;
        stop.request_stop();
        QVERIFY(!jobs::exportSignals(data.workspace(), {data.place("all"), {}, {}, {}},
                                     stop.get_token())
                     .ok());
        const QDir out(base::pathText(data.place("").parent_path()));
        QVERIFY2(out.isEmpty(), qPrintable(out.entryList().join(u' ')));

        // Killed: what it leaves has another name, and no manifest.
        auto sink = must(archive::folderSink(data.place("killed")));
        must(sink->begin(u"plays.jsonl"_s));
        must(sink->write("half a li"));
        QVERIFY(!std::filesystem::exists(data.place("killed")));
        for (const QString& name : out.entryList(QDir::AllEntries | QDir::NoDotAndDotDot)) {
            QVERIFY(name.contains(u".part-"_s));
            QVERIFY(
                !jobs::importSignals(data.workspace(), base::pathFromText(out.filePath(name)), {})
                     .ok());
        }
        sink.reset();
        QVERIFY(out.isEmpty());

        // What is there is never written over.
        const auto kept = data.exported("all");
        const QByteArray manifest = fixtures::bytesIn(kept / "manifest.json");
        const auto again = jobs::exportSignals(data.workspace(), {kept, {}, {}, {}});
        QVERIFY(!again.ok());
        QVERIFY(again.error().what.contains(u"already"_s));
        QCOMPARE(fixtures::bytesIn(kept / "manifest.json"), manifest);
    }
};

EARSHOT_TEST(QCoreApplication, TestArchiveJob)

} // namespace earshot::test_archive_job

#include "test_archive_job.moc"
