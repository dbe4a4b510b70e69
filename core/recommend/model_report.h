// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/recommend/metric/sound_metric.h"
#include "core/recommend/recommender.h"

#include <vector>

namespace earshot::recommend {

/// What is known of one signal's weight and what it rests on.
struct SignalModel {
    signals::SignalId id = signals::SignalId::Sound;
    bool on = false;
    double recipe = 0, radio = 0; ///< prior weights in points, by kind of list
    double learned = 1; ///< what this listener's finishes and skips make of them, a factor
    qint64 records = 0; ///< entries it is read from
    qint64 songs = 0;   ///< different songs of the library among them
};

/// One scorer of the next-play model.
struct NextModelRow {
    QString key; ///< "sequence.match"
    signals::SignalId id = signals::SignalId::Sequence;
    double weight = 0; ///< points of a list at φ = 1, fitted on other listeners
    bool used = false; ///< its signal is on, and lists use it
};

/// Everything that was learned and decides for this listener. Reckoned anew from the files and the
/// signals that are on each time; nothing of it is stored.
struct ModelReport {
    static constexpr int kVersion = 1;
    metric::MetricReport sound;          ///< how radios compare sounds: from the files alone
    std::vector<SignalModel> signalRows; ///< those with a scorer
    std::vector<NextModelRow> nextRows;
    qint64 nextPlays = 0, nextSittings = 0; ///< that the next-play model was told
    qint64 outcomesOfSitting = 0;           ///< of the sitting that goes on now
};

[[nodiscard]] ModelReport modelReport(const Catalog& catalog, const Listener& listener);

} // namespace earshot::recommend
