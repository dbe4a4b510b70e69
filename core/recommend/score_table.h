// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/recommend/scorers/scorer.h"

#include <memory>

namespace earshot::recommend {

/// What each signal says of each track: contribution = round(weight · gain · dial · φ · 1,000,000),
/// and what the next-play model adds to it. No column is stored: points are reckoned for the tracks
/// that are asked for, the same however many are asked for at a time, from φ that is kept from list
/// to list where it rests on the history alone.
///
/// Columns whose φ takes some effort and which can give but little are late: in them first() has
/// only what is reckoned in whole points, and rest() what φ gives besides, never more than
/// mostOfRest(). So a track that is far behind is known to be without having its φ reckoned.
class ScoreTable {
public:
    /// With the signals that are on in `input`.
    explicit ScoreTable(const ScoringInput& input) : ScoreTable(input, nullptr, input.enabled) {}
    /// The same with other switches: only the signals in `fresh` get new scorers, those of the
    /// others are taken from `reused`.
    ScoreTable(const ScoringInput& input, const ScoreTable* reused, signals::SignalSet fresh);

    static constexpr Index kMostAtOnce = Scorer::kMostAtOnce;
    /// What a signal that speaks gives the tracks first … first + out.size() − 1.
    void points(signals::SignalId id, Index first, std::span<MicroPoints> out) const;
    /// What a signal gives a track, 0 where it does not speak.
    [[nodiscard]] MicroPoints points(signals::SignalId id, Index track) const;

    /// Columns that speak, in two parts: points() = firstPart() + restOf().
    [[nodiscard]] signals::SignalSet late() const { return m_late; }
    /// Those, by effort.
    [[nodiscard]] std::vector<signals::SignalId> lateByEffort() const;
    [[nodiscard]] bool hasFirstPart(signals::SignalId id) const;
    void firstPart(signals::SignalId id, Index first, std::span<MicroPoints> out) const;
    /// Of a late column; at most kMostAtOnce tracks.
    void restOf(signals::SignalId id, std::span<const Index> tracks, MicroPoints* out) const;
    [[nodiscard]] MicroPoints mostOfRest(signals::SignalId id) const { return at(id).mostOfRest; }
    /// What is reckoned in whole points, of a column that speaks.
    void addends(signals::SignalId id, Index first, std::span<MicroPoints> out) const;
    /// Whether the signal's columns in both tables differ in nothing but their addends.
    [[nodiscard]] bool samePhi(const ScoreTable& other, signals::SignalId id) const;

    /// Whether a signal says something of some track.
    [[nodiscard]] bool speaks(signals::SignalId id) const { return at(id).speaks; }
    [[nodiscard]] signals::SignalSet speaking() const;
    /// Null while the signal is off.
    [[nodiscard]] const Scorer* scorer(signals::SignalId id) const { return at(id).scorer.get(); }
    /// Micro-points of φ = 1.
    [[nodiscard]] double scale(signals::SignalId id) const { return at(id).scale; }

private:
    struct Column {
        std::shared_ptr<const Scorer> own;    ///< without the next-play model
        std::shared_ptr<const Scorer> scorer; ///< null while the signal is off
        double scale = 0;
        bool speaks = false;
        MicroPoints mostOfRest = 0;
    };
    static Column makeColumn(signals::SignalId id, const ScoringInput& input, double factor,
                             const ScoreTable* reused);
    [[nodiscard]] const Column& at(signals::SignalId id) const {
        return m_columns[static_cast<std::size_t>(id)];
    }

    std::shared_ptr<const NextTerms> m_next;
    std::array<Column, signals::kSignalCount> m_columns;
    signals::SignalSet m_late;
};

} // namespace earshot::recommend
