// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/analyser.h"
#include "core/base/random.h"
#include "tests/core/analysis/measuring.h"
#include "tests/fixtures/fixtures.h"
#include "tests/fixtures/test_program.h"

#include <QFile>
#include <QTest>

#include <cmath>
#include <limits>

namespace earshot::test_files {

using namespace earshot::analysis;
using synth::Samples;

namespace {

struct Format {
    const char* file;
    QStringList arguments;
};

const std::vector<Format>& formats() {
    static const std::vector<Format> all{
        {"a.wav", {}},
        {"a.flac", {}},
        {"a.mp3", {QStringLiteral("-b:a"), QStringLiteral("128k")}},
        {"a.m4a", {QStringLiteral("-c:a"), QStringLiteral("aac")}},
        {"a.ogg", {QStringLiteral("-c:a"), QStringLiteral("libvorbis")}},
        {"a.opus", {QStringLiteral("-c:a"), QStringLiteral("libopus")}},
        {"a.wv", {}},
        {"a.aiff", {}},
    };
    return all;
}

QByteArray contentOf(const std::filesystem::path& file) {
    QFile in(QString::fromStdString(file.string()));
    return in.open(QIODevice::ReadOnly) ? in.readAll() : QByteArray();
}

void writeContent(const std::filesystem::path& file, const QByteArray& bytes) {
    QFile out(QString::fromStdString(file.string()));
    if (!out.open(QIODevice::WriteOnly) || out.write(bytes) != bytes.size()) {
        qFatal("cannot write");
    }
}

/// Changes, drops, repeats or cuts off a part, the same for the same seed.
QByteArray mutated(QByteArray bytes, std::uint64_t seed) {
    base::Random random(seed);
    const auto anyByte = [&] {
        return static_cast<char>(static_cast<int>(random.uniform() * 256));
    };
    const auto place = [&] {
        return static_cast<qsizetype>(random.uniform() * static_cast<double>(bytes.size()));
    };
    const int changes = 1 + static_cast<int>(random.uniform() * 6);
    for (int change = 0; change < changes && bytes.size() > 16; ++change) {
        const qsizetype at = place();
        const auto length = static_cast<qsizetype>(random.uniform() * 64);
        switch (static_cast<int>(random.uniform() * 5)) {
        case 0:
            bytes[at] = anyByte();
            break;
        case 1: // headers are where most is decided
            bytes[at % 64] = anyByte();
            break;
        case 2:
            bytes.remove(at, length);
            break;
        case 3:
            bytes.insert(at, bytes.mid(place(), length));
            break;
        default:
            bytes.truncate(std::max<qsizetype>(16, at));
            break;
        }
    }
    return bytes;
}

} // namespace

/// Whole files, from sound to damaged: always an answer, never a crash.
class TestFiles : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void corruptInTheMiddle_data();
    void corruptInTheMiddle();
    void mutations_data();
    void mutations();
    void floatsThatAreNone();

private:
    fixtures::Folder m_folder;
};

void TestFiles::initTestCase() {
    fixtures::writeWav(m_folder / "source.wav", synth::music(0, false, 120, 3), 22050, 1);
    for (const Format& format : formats()) {
        fixtures::encode(m_folder / "source.wav", m_folder / format.file, format.arguments);
    }
}

void TestFiles::corruptInTheMiddle_data() {
    QTest::addColumn<QString>("name");
    for (const Format& format : formats()) {
        QTest::newRow(format.file) << QString::fromLatin1(format.file);
    }
}

void TestFiles::corruptInTheMiddle() {
    QFETCH(QString, name);
    QByteArray bytes = contentOf(m_folder.path() / name.toStdString());
    QVERIFY(bytes.size() > 2000);
    const qsizetype length = bytes.size() / 10;
    bytes.replace(bytes.size() / 2, length, QByteArray(length, '\xA5'));
    const std::filesystem::path damaged = m_folder.path() / ("damaged-" + name.toStdString());
    writeContent(damaged, bytes);
    const auto features = analyse(damaged);
    QVERIFY2(features.ok(), features.ok() ? "" : qPrintable(features.error().message()));
    QVERIFY(allFinite(*features));
    QVERIFY(features->durationSeconds > 1.0);
}

void TestFiles::mutations_data() {
    corruptInTheMiddle_data();
}

// Twenty-five of each format. Anything told is finite; what cannot be read says why.
void TestFiles::mutations() {
    QFETCH(QString, name);
    const QByteArray sound = contentOf(m_folder.path() / name.toStdString());
    const std::filesystem::path damaged = m_folder.path() / ("mutated-" + name.toStdString());
    for (std::uint64_t seed = 1; seed <= 25; ++seed) {
        writeContent(damaged, mutated(sound, seed));
        const auto features = analyse(damaged);
        if (features) {
            QVERIFY2(allFinite(*features), qPrintable(QString::number(seed)));
        } else {
            QVERIFY2(!features.error().what.isEmpty(), qPrintable(QString::number(seed)));
        }
    }
}

// A float file may hold NaN, infinities and impossible levels.
void TestFiles::floatsThatAreNone() {
    fixtures::encode(m_folder / "source.wav", m_folder / "float.wav",
                     {QStringLiteral("-c:a"), QStringLiteral("pcm_f32le")});
    QByteArray bytes = contentOf(m_folder / "float.wav");
    const float odd[] = {std::numeric_limits<float>::quiet_NaN(),
                         std::numeric_limits<float>::infinity(), 1e30F};
    for (qsizetype at = 4096; at + 16 < bytes.size(); at += 40'000) {
        memcpy(bytes.data() + (at / 4) * 4, odd, sizeof odd);
    }
    writeContent(m_folder / "float.wav", bytes);
    const auto features = analyse(m_folder / "float.wav");
    QVERIFY(features.ok());
    QVERIFY(allFinite(*features));
}

EARSHOT_TEST(QCoreApplication, TestFiles)

} // namespace earshot::test_files

#include "test_files.moc"
