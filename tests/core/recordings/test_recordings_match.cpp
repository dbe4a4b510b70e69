// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/demo/piece_writer.h"
#include "core/recordings/alignment.h"
#include "core/recordings/constants.h"
#include "core/recordings/same_recording.h"
#include "tests/core/analysis/synth.h"
#include "tests/fixtures/fixtures.h"
#include "tests/fixtures/test_program.h"

#include <QTest>

#include <random>

namespace earshot::test_recordings_match {

using namespace earshot::recordings;
using analysis::synth::kRate;
using analysis::synth::Samples;
using library::TrackId;

namespace {

Fingerprint printOf(const std::filesystem::path& file) {
    auto print = fingerprintOf(file);
    if (!print) {
        qFatal("%s", qPrintable(print.error().message()));
    }
    return *print;
}

/// Through a file: as it is, or as these arguments of ffmpeg encode it.
Fingerprint heard(const Samples& interleaved, int channels = 2, const char* ending = "wav",
                  const QStringList& arguments = {}, int rate = kRate) {
    const fixtures::Folder folder;
    const auto wav = folder / "a.wav";
    fixtures::writeWav(wav, interleaved, rate, channels);
    if (qstrcmp(ending, "wav") == 0) {
        return printOf(wav);
    }
    auto target = folder / "b";
    target += std::string(".").append(ending);
    fixtures::encode(wav, target, arguments);
    return printOf(target);
}

Samples later(const Samples& stereo, double seconds) {
    Samples shifted(2 * static_cast<std::size_t>(seconds * kRate));
    shifted.insert(shifted.end(), stereo.begin(), stereo.end());
    return shifted;
}

Samples cut(const Samples& stereo, double seconds) {
    return {stereo.begin() + 2 * static_cast<std::ptrdiff_t>(seconds * kRate), stereo.end()};
}

/// Codes as random as those of unlike music never are: every bit is a coin.
Fingerprint randomCodes(std::mt19937& random, std::size_t count) {
    Fingerprint codes(count);
    for (std::uint32_t& code : codes) {
        code = static_cast<std::uint32_t>(random());
    }
    return codes;
}

/// The groups of files that play equally long, by place.
SameRecording::Groups groupsOf(const std::vector<Fingerprint>& prints,
                               const std::vector<qint64>& durationsMs = {}) {
    SameRecording same;
    for (std::size_t i = 0; i < prints.size(); ++i) {
        same.add(TrackId(static_cast<qint64>(i)), durationsMs.empty() ? 30000 : durationsMs[i],
                 prints[i]);
    }
    auto groups = same.groups(
        [&](TrackId id) { return base::Result<Fingerprint>(prints[static_cast<std::size_t>(id)]); },
        {}, {});
    return groups.ok() ? *groups : SameRecording::Groups{{TrackId::None}};
}

SameRecording::Groups ids(std::initializer_list<std::initializer_list<int>> groups) {
    SameRecording::Groups result;
    for (const auto& group : groups) {
        result.emplace_back();
        for (const int id : group) {
            result.back().push_back(TrackId(id));
        }
    }
    return result;
}

} // namespace

class TestRecordingsMatch : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void otherFilesOfOneRecording();
    void otherMusicIsNot();
    void playedDifferentlyIsNot();
    void nothingToTellByIsNone();
    void silencesAreNotCompared();
    void lengthsMustAgree();
    void oddRatesAndChannels();
    void manyCopiesAndManyOthers();
    void packing();

private:
    Samples m_piece; ///< 30 s, stereo
    Samples m_other;
};

void TestRecordingsMatch::initTestCase() {
    m_piece = demo::renderPiece(demo::pieceTable()[0], {});
    m_other = demo::renderPiece(demo::pieceTable()[1], {});
}

void TestRecordingsMatch::otherFilesOfOneRecording() {
    const auto bitrate = [](const char* rate) {
        return QStringList{QStringLiteral("-b:a"), QLatin1String(rate)};
    };
    const std::vector<Fingerprint> prints{
        heard(m_piece, 2, "flac"),
        heard(m_piece, 2, "mp3", bitrate("128k")),
        heard(m_piece, 2, "opus", bitrate("64k")),
        heard(later(m_piece, 1.0), 2, "mp3", bitrate("128k")),
        heard(cut(m_piece, 1.0), 2, "opus", bitrate("96k")),
    };
    for (const Fingerprint& print : prints) {
        const double rate = bitErrorRate(prints[0], print);
        QVERIFY2(rate < kMostBitErrors / 2, qPrintable(QString::number(rate)));
        QCOMPARE(bitErrorRate(print, prints[0]), rate);
    }
    QCOMPARE(groupsOf(prints), ids({{0, 1, 2, 3, 4}}));
}

void TestRecordingsMatch::otherMusicIsNot() {
    const std::vector<Fingerprint> prints{heard(m_piece), heard(m_other)};
    QVERIFY(bitErrorRate(prints[0], prints[1]) > 1.5 * kMostBitErrors);
    QCOMPARE(groupsOf(prints), ids({}));
}

// The same notes at the same time by another instrument, and the same piece at another tempo.
void TestRecordingsMatch::playedDifferentlyIsNot() {
    namespace synth = analysis::synth;
    demo::PieceSpec faster = demo::pieceTable()[0];
    faster.bpm *= 1.08;
    const Fingerprint piece = heard(m_piece);
    const Fingerprint fast = heard(demo::renderPiece(faster, {}));
    QVERIFY(bitErrorRate(piece, fast) > kMostBitErrors);

    const Fingerprint bright = heard(synth::cadence({.harmonics = 12}, 30), 1);
    const Fingerprint dull = heard(synth::cadence({.cents = 30, .harmonics = 2}, 30), 1);
    QVERIFY(!bright.empty() && !dull.empty());
    QVERIFY(bitErrorRate(bright, dull) > kMostBitErrors);
    QCOMPARE(groupsOf({piece, fast, bright, dull}), ids({}));
}

void TestRecordingsMatch::nothingToTellByIsNone() {
    namespace synth = analysis::synth;
    QVERIFY(heard(Samples(20 * kRate), 1).empty());
    QVERIFY(heard(synth::tone(440, 20, 0.5), 1).empty());
    QVERIFY(heard(Samples(m_piece.begin(), m_piece.begin() + 2 * 5 * kRate)).empty());
    QVERIFY(heard(Samples(1), 1).empty());
    QCOMPARE(groupsOf({{}, {}, {}}), ids({}));
    QCOMPARE(bitErrorRate({}, {}), 1.0);

    const fixtures::Folder folder;
    QVERIFY(!fingerprintOf(folder / "absent.flac"));
}

// Two songs after as much of nothing.
void TestRecordingsMatch::silencesAreNotCompared() {
    const Fingerprint a = heard(later(m_piece, 25));
    const Fingerprint b = heard(later(m_other, 25));
    QVERIFY(bitErrorRate(a, b) > kMostBitErrors);
    QCOMPARE(groupsOf({a, b}), ids({}));
}

void TestRecordingsMatch::lengthsMustAgree() {
    const Fingerprint print = heard(m_piece);
    QCOMPARE(groupsOf({print, print, print}, {30000, 36000, 45000}), ids({{0, 1}}));
}

void TestRecordingsMatch::oddRatesAndChannels() {
    const Fingerprint print = heard(m_piece);
    Samples six;
    for (std::size_t i = 0; i + 1 < m_piece.size(); i += 2) {
        const float mean = 0.5F * (m_piece[i] + m_piece[i + 1]);
        six.insert(six.end(), 6, mean);
    }
    QVERIFY(bitErrorRate(print, heard(six, 6)) < 0.05);
    const QStringList rate{QStringLiteral("-ar"), QStringLiteral("96000")};
    QVERIFY(bitErrorRate(print, heard(m_piece, 2, "flac", rate)) < 0.05);
    const QStringList low{QStringLiteral("-ar"), QStringLiteral("11025")};
    QVERIFY(bitErrorRate(print, heard(m_piece, 2, "flac", low)) < 0.1);

    Samples wrong = m_piece;
    wrong[1000] = 40.0F;
    const QStringList asFloat{QStringLiteral("-c:a"), QStringLiteral("pcm_f32le")};
    QVERIFY(bitErrorRate(print, heard(wrong, 2, "wav", asFloat)) < 0.05);
}

// A code that everything shares hides no copies and makes none.
void TestRecordingsMatch::manyCopiesAndManyOthers() {
    std::mt19937 random(7);
    const Fingerprint loop = randomCodes(random, 300);
    std::vector<Fingerprint> prints;
    for (int file = 0; file < 400; ++file) {
        Fingerprint print = randomCodes(random, 600);
        std::copy_n(loop.begin(), loop.size(), print.begin() + 40);
        prints.push_back(std::move(print));
    }
    prints[399] = prints[3];
    for (std::uint32_t& code : prints[399]) {
        code ^= random() % 4 == 0 ? 1U << (random() % 32) : 0U;
    }
    QCOMPARE(groupsOf(prints), ids({{3, 399}}));
    QCOMPARE(groupsOf(std::vector<Fingerprint>(200, prints[0])).size(), std::size_t(1));
}

void TestRecordingsMatch::packing() {
    const Fingerprint print = heard(m_piece);
    const QByteArray packed = packFingerprint(print);
    QVERIFY(packed.size() < static_cast<qsizetype>(print.size() * sizeof(std::uint32_t)));
    QCOMPARE(unpackFingerprint(packed), std::optional(print));
    QCOMPARE(unpackFingerprint({}), std::optional(Fingerprint()));
    QVERIFY(!unpackFingerprint(packed.first(packed.size() / 2)));
    QVERIFY(!unpackFingerprint(QByteArray("no fingerprint")));
    for (const qsizetype place : {qsizetype(0), qsizetype(8), packed.size() / 2}) {
        QByteArray damaged = packed;
        damaged[place] = static_cast<char>(~damaged[place]);
        QVERIFY(!unpackFingerprint(damaged));
    }
}

EARSHOT_TEST(QCoreApplication, TestRecordingsMatch)

} // namespace earshot::test_recordings_match

#include "test_recordings_match.moc"
