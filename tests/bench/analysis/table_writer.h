// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/linear_model.h"
#include "tests/bench/analysis/model_fit.h"

#include <QString>

#include <filesystem>

namespace earshot::analysis::fit {

struct TableText {
    QString file;       ///< "mood_table"
    QString variable;   ///< "kMoodModel"
    QString provenance; ///< comment lines, each starting with "// "
    QString columns;    ///< what the two weights mean
};

/// Writes a PairModel as `folder`/file.cpp. Ends the program when it cannot.
void writePairTable(const std::filesystem::path& folder, const TableText& text, const PairFit& fit,
                    const ModelScale& first, const ModelScale& second, double familiar);

/// Writes the embedding's terms: `projection` has one row per column of descriptors in `columns`.
void writeEmbeddingTable(const std::filesystem::path& folder, const QString& provenance,
                         const std::vector<int>& columns, const Standard& standard,
                         const Eigen::MatrixXd& projection);

} // namespace earshot::analysis::fit
