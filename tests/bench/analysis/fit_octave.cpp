// SPDX-License-Identifier: GPL-3.0-or-later

// Developer tool: fits the weights by which the octave of a tempo is decided, and writes their
// table.
//   fit_octave OUTPUT_FOLDER [SONGS BEATS]
// OUTPUT_FOLDER is core/analysis. Always from drum loops made here and the demo's pieces at other
// tempi; with SONGS (NAME.wav from 20 s into the song) and BEATS (NAME.beat_midi.txt: seconds in
// the first column) from those too. Prints the share of right octaves on loops of another seed and,
// in five folds, on pieces and songs.

#include "tests/bench/analysis/octave_fit.h"
#include "tests/bench/analysis/random_loops.h"
#include "tests/bench/analysis/table_writer.h"

#include "core/analysis/tempo.h"
#include "core/audio/decoder.h"
#include "core/base/paths.h"
#include "core/demo/piece_writer.h"
#include "core/demo/sound/dsp.h"

#include <QFile>
#include <QTextStream>

#include <algorithm>
#include <array>

using namespace earshot;
using namespace earshot::analysis;
using namespace earshot::analysis::fit;

namespace {

constexpr int kLoops = 420;
constexpr int kOtherLoops = 210;
constexpr std::uint64_t kSeed = 1;
constexpr std::uint64_t kOtherSeed = 999;
constexpr std::array kPieceTempi{0.75, 0.88, 1.12, 1.25};
constexpr double kSlowestPiece = 60.0;
constexpr double kFastestPiece = 180.0;
/// Songs count more: there are few, and music is more varied than drums or the demo.
constexpr double kPieceWeight = 1.0;
constexpr double kSongWeight = 2.0;
/// Rendered songs begin this far into the piece.
constexpr double kSongBegin = 20.0;
constexpr double kSongSeconds = 60.0;

/// Onset strength and tempo of one stream at any rate.
class Listener {
public:
    Listener(int rateHz, int channels)
        : m_resampler(audio::Resampler::create({rateHz, channels, 0}, {kRateHz, 1, 0}).value()) {}

    void push(std::span<const float> interleaved) {
        m_onsets.push(m_resampler.convert(interleaved),
                      [this](const OnsetStrengths& strengths) { m_tempo.push(strengths); });
    }
    std::vector<OctaveCandidate> octaves() { return m_tempo.octaves(); }

private:
    audio::Resampler m_resampler;
    OnsetStrength m_onsets;
    Tempo m_tempo;
};

OctaveExample exampleOf(std::vector<OctaveCandidate> candidates, double bpm) {
    constexpr double kSameTempo = 0.04; // as MIREX counts it
    OctaveExample example{std::move(candidates), -1};
    for (std::size_t i = 0; i < example.candidates.size(); ++i) {
        const double told = 60.0 * kOnsetRateHz / example.candidates[i].lag;
        if (std::abs(told / bpm - 1.0) < kSameTempo) {
            example.right = static_cast<int>(i);
        }
    }
    return example;
}

/// Music with harmony, bass and melody at known tempi: every piece of the demo at some it has not.
std::vector<OctaveExample> pieceExamples() {
    std::vector<OctaveExample> examples;
    for (demo::PieceSpec piece : demo::pieceTable()) {
        const double bpm = piece.bpm;
        for (const double factor : kPieceTempi) {
            piece.bpm = std::clamp(bpm * factor, kSlowestPiece, kFastestPiece);
            Listener listener(demo::SampleRateHz, 2);
            listener.push(demo::renderPiece(piece, {}));
            listener.push({});
            examples.push_back(exampleOf(listener.octaves(), piece.bpm));
        }
    }
    return examples;
}

std::vector<OctaveExample> loopExamples(int count, std::uint64_t seed) {
    std::vector<OctaveExample> examples;
    for (int index = 0; index < count; ++index) {
        const Loop loop = randomLoop(index, seed);
        Listener listener(kLoopRate, 1);
        listener.push(loop.samples);
        listener.push({});
        examples.push_back(exampleOf(listener.octaves(), loop.bpm));
    }
    return examples;
}

/// Median tempo between the beats that fall into the rendered part.
double tempoOf(const QString& beatsFile) {
    QFile file(beatsFile);
    if (!file.open(QIODevice::ReadOnly | QIODevice::Text)) {
        qFatal("cannot read %s", qPrintable(beatsFile));
    }
    QTextStream in(&file);
    std::vector<double> gaps;
    double last = -1;
    for (QString line; in.readLineInto(&line);) {
        const double at = line.section(u' ', 0, 0).toDouble();
        if (at > kSongBegin && at < kSongBegin + kSongSeconds) {
            if (last >= 0) {
                gaps.push_back(at - last);
            }
            last = at;
        }
    }
    if (gaps.empty()) {
        qFatal("no beats in %s", qPrintable(beatsFile));
    }
    std::nth_element(gaps.begin(), gaps.begin() + static_cast<std::ptrdiff_t>(gaps.size() / 2),
                     gaps.end());
    return 60.0 / gaps[gaps.size() / 2];
}

std::vector<OctaveExample> songExamples(const std::filesystem::path& songs,
                                        const std::filesystem::path& beats) {
    std::vector<std::filesystem::path> files;
    for (const auto& entry : std::filesystem::directory_iterator(songs)) {
        if (entry.path().extension() == ".wav") {
            files.push_back(entry.path());
        }
    }
    std::sort(files.begin(), files.end());
    std::vector<OctaveExample> examples;
    for (const auto& file : files) {
        auto decoder = audio::Decoder::open(file);
        if (!decoder) {
            qFatal("%s", qPrintable(decoder.error().message()));
        }
        Listener listener(decoder->info().sampleRateHz, decoder->info().channels);
        for (;;) {
            const auto block = decoder->read();
            if (!block || block->frames == 0) {
                break;
            }
            listener.push(block->samples);
        }
        listener.push({});
        const QString name = base::pathText(file.stem()) + QStringLiteral(".beat_midi.txt");
        examples.push_back(
            exampleOf(listener.octaves(), tempoOf(base::pathText(beats) + u'/' + name)));
    }
    return examples;
}

} // namespace

int main(int argc, char** argv) {
    QTextStream out(stdout);
    if (argc != 2 && argc != 4) {
        out << "usage: fit_octave OUTPUT_FOLDER [SONGS BEATS]\n" << Qt::flush;
        return 2;
    }
    std::vector<OctaveSet> sets{{loopExamples(kLoops, kSeed), 1.0},
                                {pieceExamples(), kPieceWeight}};
    if (argc == 4) {
        sets.push_back({songExamples(argv[2], argv[3]), kSongWeight});
    }
    const OctaveWeights weights = fitOctave(sets);
    const auto others = loopExamples(kOtherLoops, kOtherSeed);
    const auto line = [](const QString& what, const std::vector<OctaveExample>& examples,
                         double right) {
        return QStringLiteral("// %1 %2: tempo or an octave of it %3, right octave %4.\n")
            .arg(examples.size())
            .arg(what)
            .arg(shareFound(examples), 0, 'f', 3)
            .arg(right, 0, 'f', 3);
    };
    QString report = line(QStringLiteral("other loops"), others, shareRight(others, weights));
    report += line(QStringLiteral("demo pieces at other tempi, in five folds"), sets[1].examples,
                   crossValidatedShare(sets, 1, kPieceTempi.size()));
    if (argc == 4) {
        report += line(QStringLiteral("songs, in five folds"), sets[2].examples,
                       crossValidatedShare(sets, 2, 1));
    }
    out << report << Qt::flush;
    writeOctaveTable(argv[1],
                     QStringLiteral("// Written by tests/bench/analysis/fit_octave from %1 made-up "
                                    "drum loops, demo pieces and\n// songs.\n")
                             .arg(sets[0].examples.size()) +
                         report,
                     weights);
    return 0;
}
