// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/audio/decoder.h"
#include "core/base/paths.h"
#include "core/demo/cover/cover.h"
#include "core/demo/demo_library.h"
#include "tests/fixtures/fixtures.h"
#include "tests/fixtures/test_program.h"

#include <QFile>
#include <QImage>
#include <QSet>
#include <QTest>

#include <flacfile.h>
#include <tpropertymap.h>

#include <mutex>

namespace earshot::test_demo_library {

using demo::PieceTruth;

namespace {

namespace fs = std::filesystem;

std::vector<fs::path> filesBelow(const fs::path& folder) {
    std::vector<fs::path> files;
    for (const auto& entry : fs::recursive_directory_iterator(folder)) {
        if (entry.is_regular_file()) {
            files.push_back(entry.path());
        }
    }
    return files;
}

QString tag(const TagLib::PropertyMap& tags, const char* key) {
    const auto values = tags[key];
    return values.isEmpty() ? QString() : QString::fromUtf8(values.front().toCString(true));
}

} // namespace

class TestDemoLibrary : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void writesEveryPiece();
    void tagsTellTheTruth();
    void coversArePictures();
    void reportsProgress();
    void leavesExistingPiecesAlone();
    void stopLeavesNoPartialFile();
    void tellsWhenItCannotWrite();

private:
    const fs::path m_folder = EARSHOT_DEMO_MUSIC; ///< stays for the tests that need it
    std::vector<base::Progress> m_progress;
};

void TestDemoLibrary::initTestCase() {
    fs::remove_all(m_folder);
    std::mutex mutex;
    const auto status = demo::writeDemoLibrary(m_folder, {}, [&](const base::Progress& progress) {
        const std::lock_guard lock(mutex);
        m_progress.push_back(progress);
    });
    QVERIFY2(status.ok(), status ? "" : qPrintable(status.error().message()));
}

void TestDemoLibrary::writesEveryPiece() {
    QCOMPARE(filesBelow(m_folder).size(), 24U); // and no temporary ones
    QSet<QByteArray> identities;
    for (const PieceTruth& piece : demo::demoPieces()) {
        auto decoder = audio::Decoder::open(m_folder / piece.file);
        QVERIFY2(decoder.ok(), qPrintable(base::pathText(piece.file)));
        QCOMPARE(decoder->info().codec, QStringLiteral("flac"));
        QCOMPARE(decoder->info().sampleRateHz, 44'100);
        QCOMPARE(decoder->info().channels, 2);
        const double seconds = decoder->info().durationSeconds();
        QVERIFY2(seconds > 25 && seconds < 40, qPrintable(QString::number(seconds)));
        identities << audio::audioIdentity(m_folder / piece.file).value();
    }
    QCOMPARE(identities.size(), 24);
}

void TestDemoLibrary::tagsTellTheTruth() {
    for (const PieceTruth& piece : demo::demoPieces()) {
        TagLib::FLAC::File flac((m_folder / piece.file).c_str());
        const TagLib::PropertyMap tags = flac.properties();
        QCOMPARE(tag(tags, "TITLE"), piece.title);
        QCOMPARE(tag(tags, "ARTIST"), piece.artist);
        QCOMPARE(tag(tags, "ALBUMARTIST"), piece.artist);
        QCOMPARE(tag(tags, "ALBUM"), piece.album);
        QCOMPARE(tag(tags, "GENRE"), piece.genre);
        QCOMPARE(tag(tags, "DATE"), QString::number(piece.year));
        QCOMPARE(tag(tags, "TRACKTOTAL"), QStringLiteral("3"));
        const int number = tag(tags, "TRACKNUMBER").toInt();
        QVERIFY(number >= 1 && number <= 3);
        QVERIFY(
            base::pathText(piece.file.filename()).startsWith(QStringLiteral("0%1 ").arg(number)));
        // Loudness is for the analyser to find.
        QVERIFY(!tags.contains("REPLAYGAIN_TRACK_GAIN"));
    }
}

void TestDemoLibrary::coversArePictures() {
    QHash<QString, QByteArray> covers;
    for (const PieceTruth& piece : demo::demoPieces()) {
        TagLib::FLAC::File flac((m_folder / piece.file).c_str());
        const auto pictures = flac.pictureList();
        QCOMPARE(pictures.size(), 1U);
        const auto* picture = pictures.front();
        QCOMPARE(picture->type(), TagLib::FLAC::Picture::FrontCover);
        const QByteArray bytes(picture->data().data(), picture->data().size());
        QVERIFY(bytes.size() < 200'000);
        if (covers.contains(piece.album)) {
            QCOMPARE(bytes, covers.value(piece.album));
            continue;
        }
        covers.insert(piece.album, bytes);
        const QImage image = QImage::fromData(bytes, "PNG"); // checks chunk sums and the stream
        QCOMPARE(image.size(), QSize(demo::CoverSize, demo::CoverSize));
        QSet<QRgb> colours;
        for (int i = 0; i < demo::CoverSize; i += 5) {
            for (int k = 0; k < demo::CoverSize; k += 5) {
                colours << image.pixel(i, k);
            }
        }
        QVERIFY2(colours.size() > 30, qPrintable(piece.album));
    }
    QCOMPARE(covers.size(), 8);
    QCOMPARE(QSet<QByteArray>(covers.cbegin(), covers.cend()).size(), 8);
}

void TestDemoLibrary::reportsProgress() {
    QCOMPARE(m_progress.size(), 25U);
    for (std::size_t i = 0; i < m_progress.size(); ++i) {
        QCOMPARE(m_progress[i].done, static_cast<qint64>(i));
        QCOMPARE(m_progress[i].total, 24);
        QCOMPARE(m_progress[i].failed, 0);
        QVERIFY(!m_progress[i].phase.isEmpty());
    }
}

void TestDemoLibrary::leavesExistingPiecesAlone() {
    const auto pieces = demo::demoPieces();
    const fs::path mine = m_folder / pieces[5].file;
    const fs::path gone = m_folder / pieces[6].file;
    const QByteArray identity = audio::audioIdentity(gone).value();
    QFile note(base::pathText(mine));
    QVERIFY(note.open(QIODevice::WriteOnly | QIODevice::Truncate));
    note.write("changed by its owner");
    note.close();
    fs::remove(gone);
    const auto others = fs::last_write_time(m_folder / pieces[7].file);
    QVERIFY(demo::writeDemoLibrary(m_folder, {}, {}).ok());
    QVERIFY(note.open(QIODevice::ReadOnly));
    QCOMPARE(note.readAll(), QByteArray("changed by its owner"));
    QCOMPARE(fs::last_write_time(m_folder / pieces[7].file), others);
    // What was missing is back, and is the same sound.
    QCOMPARE(audio::audioIdentity(gone).value(), identity);
    // For the tests that need the folder, and because a deleted piece comes back.
    fs::remove(mine);
    QVERIFY(demo::writeDemoLibrary(m_folder, {}, {}).ok());
    QVERIFY(audio::Decoder::open(mine).ok());
}

void TestDemoLibrary::stopLeavesNoPartialFile() {
    const fixtures::Folder folder;
    std::stop_source source;
    const auto status = demo::writeDemoLibrary(folder.path(), source.get_token(),
                                               [&](const base::Progress& progress) {
                                                   if (progress.done == 1) {
                                                       source.request_stop();
                                                   }
                                               });
    QVERIFY(status.ok());
    const auto files = filesBelow(folder.path());
    QVERIFY(!files.empty() && files.size() < 24);
    for (const auto& file : files) {
        QCOMPARE(file.extension(), ".flac");
        auto decoder = audio::Decoder::open(file);
        QVERIFY(decoder.ok());
        QVERIFY(decoder->info().durationSeconds() > 25);
        TagLib::FLAC::File flac(file.c_str());
        QVERIFY(!flac.pictureList().isEmpty());
    }
}

void TestDemoLibrary::tellsWhenItCannotWrite() {
    const fixtures::Folder folder;
    QFile file(base::pathText(folder / "taken"));
    QVERIFY(file.open(QIODevice::WriteOnly));
    const auto status = demo::writeDemoLibrary(folder / "taken", {}, {});
    QVERIFY(!status.ok());
    QVERIFY(status.error().subject.contains(QStringLiteral("taken")));
    QVERIFY(!status.error().advice.isEmpty());
}

EARSHOT_TEST(QCoreApplication, TestDemoLibrary)

} // namespace earshot::test_demo_library

#include "test_demo_library.moc"
