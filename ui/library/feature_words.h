// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/features.h"

#include <QString>

#include <vector>

namespace earshot::ui {

/// One thing the analysis heard, said plainly and as a number.
struct FeatureLine {
    QString name;   ///< "Tempo"
    QString words;  ///< "medium, probably"
    QString number; ///< "96 BPM"
};

/// What the analysis knows of a track in words a person uses, with the numbers beside them
/// (translated). What is unknown is left out.
[[nodiscard]] std::vector<FeatureLine> featureLines(const analysis::Features& features);

} // namespace earshot::ui
