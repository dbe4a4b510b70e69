// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/features.h"

#include <QString>

#include <optional>
#include <vector>

namespace earshot::ui {

/// One thing the analysis heard, said plainly and as a number.
struct FeatureLine {
    QString name;                ///< "Tempo"
    QString words;               ///< "medium"; "unknown" where nothing is known
    QString number;              ///< "96 BPM", empty where there is none
    std::optional<double> trust; ///< 0 = a guess … 1 = certain; empty where it is simply measured
};

struct FeatureSection {
    QString title;
    std::vector<FeatureLine> lines;
};

/// What the analysis knows of a track in words a person uses, with the numbers beside them
/// (translated). What is unknown says so. `albumGainDb` as FeatureStore gives it.
[[nodiscard]] std::vector<FeatureSection> featureSections(const analysis::Features& features,
                                                          std::optional<double> albumGainDb);

/// "sure", "fairly sure", "not very sure", "a guess" for a trust of 1 … 0.
[[nodiscard]] QString trustWords(double trust);

/// "very calm" … "very lively" for an arousal of −1 … 1.
[[nodiscard]] QString livelinessWords(double arousal);

/// What the strip of the track shows, in a sentence; empty where its mood is unknown.
[[nodiscard]] QString stripWords(const analysis::Features& features);

} // namespace earshot::ui
