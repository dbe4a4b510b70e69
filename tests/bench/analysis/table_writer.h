// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/bench/analysis/embedding_fit.h"
#include "tests/bench/analysis/model_fit.h"
#include "tests/bench/analysis/octave_fit.h"

#include <QString>

#include <filesystem>

namespace earshot::analysis::fit {

/// How a fitted model's sum becomes a value and a probability, see FittedModel.
struct ModelScale {
    double spread = 0;
    double calibration = 0;
    double accuracy = 0;
    double familiar = 0;
};

// Each writes one source file into `folder` (core/analysis) and ends the program when it cannot.

/// kNameModel as name_table.cpp. `about`: what the target was, for the comment.
void writeModelTable(const std::filesystem::path& folder, const QString& name, const QString& about,
                     const Fit& fit, const ModelScale& scale, double width);

void writeStripTable(const std::filesystem::path& folder, const Fit& fit, const ModelScale& scale);

void writeEmbeddingTable(const std::filesystem::path& folder, const EmbeddingFit& fit);

/// `provenance`: comment lines, each starting with "// ".
void writeOctaveTable(const std::filesystem::path& folder, const QString& provenance,
                      const OctaveWeights& weights);

} // namespace earshot::analysis::fit
