// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/tempo_octave.h"

#include <vector>

namespace earshot::analysis::fit {

/// A piece's candidates and which of them is the beat; −1 when none is.
struct OctaveExample {
    std::vector<OctaveCandidate> candidates;
    int right = -1;
};

/// Examples of one kind, and how much each counts.
struct OctaveSet {
    std::vector<OctaveExample> examples;
    double weight = 1;
};

using OctaveWeights = std::array<float, kOctaveEvidence>;

/// Conditional logit (McFadden 1974) with a ridge penalty, by Newton's method.
[[nodiscard]] OctaveWeights fitOctave(const std::vector<OctaveSet>& sets);

/// Share of examples whose beat is among the candidates.
[[nodiscard]] double shareFound(const std::vector<OctaveExample>& examples);
/// Share of examples for which the weights choose the beat.
[[nodiscard]] double shareRight(const std::vector<OctaveExample>& examples,
                                const OctaveWeights& weights);
/// The same for the examples of one set, each by weights fitted without its fold of five; examples
/// `together` in a row stay in one fold.
[[nodiscard]] double crossValidatedShare(std::vector<OctaveSet> sets, std::size_t tested,
                                         std::size_t together);

} // namespace earshot::analysis::fit
