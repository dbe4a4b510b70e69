// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/feature_group.h"
#include "core/analysis/features.h"

#include <QString>

#include <optional>
#include <vector>

namespace earshot::ui {

/// One number the analysis measured, as the list of all of them shows it (translated).
struct Measurement {
    QString key; ///< as programs get it: "integrated_lufs"
    analysis::FeatureGroup group;
    QString name;     ///< "Loudness"
    QString value;    ///< "−12.3 LUFS"; "unknown" where it is
    QString sentence; ///< what it says, and its range
};

/// All that was measured: every number of analysis::visitFeatures, then key, gains and speech,
/// which are no numbers of a row. Sorted by group.
[[nodiscard]] std::vector<Measurement> measurements(const analysis::Features& features,
                                                    std::optional<double> albumGainDb);

/// "Length and loudness", "Rhythm" …
[[nodiscard]] QString groupName(analysis::FeatureGroup group);

} // namespace earshot::ui
