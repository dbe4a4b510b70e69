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

QString scaleText(const ModelScale& scale) {
    return QStringLiteral("{%1, %2, %3, %4}")
        .arg(number(scale.intercept), number(scale.spread), number(scale.calibration),
             number(scale.accuracy));
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

void writePairTable(const std::filesystem::path& folder, const TableText& text, const PairFit& fit,
                    const ModelScale& first, const ModelScale& second, double familiar) {
    QString content;
    QTextStream out(&content);
    out << kLicence << "#include \"core/analysis/" << text.file << ".h\"\n\n"
        << "namespace earshot::analysis {\n\nnamespace {\n\n"
        << text.provenance << "constexpr ModelTerm " << text.variable << "Terms[] = {\n    // "
        << text.columns << '\n';
    for (std::size_t i = 0; i < fit.columns.size(); ++i) {
        const int column = fit.columns[i];
        const auto row = static_cast<Eigen::Index>(i);
        out << "    {" << place(column) << ", " << number(fit.standard.mean[column]) << ", "
            << number(fit.standard.deviation[column]) << ", " << number(fit.first.weights[row])
            << ", " << number(fit.second.weights[row]) << "},\n";
    }
    out << "};\n\n} // namespace\n\n// Intercept, spread, calibration, accuracy.\n"
        << "const PairModel " << text.variable << '{' << text.variable << "Terms,\n    "
        << scaleText(first) << ",\n    " << scaleText(second) << ",\n    " << number(familiar)
        << "};\n\n} // namespace earshot::analysis\n";
    out.flush();
    save(folder / (text.file.toStdString() + ".cpp"), content);
}

void writeEmbeddingTable(const std::filesystem::path& folder, const QString& provenance,
                         const std::vector<int>& columns, const Standard& standard,
                         const Eigen::MatrixXd& projection) {
    QString content;
    QTextStream out(&content);
    out << kLicence << "#include \"core/analysis/embedding.h\"\n\n"
        << "namespace earshot::analysis {\n\nnamespace {\n\n"
        << provenance << "// clang-format off\n"
        << "constexpr EmbeddingTerm kEmbeddingRows[] = {\n";
    for (std::size_t i = 0; i < columns.size(); ++i) {
        const int column = columns[i];
        out << "    {" << place(column) << ", " << number(standard.mean[column]) << ", "
            << number(standard.deviation[column]) << ", {";
        for (Eigen::Index k = 0; k < projection.cols(); ++k) {
            out << (k % 8 == 0 ? "\n     " : " ")
                << QString::number(projection(static_cast<Eigen::Index>(i), k), 'f', 3) << "F,";
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
