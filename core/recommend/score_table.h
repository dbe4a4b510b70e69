// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/recommend/scorers/scorer.h"

#include <memory>
#include <vector>

namespace earshot::recommend {

/// Contributions of these φ at this scale, rounded half away from zero.
void roundInto(std::span<const float> phi, float scale, MicroPoints* out);

/// What each signal says of each track: contribution = round(weight · gain · dial · φ · 1,000,000),
/// and what the next-play model adds to it; one column per signal that has something to say, and
/// their exact sum.
class ScoreTable {
public:
    /// Scores the whole catalog with the signals that are on in `input`.
    explicit ScoreTable(const ScoringInput& input) : ScoreTable(input, nullptr, input.enabled) {}
    /// The same with other switches: only the signals in `fresh` are scored anew, the columns of
    /// the others are taken from `reused`.
    ScoreTable(const ScoringInput& input, const ScoreTable* reused, signals::SignalSet fresh);

    [[nodiscard]] const MicroPoints* total() const { return m_total.get(); }
    /// Null for a signal that is off or says nothing of any track.
    [[nodiscard]] const MicroPoints* column(signals::SignalId id) const;
    [[nodiscard]] const Scorer* scorer(signals::SignalId id) const;
    /// Signals that say something of some track.
    [[nodiscard]] signals::SignalSet speaking() const;
    [[nodiscard]] double scale(signals::SignalId id) const; ///< micro-points of φ = 1

private:
    using Buffer = std::shared_ptr<MicroPoints[]>;
    struct Column {
        std::shared_ptr<const Scorer> scorer; ///< null while the signal is off
        double scale = 0;
        Buffer points; ///< null where nothing is said
    };
    static Column madeColumn(signals::SignalId id, const ScoringInput& input, double weight);
    /// Whether it is still to be scored.
    bool makeColumn(signals::SignalId id, const ScoringInput& input, double factor);
    void fill(Index size, const std::array<bool, signals::kSignalCount>& unscored);
    [[nodiscard]] const Column& at(signals::SignalId id) const {
        return m_columns[static_cast<std::size_t>(id)];
    }

    std::shared_ptr<const NextTerms> m_next;
    std::array<Column, signals::kSignalCount> m_columns;
    Buffer m_total;
};

} // namespace earshot::recommend
