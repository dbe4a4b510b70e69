// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/analysis/table_writer.h"

#include "core/base/paths.h"

#include <QSaveFile>
#include <QTextStream>

namespace earshot::analysis::fit {

namespace {

QString number(double value) {
    QString text = QString::number(value, 'g', 5);
    if (!text.contains(u'.') && !text.contains(u'e')) {
        text += QStringLiteral(".0");
    }
    return text + u'F';
}

/// "Descriptor::Contrast, 2" for a value's place among all.
QString place(int value) {
    int offset = 0;
    for (std::size_t i = 0; i < kDescriptorShapes.size(); ++i) {
        const DescriptorShape& shape = kDescriptorShapes[i];
        if (value < offset + shape.size) {
            // The enumerator is the name in camel case.
            QString name;
            for (const QString& word : QString::fromLatin1(shape.name).split(u'_')) {
                name += word.left(1).toUpper() + word.mid(1);
            }
            return QStringLiteral("Descriptor::%1, %2").arg(name).arg(value - offset);
        }
        offset += shape.size;
    }
    return {};
}

void save(const std::filesystem::path& file, const QString& content) {
    QSaveFile out(base::pathText(file));
    if (!out.open(QIODevice::WriteOnly | QIODevice::Text) || out.write(content.toUtf8()) < 0 ||
        !out.commit()) {
        qFatal("cannot write %s: %s", qPrintable(out.fileName()), qPrintable(out.errorString()));
    }
}

constexpr const char* kLicence = "// SPDX-License-Identifier: GPL-3.0-or-later\n";

} // namespace

void writeModelTable(const std::filesystem::path& folder, const QString& name, const QString& about,
                     const Fit& fit, const ModelScale& scale, double width) {
    const auto columns = static_cast<Eigen::Index>(fit.columns.size());
    const Eigen::Index waves = fit.linear.weights.size() - columns;
    const QString title = name.left(1).toUpper() + name.mid(1);
    QString content;
    QTextStream out(&content);
    out << kLicence << "#include \"core/analysis/fitted_model.h\"\n\n"
        << "namespace earshot::analysis {\n\nnamespace {\n\n"
        << "// Written by tests/bench/analysis/fit_models from 400 clips of the 4Q audio emotion "
           "data set\n"
        << "// (Panda, Malheiro & Paiva 2018): penalised logistic regression on descriptors chosen "
           "by\n"
        << "// recursive elimination; " << about
        << ".\n// Artist-grouped ten-fold accuracy, mean of five: "
        << QString::number(scale.accuracy, 'f', 3) << ".\n"
        << "constexpr ModelTerm k" << title
        << "Terms[] = {\n    // descriptor, mean, deviation, weight\n";
    for (Eigen::Index i = 0; i < columns; ++i) {
        const int column = fit.columns[static_cast<std::size_t>(i)];
        out << "    {" << place(column) << ", " << number(fit.standard.mean[column]) << ", "
            << number(fit.standard.deviation[column]) << ", " << number(fit.linear.weights[i])
            << "},\n";
    }
    out << "};\n\n";
    if (waves > 0) {
        out << "// clang-format off\nconstexpr float k" << title << "Waves[] = {";
        for (Eigen::Index wave = 0; wave < waves; ++wave) {
            out << (wave % 8 == 0 ? "\n    " : " ") << number(fit.linear.weights[columns + wave])
                << ',';
        }
        out << "\n};\n// clang-format on\n\n";
    }
    out << "} // namespace\n\nconst FittedModel k" << title << "Model{\n    .terms = k" << title
        << "Terms,\n    .intercept = " << number(fit.linear.intercept)
        << ",\n    .spread = " << number(scale.spread)
        << ",\n    .calibration = " << number(scale.calibration)
        << ",\n    .accuracy = " << number(scale.accuracy)
        << ",\n    .familiar = " << number(scale.familiar) << ",\n    .waves = ";
    if (waves > 0) {
        out << 'k' << title << "Waves,\n    .width = " << number(width);
    } else {
        out << "{},\n    .width = 0.0F";
    }
    out << ",\n};\n\n} // namespace earshot::analysis\n";
    out.flush();
    save(folder / (name.toStdString() + "_table.cpp"), content);
}

void writeStripTable(const std::filesystem::path& folder, const Fit& fit, const ModelScale& scale) {
    static constexpr const char* kMembers[] = {"logCentroid", "logRolloff", "logZeroCrossings",
                                               "flux"};
    QString content;
    QTextStream out(&content);
    out << kLicence << "#include \"core/analysis/strip.h\"\n\nnamespace earshot::analysis {\n\n"
        << "// Written by tests/bench/analysis/fit_models: logistic regression of arousal on what "
           "one\n"
        << "// frame alone tells, from 400 clips of 4Q; right side of arousal, artist-grouped: "
        << QString::number(scale.accuracy, 'f', 3) << ".\n"
        << "const StripModel kStripModel{\n    .terms = {{\n";
    for (std::size_t i = 0; i < fit.columns.size(); ++i) {
        const int column = fit.columns[i];
        out << "        {&FrameShape::" << kMembers[i] << ", " << number(fit.standard.mean[column])
            << ", " << number(fit.standard.deviation[column]) << ", "
            << number(fit.linear.weights[static_cast<Eigen::Index>(i)]) << "},\n";
    }
    out << "    }},\n    .intercept = " << number(fit.linear.intercept)
        << ",\n    .spread = " << number(scale.spread)
        << ",\n};\n\n} // namespace earshot::analysis\n";
    out.flush();
    save(folder / "strip_table.cpp", content);
}

void writeOctaveTable(const std::filesystem::path& folder, const QString& provenance,
                      const OctaveWeights& weights) {
    static constexpr const char* kRanges[] = {"whole", "low", "middle", "high", "amplitude"};
    QString content;
    QTextStream out(&content);
    out << kLicence
        << "#include \"core/analysis/tempo_octave.h\"\n\nnamespace earshot::analysis {\n\n"
        << provenance
        << "// Columns: lag times 1/4, 1/3, 1/2, 2/3, 1, 3/2, 2, 3, 4.\n// clang-format off\n"
        << "const std::array<float, kOctaveEvidence> kOctaveWeights{\n";
    std::size_t place = 0;
    for (const char* range : kRanges) {
        for (const char* kind : {"", " squared"}) {
            out << "   ";
            for (std::size_t i = 0; i < kOctaveMultiples.size(); ++i) {
                out << ' ' << QString::number(weights[place++], 'f', 3) << "F,";
            }
            out << " // " << range << kind << '\n';
        }
    }
    out << "    " << QString::number(weights[place], 'f', 3) << "F, "
        << QString::number(weights[place + 1], 'f', 3)
        << "F, // octaves from 100 BPM, squared\n};\n// clang-format on\n\n"
        << "} // namespace earshot::analysis\n";
    out.flush();
    save(folder / "octave_table.cpp", content);
}

void writeEmbeddingTable(const std::filesystem::path& folder, const EmbeddingFit& fit) {
    QString content;
    QTextStream out(&content);
    out << kLicence << "#include \"core/analysis/embedding.h\"\n\n"
        << "namespace earshot::analysis {\n\nnamespace {\n\n"
        << "// Written by tests/bench/analysis/fit_models from 400 clips of 4Q (Panda et al. "
           "2018): a\n"
        << "// ridge regression from standardised descriptors to places that follow the distance "
           "of\n"
        << "// analysis.md. Neighbours by other artists:\n// " << fit.report
        << ".\n// clang-format off\nconstexpr EmbeddingTerm kEmbeddingRows[] = {\n";
    for (int column = 0; column < kDescriptorValues; ++column) {
        out << "    {" << place(column) << ", " << number(fit.standard.mean[column]) << ", "
            << number(fit.standard.deviation[column]) << ", {";
        for (Eigen::Index k = 0; k < fit.projection.cols(); ++k) {
            out << (k % 8 == 0 ? "\n     " : " ")
                << QString::number(100.0 * fit.projection(column, k), 'f', 3) << "F,";
        }
        out << "}},\n";
    }
    out << "};\n// clang-format on\n\n} // namespace\n\n"
        << "const std::span<const EmbeddingTerm> kEmbeddingTerms{kEmbeddingRows};\n\n"
        << "} // namespace earshot::analysis\n";
    out.flush();
    save(folder / "embedding_table.cpp", content);
}

} // namespace earshot::analysis::fit
