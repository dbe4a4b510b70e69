// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/recommend/scorers/scorer.h"
#include "tests/core/recommend/synthetic_library.h"

#include <QTest>

#include <cmath>

namespace earshot::recommend::tests {

/// One scorer alone on a small library.
class Alone {
public:
    SyntheticLibrary library;
    Listener listener;
    Request request = requestFor(QStringLiteral("focus"));

    Alone() { request.recipe = recipeAt(0, 0, 0.5); }

    MadeTrack& add(const char* artist = "Artist") {
        return library.add(QString::fromUtf8(artist),
                           QStringLiteral("Song %1").arg(library.tracks().size()));
    }
    /// φ of every track.
    std::vector<float> phi(signals::SignalId id) {
        make(id);
        std::vector<float> values(m_catalog.ids.size());
        m_scorer->score(0, values);
        for (const float value : values) {
            if (!(value >= -1 && value <= 1)) {
                qFatal("φ = %g lies outside [−1, 1]", static_cast<double>(value));
            }
        }
        return values;
    }
    /// φ·gain of every track.
    std::vector<double> gained(signals::SignalId id) {
        const std::vector<float> values = phi(id);
        std::vector<double> gained(values.begin(), values.end());
        for (double& value : gained) {
            value *= m_scorer->gain();
        }
        return gained;
    }
    const Scorer& make(signals::SignalId id) {
        listener.enabled.set(id, true);
        m_catalog = library.catalog();
        m_target = resolveTarget(m_catalog, listener, listener.enabled, request);
        m_scorer = makeScorer(
            id, {m_catalog, listener, request, m_target, listener.enabled, fullHour(request.now)});
        return *m_scorer;
    }

private:
    Catalog m_catalog;
    Target m_target;
    std::unique_ptr<Scorer> m_scorer;
};

inline bool near(double value, double expected) {
    return std::abs(value - expected) < 2e-5;
}

} // namespace earshot::recommend::tests

#define NEAR(value, expected)                                                                      \
    QVERIFY2(                                                                                      \
        earshot::recommend::tests::near(value, expected),                                          \
        qPrintable(                                                                                \
            QStringLiteral("%1 instead of %2").arg(value, 0, 'g', 9).arg(expected, 0, 'g', 9)))
