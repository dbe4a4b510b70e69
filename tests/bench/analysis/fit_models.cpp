// SPDX-License-Identifier: GPL-3.0-or-later

// Developer tool: fits the analyser's models on a folder of labelled clips and writes their tables.
//   fit_models CLIPS LABELS.tsv OUTPUT_FOLDER [CACHE.tsv]
// LABELS: clip, quadrant (Q1 … Q4), artist_group, genres; see labelled_clips.h. OUTPUT_FOLDER is
// core/analysis. Accuracy is printed from ten folds that never split an artist, five times over.

#include "tests/bench/analysis/labelled_clips.h"
#include "tests/bench/analysis/model_fit.h"
#include "tests/bench/analysis/table_writer.h"

#include "core/analysis/features.h"

#include <Eigen/Eigenvalues>

#include <QTextStream>

#include <algorithm>
#include <cmath>
#include <numeric>

using namespace earshot::analysis;
using namespace earshot::analysis::fit;

namespace {

constexpr int kRepeats = 5;
constexpr std::uint64_t kSeed = 20260101;
/// Mean |value| over the clips: uses the range without crowding at its ends.
constexpr double kMeanValue = 0.5;

QTextStream& out() {
    static QTextStream stream(stdout);
    return stream;
}

struct Validated {
    PairScores scores; ///< mean over the repeats
    double first = 0, second = 0, both = 0;
};

Validated validate(const PairTask& task) {
    Validated result;
    const Eigen::VectorXd zero = Eigen::VectorXd::Zero(task.first.size());
    result.scores = {zero, zero};
    for (int repeat = 0; repeat < kRepeats; ++repeat) {
        const PairScores scores = crossValidate(task, kSeed + static_cast<std::uint64_t>(repeat));
        result.first += accuracy(scores.first, task.first) / kRepeats;
        result.second += accuracy(scores.second, task.second) / kRepeats;
        result.both += bothRight(scores, task) / kRepeats;
        result.scores.first += scores.first / kRepeats;
        result.scores.second += scores.second / kRepeats;
    }
    return result;
}

ModelScale scaleOf(const Linear& linear, const Eigen::VectorXd& scores,
                   const Eigen::VectorXd& targets, double accurate) {
    // tanh(spread · |sum|) averages kMeanValue.
    double spread = 1.0;
    for (int step = 0; step < 60; ++step) {
        const double mean = (spread * scores.array().abs()).tanh().mean();
        spread *= std::pow(kMeanValue / mean, 1.5);
    }
    return {static_cast<float>(linear.intercept), static_cast<float>(spread),
            static_cast<float>(calibrationSlope(scores, targets)), static_cast<float>(accurate)};
}

/// How often the side was right among clips told with about the same probability.
void printReliability(const QString& name, const Eigen::VectorXd& scores,
                      const Eigen::VectorXd& targets, double slope) {
    out() << "reliability of " << name << " (told: right, clips):";
    for (double low = 0.5; low < 0.999; low += 0.1) {
        double told = 0;
        int right = 0;
        int count = 0;
        for (Eigen::Index i = 0; i < scores.size(); ++i) {
            const double chance = 1.0 / (1.0 + std::exp(-slope * std::abs(scores[i])));
            if (targets[i] != 0.0 && chance >= low && chance < low + 0.1) {
                told += chance;
                right += scores[i] * targets[i] > 0;
                ++count;
            }
        }
        if (count > 0) {
            out() << QStringLiteral("  %1: %2, %3")
                         .arg(told / count, 0, 'f', 2)
                         .arg(static_cast<double>(right) / count, 0, 'f', 2)
                         .arg(count);
        }
    }
    out() << '\n';
}

/// Mean squared standardised value that 99 % of the clips stay below.
double familiarOf(const PairTask& task, const PairFit& fit) {
    const Eigen::MatrixXd values = columnsOf(standardise(task.values, fit.standard), fit.columns);
    Eigen::VectorXd squares = values.rowwise().squaredNorm() / static_cast<double>(values.cols());
    std::sort(squares.begin(), squares.end());
    return squares[static_cast<Eigen::Index>(0.99 * static_cast<double>(squares.size()))];
}

void fitAndWrite(const PairTask& task, const TableText& text, const QStringList& names,
                 const std::filesystem::path& folder) {
    const Validated validated = validate(task);
    out() << QStringLiteral("%1: %2 %3, %4 %5, both %6\n")
                 .arg(text.file, names[0])
                 .arg(validated.first, 0, 'f', 3)
                 .arg(names[1])
                 .arg(validated.second, 0, 'f', 3)
                 .arg(validated.both, 0, 'f', 3);
    std::vector<int> rows(static_cast<std::size_t>(task.first.size()));
    std::iota(rows.begin(), rows.end(), 0);
    const PairFit fit = fitPair(task, rows);
    const ModelScale first =
        scaleOf(fit.first, validated.scores.first, task.first, validated.first);
    const ModelScale second =
        scaleOf(fit.second, validated.scores.second, task.second, validated.second);
    printReliability(names[0], validated.scores.first, task.first, first.calibration);
    printReliability(names[1], validated.scores.second, task.second, second.calibration);
    TableText full = text;
    full.provenance += QStringLiteral("// Artist-grouped ten-fold accuracy, mean of five: %1 %2, "
                                      "%3 %4.\n")
                           .arg(names[0])
                           .arg(validated.first, 0, 'f', 3)
                           .arg(names[1])
                           .arg(validated.second, 0, 'f', 3);
    writePairTable(folder, full, fit, first, second, familiarOf(task, fit));
}

/// The descriptors mood may stand on: all but those that tell how a sound was made rather than what
/// it says. Contrast and valleys below 3.2 kHz lie 1.2 to 3.3 deviations off in 40 POP909 songs
/// rendered from notes, whatever their mood: synthesis leaves the gaps between partials empty.
std::vector<int> moodColumns() {
    std::vector<int> columns;
    for (int value = 0; value < kDescriptorValues; ++value) {
        const auto within = [value](Descriptor descriptor, int first, int end) {
            const int place = value - descriptorOffset(descriptor);
            return place >= first && place < end;
        };
        if (!within(Descriptor::Contrast, 0, 5) && !within(Descriptor::Valley, 1, 5) &&
            !within(Descriptor::ContrastDeviation, 0, 3)) {
            columns.push_back(value);
        }
    }
    return columns;
}

std::vector<int> allColumns() {
    std::vector<int> columns(static_cast<std::size_t>(kDescriptorValues));
    std::iota(columns.begin(), columns.end(), 0);
    return columns;
}

bool anyOf(const Clip& clip, const QStringList& genres) {
    return std::any_of(genres.begin(), genres.end(),
                       [&](const QString& genre) { return clip.genres.contains(genre); });
}

/// +1, −1 or 0 (says nothing) from genre names: all there is to learn voice and sound from.
double side(const Clip& clip, const QStringList& plus, const QStringList& minus) {
    return static_cast<double>(anyOf(clip, plus)) - static_cast<double>(anyOf(clip, minus));
}

QStringList words(const char* text) {
    return QString::fromLatin1(text).split(u',');
}

/// The descriptors similarity stands on: all that describe sound, harmony and rhythm, without those
/// that repeat others or are noisy on short tracks.
std::vector<int> embeddingColumns() {
    std::vector<int> columns;
    for (int value = 0; value < kDescriptorValues; ++value) {
        const QString name = QString::fromStdString(descriptorName(value)).section(u'[', 0, 0);
        const auto below = [value](Descriptor descriptor, int count) {
            return value - descriptorOffset(descriptor) < count;
        };
        static const QStringList kLeftOut =
            words("mfcc_change,contrast_deviation,valley,rolloff_deviation,"
                  "zero_crossings_deviation,key_agreement,pause_share");
        if (kLeftOut.contains(name) ||
            (name == QStringLiteral("mfcc") && !below(Descriptor::Mfcc, 12)) ||
            (name == QStringLiteral("mfcc_deviation") && !below(Descriptor::MfccDeviation, 4))) {
            continue;
        }
        columns.push_back(value);
    }
    return columns;
}

/// Principal components, unscaled: whitening was measured to hurt neighbours.
void fitEmbedding(const Eigen::MatrixXd& values, const std::vector<Clip>& clips,
                  const std::filesystem::path& folder) {
    const std::vector<int> columns = embeddingColumns();
    const Standard standard = standardOf(values);
    const Eigen::MatrixXd kept = columnsOf(standardise(values, standard), columns);
    const Eigen::MatrixXd spread = kept.transpose() * kept;
    const Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd> solver(spread);
    const Eigen::MatrixXd projection = solver.eigenvectors().rightCols(kEmbeddingSize);
    const Eigen::MatrixXd placed = (kept * projection).rowwise().normalized();
    const Eigen::MatrixXd closeness = placed * placed.transpose();

    constexpr int kNeighbours = 10;
    double arousal = 0;
    double quadrant = 0;
    Eigen::ArrayXd chosen = Eigen::ArrayXd::Zero(kept.rows());
    for (std::size_t i = 0; i < clips.size(); ++i) {
        std::vector<std::size_t> others;
        for (std::size_t j = 0; j < clips.size(); ++j) {
            if (clips[j].group != clips[i].group) {
                others.push_back(j);
            }
        }
        const auto row = static_cast<Eigen::Index>(i);
        std::partial_sort(others.begin(), others.begin() + kNeighbours, others.end(),
                          [&](std::size_t a, std::size_t b) {
                              return closeness(row, static_cast<Eigen::Index>(a)) >
                                     closeness(row, static_cast<Eigen::Index>(b));
                          });
        for (int k = 0; k < kNeighbours; ++k) {
            const std::size_t j = others[static_cast<std::size_t>(k)];
            chosen[static_cast<Eigen::Index>(j)] += 1;
            arousal += clips[j].arousal() == clips[i].arousal();
            quadrant += clips[j].quadrant == clips[i].quadrant;
        }
    }
    const double pairs = static_cast<double>(clips.size()) * kNeighbours;
    const Eigen::ArrayXd off = chosen - chosen.mean();
    const double hubness = off.cube().mean() / std::pow(off.square().mean(), 1.5);
    const QString line = QStringLiteral("arousal@10 %1, quadrant@10 %2, hubness %3")
                             .arg(arousal / pairs, 0, 'f', 3)
                             .arg(quadrant / pairs, 0, 'f', 3)
                             .arg(hubness, 0, 'f', 2);
    out() << "embedding: " << line << '\n';
    writeEmbeddingTable(
        folder,
        QStringLiteral("// Written by tests/bench/analysis/fit_models from 400 clips of 4Q (Panda "
                       "et al. 2018): principal\n// components of standardised descriptors. "
                       "Neighbours by other artists:\n// %1.\n")
            .arg(line),
        columns, standard, projection);
}

} // namespace

int main(int argc, char** argv) {
    if (argc < 4) {
        out() << "usage: fit_models CLIPS LABELS.tsv OUTPUT_FOLDER [CACHE.tsv]\n" << Qt::flush;
        return 2;
    }
    const std::filesystem::path folder = argv[3];
    const std::vector<Clip> clips = readClips(argv[1], argv[2]);
    const Eigen::MatrixXd values = measureClips(clips, argc > 4 ? argv[4] : "");

    const auto count = static_cast<Eigen::Index>(clips.size());
    PairTask mood{values, Eigen::VectorXd(count), Eigen::VectorXd(count), {}, moodColumns()};
    PairTask estimates{values, Eigen::VectorXd(count), Eigen::VectorXd(count),
                       {},     allColumns(),           20};
    for (Eigen::Index i = 0; i < count; ++i) {
        const Clip& clip = clips[static_cast<std::size_t>(i)];
        mood.first[i] = clip.valence();
        mood.second[i] = clip.arousal();
        mood.groups.push_back(clip.group);
        estimates.first[i] = side(clip, words("Rap,Vocal,R&B,Country,Comedy/Spoken,Reggae"),
                                  words("New Age,Electronic,Stage & Screen,Classical"));
        estimates.second[i] =
            side(clip, words("Folk,Country,Jazz,Blues,Classical"), words("Electronic,Rap"));
    }
    estimates.groups = mood.groups;

    const QString source = QStringLiteral(
        "// Written by tests/bench/analysis/fit_models: ridge-penalised logistic regression on\n"
        "// descriptors chosen by recursive elimination, from 400 clips of the 4Q audio emotion\n"
        "// data set (Panda, Malheiro & Paiva 2018). ");
    fitAndWrite(mood,
                {QStringLiteral("mood_table"), QStringLiteral("kMoodModel"),
                 source + QStringLiteral("0 is the border between the quadrants.\n"),
                 QStringLiteral("descriptor, mean, deviation, valence, arousal")},
                {QStringLiteral("valence"), QStringLiteral("arousal")}, folder);
    fitAndWrite(estimates,
                {QStringLiteral("estimate_table"), QStringLiteral("kEstimateModel"),
                 source + QStringLiteral("The targets are only genre\n// names (vocal: Rap, Vocal, "
                                         "R&B, Country … against New Age, Electronic, Stage …;\n"
                                         "// acoustic: Folk, Country, Jazz, Blues, Classical "
                                         "against Electronic, Rap).\n"),
                 QStringLiteral("descriptor, mean, deviation, vocal, acoustic")},
                {QStringLiteral("vocal"), QStringLiteral("acoustic")}, folder);
    fitEmbedding(values, clips, folder);
    out().flush();
    return 0;
}
