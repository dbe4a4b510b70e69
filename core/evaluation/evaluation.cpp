// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/evaluation/evaluation.h"

#include "core/evaluation/baselines.h"
#include "core/evaluation/decoys.h"
#include "core/evaluation/method_run.h"
#include "core/evaluation/summary.h"
#include "core/evaluation/text.h"

namespace earshot::evaluation {

namespace next = recommend::next;
using next::Adapting;

namespace {

/// What a scorer belongs to: the part of its key before the dot.
QString familyOf(const next::ScorerInfo& scorer) {
    return QString::fromLatin1(scorer.key).section(QLatin1Char('.'), 0, 0);
}

/// Everything but the scorers that `left` names.
template <typename Left>
ScorerMask without(const Left& left) {
    ScorerMask mask = allScorers();
    for (const next::ScorerInfo& scorer : next::scorers()) {
        mask[next::at(scorer.id)] = !left(scorer);
    }
    return mask;
}

FoldWeights inEveryFold(const next::PerScorer& weights) {
    FoldWeights all;
    all.fill(weights);
    return all;
}

/// The steps of evaluate() with what they share.
class Evaluator {
public:
    Evaluator(const History& history, const ItemFeatures* features,
              const base::ProgressCallback& progress, std::stop_token stop)
        : m_history(history), m_features(features), m_progress(progress), m_stop(std::move(stop)) {}

    base::Result<Report> evaluate();

private:
    using Logs = std::array<ChoiceLog, 2>;

    void replay();
    void baselines(LibraryKind kind);
    void models();
    void singles();
    void ablations();
    void ablation(const QString& key, const ScorerMask& mask);
    void tell(const QString& phase, qint64 done, qint64 total) const;

    [[nodiscard]] const ChoiceLog& log(LibraryKind kind) const {
        return m_logs[static_cast<std::size_t>(kind)];
    }
    [[nodiscard]] const std::vector<TestedReplay>& tested(LibraryKind kind) const {
        return m_tested[static_cast<std::size_t>(kind)];
    }
    void fixed(const QString& key, MethodKind kind, LibraryKind library, const FoldWeights& weights,
               KeepScores keep = KeepScores::No) {
        m_summary->add(key, kind, library, runFixed(log(library), m_folds, weights, keep),
                       tested(library));
    }
    void adapting(const QString& key, LibraryKind library, LibraryKind teacher, Adapting how,
                  KeepScores keep = KeepScores::No) {
        m_summary->add(key, MethodKind::Model, library,
                       runModel(log(library), log(teacher), m_folds, m_weights, how, keep),
                       tested(library));
    }

    const History& m_history;
    const ItemFeatures* m_features;
    const base::ProgressCallback& m_progress;
    std::stop_token m_stop;
    std::vector<int> m_folds; ///< by listener
    Logs m_logs;
    std::array<std::vector<TestedReplay>, 2> m_tested;
    std::optional<Summary> m_summary;
    std::optional<CrossFit> m_fit; ///< in decoy libraries
    FoldWeights m_weights{};
    Report m_report;
};

void Evaluator::tell(const QString& phase, qint64 done, qint64 total) const {
    if (m_progress) {
        m_progress({phase, done, total});
    }
}

void Evaluator::replay() {
    const Decoys decoys(m_history);
    const auto count = m_history.listeners.size();
    for (std::size_t listener = 0; listener < count && !m_stop.stop_requested(); ++listener) {
        const HistoryListener& own = m_history.listeners[listener];
        m_folds.push_back(foldOf(own.name));
        m_report.plays += own.plays.size();
        if (own.plays.size() < constants::kFewestToFit) {
            continue;
        }
        ++m_report.fitted;
        const auto begin =
            own.plays.size() >= constants::kGroups.front() ? testBegin(own.plays) : std::nullopt;
        for (const LibraryKind kind : {LibraryKind::Protocol, LibraryKind::Decoys}) {
            const auto at = static_cast<std::size_t>(kind);
            Replay replay = kind == LibraryKind::Decoys
                                ? replayOf(m_history, listener, decoys.of(listener))
                                : replayOf(m_history, listener);
            logChoices(replay, static_cast<std::uint32_t>(listener), begin, m_logs[at]);
            if (begin) {
                m_tested[at].push_back(
                    {static_cast<std::uint32_t>(listener), *begin, std::move(replay)});
            }
        }
        tell(Text::tr("Replaying histories"), static_cast<qint64>(listener + 1),
             static_cast<qint64>(count));
    }
    for (std::size_t kind = 0; kind < m_logs.size(); ++kind) {
        m_report.libraries[kind] = {m_logs[kind].choices.size(), m_logs[kind].libraryTracks};
    }
}

void Evaluator::baselines(LibraryKind kind) {
    std::array<MethodRun, kBaselineCount> runs;
    for (const TestedReplay& own : tested(kind)) {
        Baselines scorers(own.replay);
        std::vector<bool> heard(static_cast<std::size_t>(own.replay.library.size()), false);
        for (std::size_t play = 0; play < own.replay.plays.size(); ++play) {
            const auto track = static_cast<std::size_t>(own.replay.plays[play].track);
            if (play >= own.begin) {
                const auto scores = scorers.scores(play);
                for (std::size_t i = 0; i < runs.size(); ++i) {
                    runs[i].outcomes.push_back(
                        {own.listener, !heard[track], standingIn(scores[i], track)});
                    runs[i].scores.insert(runs[i].scores.end(), scores[i].begin(), scores[i].end());
                }
            }
            scorers.learn(play);
            heard[track] = true;
        }
    }
    for (std::size_t i = 0; i < runs.size(); ++i) {
        m_summary->add(QString::fromLatin1(baselineKey(static_cast<Baseline>(i))),
                       MethodKind::Baseline, kind, runs[i], tested(kind));
    }
}

void Evaluator::models() {
    constexpr auto kProtocol = LibraryKind::Protocol;
    constexpr auto kDecoys = LibraryKind::Decoys;
    m_fit.emplace(m_history, log(kDecoys));
    m_weights = m_fit->outOfFold(allScorers(), inEveryFold(next::priorWeights()));
    m_report.foldWeights = m_weights;
    m_report.weights = m_fit->onAll(m_weights.front());
    for (const LibraryKind library : {kProtocol, kDecoys}) {
        fixed(kFixedKey, MethodKind::Model, library, m_weights, KeepScores::Yes);
        adapting(QStringLiteral("model, slow learning only"), library, library, Adapting::Slow);
        adapting(kModelKey, library, library, Adapting::SlowAndFast, KeepScores::Yes);
    }
    adapting(QStringLiteral("model, learning in decoy libraries only"), kProtocol, kDecoys,
             Adapting::SlowAndFast);
    // What the leak is worth to a fit that may use it.
    const FoldWeights leaking =
        CrossFit(m_history, log(kProtocol)).outOfFold(allScorers(), m_weights);
    for (const LibraryKind library : {kProtocol, kDecoys}) {
        fixed(QStringLiteral("fitted in leaking libraries"), MethodKind::Model, library, leaking);
    }
}

void Evaluator::singles() {
    for (const next::ScorerInfo& scorer : next::scorers()) {
        next::PerScorer alone{};
        alone[next::at(scorer.id)] = scorer.sign == next::Sign::AtLeastZero ? 1 : -1;
        for (const LibraryKind library : {LibraryKind::Protocol, LibraryKind::Decoys}) {
            fixed(QString::fromLatin1(scorer.key), MethodKind::Single, library, inEveryFold(alone));
        }
    }
}

void Evaluator::ablation(const QString& key, const ScorerMask& mask) {
    const FoldWeights rest = m_fit->outOfFold(mask, m_weights);
    for (const LibraryKind library : {LibraryKind::Protocol, LibraryKind::Decoys}) {
        fixed(key, MethodKind::Without, library, rest);
    }
}

void Evaluator::ablations() {
    std::vector<std::pair<QString, ScorerMask>> all;
    for (const signals::SignalInfo& row : signals::registry()) {
        const ScorerMask mask =
            without([&row](const next::ScorerInfo& scorer) { return scorer.signal == row.id; });
        if (mask != allScorers()) {
            all.emplace_back(QStringLiteral("signal %1").arg(QLatin1String(row.key)), mask);
        }
    }
    QStringList families;
    for (const next::ScorerInfo& scorer : next::scorers()) {
        families << familyOf(scorer);
    }
    families.removeDuplicates();
    for (const QString& family : families) {
        all.emplace_back(QStringLiteral("scorers %1.*").arg(family),
                         without([&family](const next::ScorerInfo& scorer) {
                             return familyOf(scorer) == family;
                         }));
    }
    for (const next::ScorerInfo& left : next::scorers()) {
        all.emplace_back(QString::fromLatin1(left.key),
                         without([&left](const auto& scorer) { return scorer.id == left.id; }));
    }
    for (std::size_t i = 0; i < all.size() && !m_stop.stop_requested(); ++i) {
        tell(Text::tr("Leaving out one after the other"), static_cast<qint64>(i),
             static_cast<qint64>(all.size()));
        ablation(all[i].first, all[i].second);
    }
}

base::Result<Report> Evaluator::evaluate() {
    replay();
    if (!m_stop.stop_requested() && m_tested.front().empty()) {
        return base::Error{Text::tr("The history has no listener to test"),
                           {},
                           Text::tr("One with at least %1 plays in several sittings is needed")
                               .arg(constants::kGroups.front())};
    }
    m_summary.emplace(m_history, m_features);
    const std::array<std::pair<QString, void (Evaluator::*)()>, 3> steps{{
        {Text::tr("Fitting weights"), &Evaluator::models},
        {Text::tr("Trying each scorer alone"), &Evaluator::singles},
        {Text::tr("Leaving out one after the other"), &Evaluator::ablations},
    }};
    for (const LibraryKind kind : {LibraryKind::Protocol, LibraryKind::Decoys}) {
        tell(Text::tr("Trying the baselines"), 0, 0);
        baselines(kind);
    }
    for (const auto& [phase, step] : steps) {
        if (!m_stop.stop_requested()) {
            tell(phase, 0, 0);
            (this->*step)();
        }
    }
    if (m_stop.stop_requested()) {
        return base::Error{Text::tr("The evaluation was stopped"), {}, {}};
    }
    m_report.listeners = m_history.listeners.size();
    m_report.tracks = m_history.tracks.size();
    m_report.artists = m_history.artists.size();
    if (m_features) {
        m_report.featureTracks = m_features->known;
    }
    m_report.methods = m_summary->figures();
    m_report.marks = marksOf(m_report.methods);
    return std::move(m_report);
}

} // namespace

base::Result<Report> evaluate(const History& history, const ItemFeatures* features,
                              const base::ProgressCallback& progress, std::stop_token stop) {
    return Evaluator(history, features, progress, std::move(stop)).evaluate();
}

} // namespace earshot::evaluation
