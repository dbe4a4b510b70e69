// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/analyser.h"
#include "core/audio/resampler.h"
#include "core/demo/piece_writer.h"
#include "tests/core/analysis/measuring.h"
#include "tests/fixtures/demo_music.h"
#include "tests/fixtures/fixtures.h"
#include "tests/fixtures/test_program.h"

#include <QTest>

#include <atomic>
#include <cmath>
#include <thread>

namespace earshot::test_invariance {

using namespace earshot::analysis;
using synth::Samples;

namespace {

struct Sound {
    Samples interleaved;
    int channels = 2;
    int rate = synth::kRate;
};

Features heard(const Sound& sound) {
    return featuresOf(sound.interleaved, sound.channels, sound.rate);
}

Features louder(Sound sound, double decibels) {
    const auto gain = static_cast<float>(std::pow(10.0, decibels / 20.0));
    for (float& sample : sound.interleaved) {
        sample *= gain;
    }
    return heard(sound);
}

Features atRate(const Sound& sound, int rate) {
    auto resampler = audio::Resampler::create({sound.rate, 2, 0}, {rate, 2, 0});
    Sound changed{{}, 2, rate};
    for (const std::span<const float> input : {std::span<const float>(sound.interleaved), {}}) {
        const auto output = resampler->convert(input);
        changed.interleaved.insert(changed.interleaved.end(), output.begin(), output.end());
    }
    return heard(changed);
}

Features mono(const Sound& sound) {
    Samples mixed;
    for (std::size_t i = 0; i + 1 < sound.interleaved.size(); i += 2) {
        mixed.push_back(0.5F * (sound.interleaved[i] + sound.interleaved[i + 1]));
    }
    return heard({mixed, 1, sound.rate});
}

Sound repeated(const Sound& sound, int times) {
    Sound longer{{}, sound.channels, sound.rate};
    for (int i = 0; i < times; ++i) {
        longer.interleaved.insert(longer.interleaved.end(), sound.interleaved.begin(),
                                  sound.interleaved.end());
    }
    return longer;
}

Features beginningLater(Sound sound, double seconds) {
    const auto gone = static_cast<std::ptrdiff_t>(seconds * sound.rate) * sound.channels;
    sound.interleaved.erase(sound.interleaved.begin(), sound.interleaved.begin() + gone);
    return heard(sound);
}

Features asMp3(const Sound& sound) {
    const fixtures::Folder folder;
    fixtures::writeWav(folder / "a.wav", sound.interleaved, sound.rate, sound.channels);
    fixtures::encode(folder / "a.wav", folder / "a.mp3",
                     {QStringLiteral("-b:a"), QStringLiteral("128k")});
    auto features = analyse(folder / "a.mp3");
    if (!features) {
        qFatal("%s", qPrintable(features.error().message()));
    }
    return std::move(*features);
}

struct Change {
    const char* name;
    Features (*heard)(const Sound&);
    int repeats = 1; ///< of the piece before the change, see kSongRepeats
};
/// Five seconds of a piece of 30 are a sixth of the music, and its mood moves with them (.4
/// standard deviations): as long as a short song, two minutes, it must not.
constexpr int kSongRepeats = 4;
constexpr std::array kChanges{
    Change{"6 dB louder", [](const Sound& sound) { return louder(sound, 6); }},
    Change{"6 dB quieter", [](const Sound& sound) { return louder(sound, -6); }},
    Change{"MP3 128 kbit/s", asMp3},
    Change{"48 kHz", [](const Sound& sound) { return atRate(sound, 48000); }},
    Change{"32 kHz", [](const Sound& sound) { return atRate(sound, 32000); }},
    Change{"22.05 kHz", [](const Sound& sound) { return atRate(sound, 22050); }},
    Change{"mono", mono},
    Change{"5 s later", [](const Sound& sound) { return beginningLater(sound, 5); }, kSongRepeats},
};

struct Piece {
    QString title;
    std::array<Features, kChanges.size()> plain; ///< as long as what the change was made to
    std::array<Features, kChanges.size()> changed;
};

using Mood = std::optional<double> Features::*;

} // namespace

/// What has little to do with the music changes little of what is told about it.
class TestInvariance : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void keyStays();
    void tempoStays();
    void moodStays_data();
    void moodStays();

private:
    template <typename Same>
    void mostStay(Same&& same) const;

    std::vector<Piece> m_pieces;
};

void TestInvariance::initTestCase() {
    // Every second piece of the demo music: all styles, all quadrants.
    m_pieces.resize(demo::pieceTable().size() / 2);
    std::atomic<std::size_t> next = 0;
    const auto work = [&] {
        for (std::size_t i = next++; i < m_pieces.size(); i = next++) {
            const demo::PieceSpec& spec = demo::pieceTable()[2 * i];
            const Sound sound{fixtures::demoSound(demo::pieceFile(spec))};
            m_pieces[i].title = demo::truthOf(spec).title;
            const Features plain = heard(sound);
            for (std::size_t change = 0; change < kChanges.size(); ++change) {
                const Sound basis = repeated(sound, kChanges[change].repeats);
                m_pieces[i].plain[change] = kChanges[change].repeats == 1 ? plain : heard(basis);
                m_pieces[i].changed[change] = kChanges[change].heard(basis);
            }
        }
    };
    {
        const std::jthread other(work);
        work();
    }
    QVERIFY(std::ranges::all_of(m_pieces, [](const Piece& piece) {
        return std::ranges::all_of(piece.plain, [](const Features& plain) {
            return plain.key && plain.bpm && plain.valence && plain.arousal;
        });
    }));
}

template <typename Same>
void TestInvariance::mostStay(Same&& same) const {
    int stayed = 0;
    QStringList moved;
    for (const Piece& piece : m_pieces) {
        for (std::size_t change = 0; change < kChanges.size(); ++change) {
            if (same(piece.plain[change], piece.changed[change])) {
                ++stayed;
            } else {
                moved << piece.title + QStringLiteral(": ") + QLatin1String(kChanges[change].name);
            }
        }
    }
    const auto cases = static_cast<int>(m_pieces.size() * kChanges.size());
    QVERIFY2(stayed * 100 >= cases * 97, qPrintable(moved.join(QStringLiteral("; "))));
}

void TestInvariance::keyStays() {
    mostStay(
        [](const Features& a, const Features& b) { return a.key == b.key && a.mode == b.mode; });
}

void TestInvariance::tempoStays() {
    mostStay([](const Features& a, const Features& b) {
        return b.bpm && std::abs(*b.bpm / *a.bpm - 1.0) < 0.01;
    });
}

void TestInvariance::moodStays_data() {
    QTest::addColumn<bool>("valence");
    QTest::addColumn<int>("change");
    for (int change = 0; change < static_cast<int>(kChanges.size()); ++change) {
        for (const bool valence : {true, false}) {
            QTest::addRow("%s, %s", valence ? "valence" : "arousal",
                          kChanges[static_cast<std::size_t>(change)].name)
                << valence << change;
        }
    }
}

/// Root mean square of the moves, against the standard deviation over the unchanged pieces.
void TestInvariance::moodStays() {
    QFETCH(bool, valence);
    QFETCH(int, change);
    const Mood value = valence ? &Features::valence : &Features::arousal;
    const auto count = static_cast<double>(m_pieces.size());
    double sum = 0;
    double squares = 0;
    double moves = 0;
    double largest = 0;
    for (const Piece& piece : m_pieces) {
        const auto index = static_cast<std::size_t>(change);
        const double plain = *(piece.plain[index].*value);
        const auto& changed = piece.changed[index].*value;
        QVERIFY(changed.has_value());
        sum += plain;
        squares += plain * plain;
        moves += (*changed - plain) * (*changed - plain);
        largest = std::max(largest, std::abs(*changed - plain));
    }
    const double deviation = std::sqrt(squares / count - (sum / count) * (sum / count));
    const double moved = std::sqrt(moves / count) / deviation;
    QVERIFY(deviation > 0.1);
    const QString told = QStringLiteral("%1 sd, at most %2")
                             .arg(moved, 0, 'f', 3)
                             .arg(largest / deviation, 0, 'f', 3);
    qInfo("%s", qPrintable(told));
    QVERIFY2(moved < 0.1, qPrintable(told));
}

EARSHOT_TEST(QCoreApplication, TestInvariance)

} // namespace earshot::test_invariance

#include "test_invariance.moc"
