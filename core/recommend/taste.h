// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/recommend/catalog.h"
#include "core/signals/records.h"
#include "core/signals/registry.h"

#include <array>

namespace earshot::recommend {

/// How much more or less than the prior says a signal tells of this listener, from what they
/// finished and what they skipped the same day. 1 where nothing was learned.
class Taste {
public:
    Taste() { m_factors.fill(1); }
    [[nodiscard]] double factor(signals::SignalId id) const {
        return m_factors[static_cast<std::size_t>(id)];
    }
    void setFactor(signals::SignalId id, double factor) {
        m_factors[static_cast<std::size_t>(id)] = factor;
    }

private:
    std::array<double, signals::kSignalCount> m_factors{};
};

/// Learns the weights of plays and completion: Bayesian logistic regression on pairs of a track
/// that was finished and one that was skipped within ten outcomes of the same day, with the prior's
/// weights as its mean, by a diagonal Laplace approximation, pair by pair (Chapelle & Li 2011):
///   p = σ(w·(φ_finished − φ_skipped)),  Λ += ω p(1 − p) Δφ²,  w += ω (1 − p) Δφ / Λ.
/// φ is what the scorers said before the outcome, plays to the day, neither with the rest a track
/// gets: that is no claim about taste. ω = ¼/√(outcomes of the track
/// known better), so that what was merely offered often does not decide. Depends on the history
/// that `enabled` allows and on nothing else: erasing a record or switching a signal gives what
/// would have been learned without it, to the bit.
[[nodiscard]] Taste learnTaste(const Catalog& catalog, const signals::History& history,
                               signals::SignalSet enabled);

} // namespace earshot::recommend
