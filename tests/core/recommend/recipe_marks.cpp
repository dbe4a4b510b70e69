// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/recommend/recipe_marks.h"

#include "core/recommend/sequencer.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace earshot::recommend::tests {

namespace {

constexpr double kNone = std::numeric_limits<double>::quiet_NaN();

double meanOf(const std::vector<double>& values) {
    double sum = 0;
    double known = 0;
    for (const double value : values) {
        sum += std::isnan(value) ? 0 : value;
        known += std::isnan(value) ? 0 : 1;
    }
    return known > 0 ? sum / known : kNone;
}

/// Average ranks: equal values share theirs.
std::vector<double> ranksOf(const std::vector<double>& values) {
    std::vector<double> ranks;
    for (const double value : values) {
        double below = 0;
        double same = 0;
        for (const double other : values) {
            below += other < value ? 1 : 0;
            same += other == value ? 1 : 0;
        }
        ranks.push_back(below + (same - 1) / 2);
    }
    return ranks;
}

double rankCorrelation(const std::vector<double>& a, const std::vector<double>& b) {
    const std::vector<double> x = ranksOf(a);
    const std::vector<double> y = ranksOf(b);
    const double meanX = meanOf(x);
    const double meanY = meanOf(y);
    double xy = 0;
    double xx = 0;
    double yy = 0;
    for (std::size_t i = 0; i < x.size(); ++i) {
        xy += (x[i] - meanX) * (y[i] - meanY);
        xx += (x[i] - meanX) * (x[i] - meanX);
        yy += (y[i] - meanY) * (y[i] - meanY);
    }
    return xy / std::sqrt(xx * yy);
}

bool within(double value, double low, double high) {
    return value >= low && value <= high;
}

/// Centre ± radius; arousal from the curve's lowest to its highest point ± radius; bpm as asked.
bool isInTarget(const Recipe& recipe, double valence, double arousal, double bpm) {
    double low = recipe.arousal;
    double high = recipe.arousal;
    if (!recipe.energyCurve.empty()) {
        low = std::ranges::min(recipe.energyCurve);
        high = std::ranges::max(recipe.energyCurve);
    }
    return within(valence, recipe.valence - recipe.valenceRadius,
                  recipe.valence + recipe.valenceRadius) &&
           within(arousal, low - recipe.arousalRadius, high + recipe.arousalRadius) &&
           (!recipe.bpm || within(bpm, recipe.bpm->low, recipe.bpm->high));
}

} // namespace

int tracksInTarget(const Catalog& catalog, const Recipe& recipe) {
    int count = 0;
    for (std::size_t at = 0; at < catalog.ids.size(); ++at) {
        count += isInTarget(recipe, catalog.valence[at], catalog.arousal[at],
                            countedTempo(recipe, catalog.bpm[at]))
                     ? 1
                     : 0;
    }
    return count;
}

QString RecipeMarks::line() const {
    const auto number = [](double value, int decimals) {
        return std::isnan(value) ? QStringLiteral("–") : QString::number(value, 'f', decimals);
    };
    return QStringLiteral("%1 %2 tracks  valence %3  arousal %4  bpm %5  curve %6  %7")
        .arg(key, -11)
        .arg(tracks, 2)
        .arg(number(valence, 2), 5)
        .arg(number(arousal, 2), 5)
        .arg(number(bpm, 0), 4)
        .arg(number(followed, 2), 5)
        .arg(reached()  ? QStringLiteral("reached")
             : inTarget ? QStringLiteral("curve missed")
                        : QStringLiteral("target missed"));
}

RecipeMarks marksOf(const Catalog& catalog, const Recipe& recipe, int length, std::uint64_t seed) {
    Listener newcomer;
    for (const signals::SignalInfo& row : signals::registry()) {
        newcomer.enabled.set(row.id, signals::onByDefault(row.id));
    }
    Request request;
    request.recipe = recipe;
    request.length = length;
    request.seed = seed;
    request.now = QDateTime(QDate(2026, 5, 12), QTime(15, 0));
    std::vector<double> valence, arousal, bpm, wanted;
    const Mix mix = makeMix(catalog, newcomer, request);
    for (std::size_t i = 0; i < mix.picks.size(); ++i) {
        const auto at = static_cast<std::size_t>(catalog.indexOf(mix.picks[i].track));
        valence.push_back(catalog.valence[at]);
        arousal.push_back(catalog.arousal[at]);
        bpm.push_back(countedTempo(recipe, catalog.bpm[at]));
        wanted.push_back(curveAt(recipe.energyCurve, i, mix.picks.size()));
    }
    RecipeMarks marks;
    marks.key = recipe.key;
    marks.tracks = static_cast<int>(mix.picks.size());
    marks.valence = meanOf(valence);
    marks.arousal = meanOf(arousal);
    marks.bpm = recipe.bpm ? meanOf(bpm) : kNone;
    marks.followed = recipe.energyCurve.empty() ? kNone : rankCorrelation(arousal, wanted);
    marks.inTarget = isInTarget(recipe, marks.valence, marks.arousal, marks.bpm);
    return marks;
}

} // namespace earshot::recommend::tests
