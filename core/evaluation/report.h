// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/evaluation/bootstrap.h"
#include "core/evaluation/cross_fit.h"
#include "core/evaluation/list_measures.h"
#include "core/evaluation/measures.h"

#include <QString>

namespace earshot::evaluation {

enum class MethodKind : std::uint8_t {
    Baseline,
    Model,   ///< the next-play model, in several ways of learning
    Single,  ///< one scorer alone, weight ±1
    Without, ///< the model with fixed weights, fitted without something
};

/// How one method did with the listeners of one group.
struct GroupFigures {
    std::size_t listeners = 0;
    std::array<Interval, kMeasureCount> measures;
    /// Minus the model with fixed weights in the same library, listener by listener.
    std::array<Interval, kMeasureCount> differences;
    /// The model as it ships minus this method in the same library, listener by listener.
    std::array<Interval, kMeasureCount> modelAhead;
    std::optional<std::array<Interval, kListMeasureCount>> lists;
};

struct MethodFigures {
    QString key; ///< "transition", "model", "artist.same", "signal sequence"
    MethodKind kind = MethodKind::Baseline;
    LibraryKind library = LibraryKind::Protocol;
    std::array<GroupFigures, constants::kGroups.size()> groups;
};

/// Whether the model reaches a mark, and which baselines and single scorers (their keys) it does
/// not stand above: with intervals apart, and listener by listener, where the same people and
/// plays are compared and it is told whether the mean of the differences is surely above 0.
struct MarkFigures {
    constants::Mark mark{};
    Interval hitRate20, reciprocalRank;
    QStringList notApartHitRate, notApartReciprocalRank;
    QStringList notBeatenHitRate, notBeatenReciprocalRank; ///< listener by listener
};

struct LibraryFigures {
    std::size_t choices = 0, tracks = 0;
};

/// Everything `earshot evaluate` tells.
struct Report {
    std::size_t plays = 0, listeners = 0, tracks = 0, artists = 0;
    std::size_t fitted = 0;                   ///< listeners that weights are fitted on
    std::optional<std::size_t> featureTracks; ///< tracks with features, where a file was given
    std::array<LibraryFigures, 2> libraries;  ///< by LibraryKind
    std::vector<MethodFigures> methods;
    std::vector<MarkFigures> marks;
    FoldWeights foldWeights{};
    recommend::next::PerScorer weights{}; ///< fitted on all: to ship, not to report
};

/// The model as it ships: weights learn on, slow and fast.
inline const QString kModelKey = QStringLiteral("model");
inline const QString kFixedKey = QStringLiteral("model, fixed weights");

/// Why figures in the protocol's own libraries are too good, in words.
[[nodiscard]] QString leakText();

} // namespace earshot::evaluation
