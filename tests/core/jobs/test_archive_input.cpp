// SPDX-License-Identifier: GPL-3.0-or-later
// Archives that were damaged, forged or sealed: nothing is changed by what is not whole.
#include "core/archive/archive_sink.h"
#include "core/vault/sealed_stream.h"
#include "tests/core/jobs/archive_fixture.h"
#include "tests/fixtures/test_program.h"

#include <QTest>

#ifdef Q_OS_UNIX
#    include <sys/stat.h>
#endif

namespace earshot::test_archive_input {

using namespace Qt::StringLiterals;
using fixtures::DataFolder;
using fixtures::must;

namespace {

const QString kPassphrase = u"a long passphrase"_s;

} // namespace

class TestArchiveInput : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<DataFolder> m_data;
    std::filesystem::path m_archive;
    QStringList m_before;

    void refused(const std::filesystem::path& archive, const QString& wanted,
                 const QString& passphrase = {}) {
        const auto imported = jobs::importSignals(m_data->workspace(), archive, passphrase);
        QVERIFY(!imported.ok());
        const QString said = imported.error().message();
        QVERIFY2(said.contains(wanted), qPrintable(said));
        QCOMPARE(m_data->stored(), m_before);
    }

private Q_SLOTS:
    void init() {
        m_data = std::make_unique<DataFolder>();
        m_data->addSongs();
        m_data->allow();
        for (const int song : {1, 2, 3}) {
            m_data->play(song);
        }
        must(m_data->store().setLike(m_data->song(1), 1));
        m_archive = m_data->exported("archive");
        signals::Forgetting first;
        first.event = 1;
        must(m_data->store().forget(first, signals::Forget::Delete)); // something to bring
        m_before = m_data->stored();
    }

    void wrongLinesAreNamed_data() {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QByteArray>("from");
        QTest::addColumn<QByteArray>("to");
        QTest::addColumn<QString>("said");
        const auto row = [](const char* name, const QString& file, const QByteArray& from,
                            const QByteArray& to, const QString& said) {
            QTest::newRow(name) << file << from << to << said;
        };
        const QString plays = u"plays.jsonl"_s;
        row("no JSON", plays, "{\"album\"", "\"album\"", u"plays.jsonl, line 1: is not JSON"_s);
        row("not a number", plays, "\"event\":2", "\"event\":NaN", u"line 2: is not JSON"_s);
        row("a word", plays, "\"event\":2", "\"event\":\"2\"", u"line 2: \"event\" is not"_s);
        row("infinite", plays, "\"event\":2", "\"event\":1e999", u"line 2:"_s);
        row("huge", plays, "\"event\":2", "\"event\":1e300", u"line 2: \"event\" is not"_s);
        row("negative", plays, "\"event\":2", "\"event\":-2", u"line 2: \"event\" is not"_s);
        row("broken number", plays, "\"event\":2", "\"event\":2.5", u"\"event\" is not a whole"_s);
        row("null", plays, "\"event\":2", "\"event\":null", u"line 2: \"event\" is not"_s);
        row("twice", plays, "\"event\":2", "\"event\":1", u"line 2: \"event\" stands"_s);
        row("no date", plays, "2026-03-15", "2026-02-30", u"line 1: \"day\" is not a date"_s);
        row("year 10000", plays, "2026-03-15", "12026-03-15", u"line 1: \"day\" is not"_s);
        row("before 1970", plays, "2026-03-15", "1969-12-31", u"line 1: \"day\" is not"_s);
        row("no time", plays, "18:02:00", "25:02:00", u"line 1: \"time\" is not"_s);
        row("far offset", plays, "\"utc_offset_minutes\":60", "\"utc_offset_minutes\":6000",
            u"\"utc_offset_minutes\" is not"_s);
        row("no hexadecimal", plays, "\"audio\":\"61", "\"audio\":\"6x", u"\"audio\" is not"_s);
        row("title is a list", plays, "\"title\":\"Song 1 \xC3\xBC\"", "\"title\":[1]",
            u"\"title\" is not"_s);
        row("cut off", plays, "\n", "", u"plays.jsonl, line"_s);
        row("share", u"completion.jsonl"_s, "\"share_heard\":1", "\"share_heard\":1.5",
            u"completion.jsonl, line 1: \"share_heard\" is not"_s);
        row("ending", u"completion.jsonl"_s, "finished", "burnt", u"\"ending\" is not a word"_s);
        row("mark", u"likes.jsonl"_s, "liked", "adored", u"likes.jsonl, line 1: \"mark\""_s);
        row("hour", u"daytime.jsonl"_s, "\"hour\":18", "\"hour\":24", u"\"hour\" is not"_s);
        row("weekday", u"daytime.jsonl"_s, "\"weekday\":7", "\"weekday\":0", u"\"weekday\""_s);
        const QString consent = u"consent.jsonl"_s;
        row("decision", consent, "\"on\"", "\"always\"", u"line 1: \"decision\" is not"_s);
        row("no instant", consent, "2026-03-15T", "2026-03-35T", u"line 1: \"at\" is not"_s);
        row("local time", consent, "Z\"", "\"", u"consent.jsonl, line 1: \"at\" is not"_s);
        row("a tale", consent, "\"how\":\"", "\"how\":\"" + QByteArray(200, 'x'),
            u"line 1: \"how\" is not"_s);
        row("manifest", u"manifest.json"_s, "{", "[", u"manifest.json: is not JSON"_s);
        row("format", u"manifest.json"_s, "earshot-listening", "something",
            u"manifest.json: is not that of"_s);
        row("version", u"manifest.json"_s, "\"version\": 1", "\"version\": 2", u"newer Earshot"_s);
        row("fewer lines", u"manifest.json"_s, "\"lines\": 3", "\"lines\": 4", u"line 4:"_s);
        row("more lines", u"manifest.json"_s, "\"lines\": 3", "\"lines\": 2", u"line 3:"_s);
        row("negative lines", u"manifest.json"_s, "\"lines\": 3", "\"lines\": -1",
            u"\"lines\" is not"_s);
        row("path", u"manifest.json"_s, "plays.jsonl", "../plays.jsonl", u"\"file\" is not"_s);
        row("absolute path", u"manifest.json"_s, "\"plays.jsonl\"", "\"/etc/passwd\"",
            u"\"file\" is not"_s);
        row("a dial", u"manifest.json"_s, "\"on\": true", "\"on\": true, \"dial_percent\": 1e6",
            u"\"dial_percent\" is not"_s);
        row("days", u"manifest.json"_s, "\"on\": true", "\"on\": true, \"keep_days\": -1",
            u"\"keep_days\" is not"_s);
        row("a file twice", u"manifest.json"_s, "completion", "likes", u"stands there twice"_s);
    }
    void wrongLinesAreNamed() {
        QFETCH(QString, file);
        QFETCH(QByteArray, from);
        QFETCH(QByteArray, to);
        QFETCH(QString, said);
        const auto path = m_archive / file.toStdString();
        QByteArray bytes = fixtures::bytesIn(path);
        QVERIFY2(bytes.contains(from), bytes.constData());
        if (from == "completion") {
            bytes.replace(from, to); // the file and its signal
        } else if (from == "\n") {
            bytes.chop(1);
        } else {
            bytes.replace(bytes.indexOf(from), from.size(), to);
        }
        fixtures::replaceBytes(path, bytes);
        refused(m_archive, said);
    }

    void aMissingFileIsNamed() {
        std::filesystem::remove(m_archive / "likes.jsonl");
        refused(m_archive, u"There is no likes.jsonl"_s);
        std::filesystem::remove(m_archive / "manifest.json");
        refused(m_archive, u"There is no manifest.json"_s);
        refused(m_data->place("nowhere"), u"not an archive"_s);
    }

    void aSignalOfAnotherEarshotIsTold() {
        // Both what is no signal, and what is one that stores nothing.
        for (const auto& [key, other] : {std::pair<QByteArray, QByteArray>("likes", "smell"),
                                         std::pair<QByteArray, QByteArray>("smell", "sound")}) {
            QByteArray manifest = fixtures::bytesIn(m_archive / "manifest.json");
            manifest.replace(key, other);
            fixtures::replaceBytes(m_archive / "manifest.json", manifest);
            const jobs::ImportSummary summary = m_data->imported(m_archive);
            QCOMPARE(summary.unknown.size(), std::size_t(1));
            QCOMPARE(summary.unknown.front().signal, QString::fromLatin1(other));
            QCOMPARE(summary.unknown.front().entries, 1);
            QVERIFY(!summary.complete());
        }
    }

#ifdef Q_OS_UNIX
    void onlyPlainFilesAreRead() {
        const auto plays = m_archive / "plays.jsonl";
        std::filesystem::rename(plays, m_data->place("plays"));
        std::filesystem::create_symlink(m_data->place("plays"), plays);
        refused(m_archive, u"There is no plays.jsonl"_s);
        std::filesystem::remove(plays);
        QCOMPARE(mkfifo(plays.c_str(), 0600), 0); // would wait for ever
        refused(m_archive, u"There is no plays.jsonl"_s);
        std::filesystem::remove(plays);
        std::filesystem::create_directory(plays);
        refused(m_archive, u"There is no plays.jsonl"_s);
    }
#endif

    void sealedItComesBackWithItsPassphraseOnly() {
        const auto sealed = m_data->place("sealed");
        must(jobs::exportSignals(m_data->workspace(), {sealed, kPassphrase, {}, fixtures::kCheap}));
        const QByteArray bytes = fixtures::bytesIn(sealed);
        QVERIFY(!bytes.contains("Song") && !bytes.contains("plays"));
        QCOMPARE(QFileInfo(base::pathText(sealed)).permissions() & 0x0077,
                 QFileDevice::Permissions());
        refused(sealed, u"passphrase is another"_s, u"another passphrase"_s);
        QVERIFY(!jobs::exportSignals(m_data->workspace(),
                                     {m_data->place("short"), u"short"_s, {}, fixtures::kCheap})
                     .ok());
        QVERIFY(!std::filesystem::exists(m_data->place("short")));
        for (const qsizetype at : {qsizetype(3), qsizetype(12), qsizetype(27), qsizetype(40),
                                   qsizetype(70), bytes.size() / 2, bytes.size() - 1}) {
            QByteArray changed = bytes;
            changed[at] = static_cast<char>(changed[at] ^ 1);
            fixtures::replaceBytes(m_data->place("changed"), changed);
            refused(m_data->place("changed"), u""_s, kPassphrase);
        }
        for (const qsizetype left : {bytes.size() - 1, qsizetype(58), qsizetype(20)}) {
            fixtures::replaceBytes(m_data->place("cut"), bytes.first(left));
            refused(m_data->place("cut"), u""_s, kPassphrase);
        }
        fixtures::replaceBytes(m_data->place("longer"), bytes + 'x');
        refused(m_data->place("longer"), u""_s, kPassphrase);
        must(m_data->store().erase(signals::SignalId::Likes));
        QVERIFY(m_data->stored() != m_before);
        QVERIFY(m_data->imported(sealed, kPassphrase).complete());
        QCOMPARE(m_data->stored(), m_before);
    }

    void whatWasSealedNeedNotBeAnArchive() {
        const QByteArray file("\x0dmanifest.json", 14);
        for (const QByteArray& inside :
             {QByteArray(), QByteArray(1, '\0'), QByteArray("\xff"), file,
              file + QByteArray("\xff\xff\xff\xff", 4), file + QByteArray("\x02\0\0\0{}", 6),
              file + QByteArray("\x02\0\0\0{}\0\0\0\0\0more", 15)}) {
            QFile out(m_data->place("forged"));
            QVERIFY(out.open(QIODevice::WriteOnly));
            auto writer = must(vault::SealedWriter::begin(out, kPassphrase, fixtures::kCheap));
            must(writer->write(inside));
            must(writer->finish());
            out.close();
            refused(m_data->place("forged"), u""_s, kPassphrase);
        }
    }
};

EARSHOT_TEST(QCoreApplication, TestArchiveInput)

} // namespace earshot::test_archive_input

#include "test_archive_input.moc"
