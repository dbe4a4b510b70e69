// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recommend/taste.h"

#include "core/recommend/activation.h"
#include "core/recommend/constants.h"
#include "core/recommend/outcome.h"
#include "core/recommend/outcome_values.h"
#include "core/recommend/recommender.h"

#include <algorithm>
#include <cmath>

namespace earshot::recommend {

namespace {

namespace c = constants;
using signals::SignalId;

constexpr std::array kLearned{SignalId::Plays, SignalId::Completion};
using LearnedPhi = std::array<double, kLearned.size()>;

/// A clear outcome and what the scorers said before.
struct Lesson {
    Index track = 0;
    qint64 day = 0;
    bool finished = false;
    int outcomes = 0; ///< of the track, this one included
    LearnedPhi phi{};
};

/// The last clear outcomes, oldest first, with what completion said before each.
std::vector<Lesson> lessonsOf(const Catalog& catalog, const signals::History& history) {
    OutcomeValues values(catalog);
    std::vector<Lesson> lessons;
    lessons.reserve(history.completions.size());
    for (const signals::CompletionRecord& record : history.completions) {
        const std::optional<float> outcome = judged(record.share, record.ending);
        const Index own = catalog.indexOf(record.track);
        if (!outcome || own < 0) {
            continue;
        }
        const Index track = catalog.representative[static_cast<std::size_t>(own)];
        const double value = static_cast<double>(values.valueOf(track));
        values.learn(record.track, *outcome);
        if (std::abs(*outcome) >= 1) {
            lessons.push_back(
                {track, record.day, *outcome > 0, values.ofTrack(track)->count, {0, value}});
        }
    }
    if (lessons.size() > c::kTasteOutcomes) {
        lessons.erase(lessons.begin(),
                      lessons.end() - static_cast<std::ptrdiff_t>(c::kTasteOutcomes));
    }
    return lessons;
}

/// What plays said before each lesson, from the days before it.
void addPlays(const Catalog& catalog, const signals::History& history,
              std::vector<Lesson>& lessons) {
    struct Days {
        std::vector<qint64> days;
    };
    TrackTable<Days> plays(catalog);
    for (const Lesson& lesson : lessons) {
        plays.at(catalog.ids[static_cast<std::size_t>(lesson.track)]);
    }
    for (const signals::PlayRecord& play : history.plays) {
        const Index own = catalog.indexOf(play.track);
        if (own >= 0 &&
            plays.find(catalog.representative[static_cast<std::size_t>(own)]) != nullptr) {
            plays.at(play.track)->days.push_back(play.day);
        }
    }
    for (Lesson& lesson : lessons) {
        Activation activation;
        for (const qint64 day : plays.find(lesson.track)->days) {
            if (day < lesson.day) {
                activation.add(24.0 * static_cast<double>(lesson.day - day));
            }
        }
        lesson.phi[0] = activation.known();
    }
}

/// The posterior after all pairs.
class TasteFit {
public:
    TasteFit() {
        for (std::size_t k = 0; k < kLearned.size(); ++k) {
            m_prior[k] = m_weights[k] = c::kLogOddsPerPoint * priorWeight(kLearned[k]);
        }
        m_precision.fill(c::kTastePrecision);
    }
    void learn(const Lesson& finished, const Lesson& skipped) {
        LearnedPhi apart{};
        double odds = 0;
        for (std::size_t k = 0; k < apart.size(); ++k) {
            apart[k] = finished.phi[k] - skipped.phi[k];
            odds += m_weights[k] * apart[k];
        }
        const double p = 1 / (1 + std::exp(-odds));
        const double importance =
            c::kTastePairWeight / std::sqrt(std::max(finished.outcomes, skipped.outcomes));
        for (std::size_t k = 0; k < apart.size(); ++k) {
            m_precision[k] += importance * p * (1 - p) * apart[k] * apart[k];
            m_weights[k] += importance * (1 - p) * apart[k] / m_precision[k];
        }
    }
    [[nodiscard]] double factor(std::size_t k) const {
        return std::clamp(m_weights[k] / m_prior[k], 0.0, c::kMostTaste);
    }

private:
    LearnedPhi m_prior{}, m_weights{}, m_precision{};
};

} // namespace

Taste learnTaste(const Catalog& catalog, const signals::History& history,
                 signals::SignalSet enabled) {
    Taste taste;
    if (!enabled.has(SignalId::Completion)) {
        return taste; // nothing is known of skips
    }
    std::vector<Lesson> lessons = lessonsOf(catalog, history);
    if (enabled.has(SignalId::Plays)) {
        addPlays(catalog, history, lessons);
    }
    TasteFit fit;
    for (std::size_t i = 0; i < lessons.size(); ++i) {
        for (std::size_t j = i - std::min(i, c::kTasteNeighbours); j < i; ++j) {
            if (lessons[i].day == lessons[j].day && lessons[i].finished != lessons[j].finished) {
                fit.learn(lessons[lessons[i].finished ? i : j],
                          lessons[lessons[i].finished ? j : i]);
            }
        }
    }
    for (std::size_t k = 0; k < kLearned.size(); ++k) {
        if (enabled.has(kLearned[k])) {
            taste.setFactor(kLearned[k], fit.factor(k));
        }
    }
    return taste;
}

} // namespace earshot::recommend
