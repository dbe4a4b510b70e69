// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/recommend/next/memory.h"

namespace earshot::recommend::next {

/// A choice that was made: the rows it was made from, how many tracks each stands for, and which
/// one was played.
struct Choice {
    std::span<const Phi> rows;
    std::span<const std::uint32_t> counts;
    std::size_t chosen = 0; ///< row
};

/// Which weights go on learning.
enum class Adapting : std::uint8_t { Nothing, Slow, SlowAndFast };

/// The weights of one listener, learned from each choice as a softmax over the library (conditional
/// logit, McFadden 1974). The slow ones by a diagonal Laplace approximation of the posterior,
/// online (Chapelle & Li 2011): Λ ← Λ + var φ, w ← w + (φ_played − mean φ)/Λ, kept to their signs.
/// The fast ones follow the sitting, f ← .9·f + .2·(φ_played − mean φ), and are gone with it. A
/// scorer that says nothing is left as it was.
class Weights {
public:
    explicit Weights(const PerScorer& prior, Adapting adapting = Adapting::SlowAndFast);

    /// What φ = 1 gives at a moment, slow and fast together.
    [[nodiscard]] PerScorer at(Place place) const;
    [[nodiscard]] const PerScorer& slow() const { return m_slow; }
    void learn(const Choice& choice, Place place);
    bool operator==(const Weights&) const = default;

private:
    PerScorer m_slow;
    PerScorer m_fast{};
    PerScorer m_precision;
    Adapting m_adapting;
};

} // namespace earshot::recommend::next
