// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/evaluate_report.h"

#include "app/cli/text.h"

#include <QJsonArray>
#include <QJsonObject>

namespace earshot::cli {

namespace next = recommend::next;
using evaluation::GroupFigures;
using evaluation::Interval;
using evaluation::Measure;
using evaluation::MethodFigures;
using evaluation::MethodKind;
using evaluation::Report;

namespace {

constexpr std::array<const char*, evaluation::kMeasureCount> kMeasureKeys{
    "hr1",    "hr5",        "hr10",      "hr20",        "mrr",
    "ndcg10", "first_hr20", "first_mrr", "repeat_hr20", "repeat_mrr"};
constexpr std::array<const char*, evaluation::kListMeasureCount> kListKeys{
    "novelty", "coverage", "popularity_lift", "calibration_kl", "intra_list_distance"};
constexpr std::array<const char*, 2> kLibraryKeys{"protocol", "decoys"};
constexpr std::array<const char*, 4> kKindKeys{"baseline", "model", "single", "without"};
constexpr int kMethodWidth = 38;

QJsonValue intervalJson(const Interval& interval) {
    if (interval.listeners == 0) {
        return {};
    }
    return QJsonObject{{QStringLiteral("mean"), interval.mean},
                       {QStringLiteral("low"), interval.low},
                       {QStringLiteral("high"), interval.high},
                       {QStringLiteral("listeners"), static_cast<qint64>(interval.listeners)}};
}

template <std::size_t N>
QJsonObject intervalsJson(const std::array<Interval, N>& intervals,
                          const std::array<const char*, N>& keys) {
    QJsonObject json;
    for (std::size_t i = 0; i < N; ++i) {
        json.insert(QLatin1String(keys[i]), intervalJson(intervals[i]));
    }
    return json;
}

QJsonObject methodJson(const MethodFigures& method) {
    QJsonArray groups;
    for (std::size_t i = 0; i < method.groups.size(); ++i) {
        const GroupFigures& group = method.groups[i];
        QJsonObject json{
            {QStringLiteral("fewest_plays"),
             static_cast<qint64>(evaluation::constants::kGroups[i])},
            {QStringLiteral("listeners"), static_cast<qint64>(group.listeners)},
            {QStringLiteral("measures"), intervalsJson(group.measures, kMeasureKeys)},
            {QStringLiteral("minus_fixed_model"), intervalsJson(group.differences, kMeasureKeys)},
            {QStringLiteral("model_minus_it"), intervalsJson(group.modelAhead, kMeasureKeys)}};
        if (group.lists) {
            json.insert(QStringLiteral("lists"), intervalsJson(*group.lists, kListKeys));
        }
        groups.append(json);
    }
    return {
        {QStringLiteral("key"), method.key},
        {QStringLiteral("kind"), QLatin1String(kKindKeys[static_cast<std::size_t>(method.kind)])},
        {QStringLiteral("library"),
         QLatin1String(kLibraryKeys[static_cast<std::size_t>(method.library)])},
        {QStringLiteral("groups"), groups}};
}

QJsonObject markJson(const evaluation::MarkFigures& mark) {
    return {
        {QStringLiteral("fewest_plays"), static_cast<qint64>(mark.mark.fewestPlays)},
        {QStringLiteral("hr20_mark"), mark.mark.hitRate20},
        {QStringLiteral("mrr_mark"), mark.mark.reciprocalRank},
        {QStringLiteral("hr20"), intervalJson(mark.hitRate20)},
        {QStringLiteral("mrr"), intervalJson(mark.reciprocalRank)},
        {QStringLiteral("hr20_not_apart_from"), QJsonArray::fromStringList(mark.notApartHitRate)},
        {QStringLiteral("mrr_not_apart_from"),
         QJsonArray::fromStringList(mark.notApartReciprocalRank)},
        {QStringLiteral("hr20_not_beaten"), QJsonArray::fromStringList(mark.notBeatenHitRate)},
        {QStringLiteral("mrr_not_beaten"),
         QJsonArray::fromStringList(mark.notBeatenReciprocalRank)}};
}

QString shown(const Interval& interval, bool sign = false) {
    if (interval.listeners == 0) {
        return QStringLiteral("–");
    }
    const auto number = [sign](double value) {
        return (sign && value >= 0 ? QStringLiteral("+") : QString()) +
               QString::number(value, 'f', 3);
    };
    return QStringLiteral("%1 [%2, %3]")
        .arg(number(interval.mean), number(interval.low), number(interval.high));
}

void printMark(const Terminal& terminal, const evaluation::MarkFigures& mark) {
    const auto verdict = [](const Interval& reached, double wanted) {
        if (reached.mean < wanted) {
            return Text::tr("missed");
        }
        return reached.low < wanted
                   ? Text::tr("reached by the mean, not by the lower end of its interval")
                   : Text::tr("reached");
    };
    const auto line = [&](const QString& name, const Interval& reached, double wanted,
                          const QStringList& notApart, const QStringList& notBeaten) {
        terminal.print(QStringLiteral("  %1 %2, %3 %4: %5")
                           .arg(name, shown(reached), Text::tr("mark"))
                           .arg(wanted, 0, 'f', 2)
                           .arg(verdict(reached, wanted)));
        if (!notApart.isEmpty()) {
            terminal.print(QStringLiteral("      ") +
                           Text::tr("intervals not above those of: %1")
                               .arg(notApart.join(QStringLiteral(", "))));
        }
        if (!notBeaten.isEmpty()) {
            terminal.print(QStringLiteral("      ") +
                           Text::tr("listener by listener not above: %1")
                               .arg(notBeaten.join(QStringLiteral(", "))));
        }
    };
    terminal.print(Text::tr("Listeners with %1 plays or more:").arg(mark.mark.fewestPlays));
    line(QStringLiteral("HR@20"), mark.hitRate20, mark.mark.hitRate20, mark.notApartHitRate,
         mark.notBeatenHitRate);
    line(QStringLiteral("MRR"), mark.reciprocalRank, mark.mark.reciprocalRank,
         mark.notApartReciprocalRank, mark.notBeatenReciprocalRank);
}

void printTable(const Terminal& terminal, const Report& report, evaluation::LibraryKind library,
                MethodKind kind, const QString& title) {
    terminal.print(QString());
    terminal.print(title);
    for (const MethodFigures& method : report.methods) {
        if (method.library != library || method.kind != kind) {
            continue;
        }
        QString line = QStringLiteral("  %1").arg(method.key, -kMethodWidth);
        for (const GroupFigures& group : method.groups) {
            const bool difference = kind == MethodKind::Without;
            const auto& figures = difference ? group.differences : group.measures;
            for (const Measure measure : {Measure::HitRate20, Measure::ReciprocalRank}) {
                line += QStringLiteral("  ") +
                        shown(figures[static_cast<std::size_t>(measure)], difference);
            }
        }
        terminal.print(line);
    }
}

} // namespace

QJsonDocument evaluationJson(const Report& report) {
    QJsonArray methods;
    for (const MethodFigures& method : report.methods) {
        methods.append(methodJson(method));
    }
    QJsonArray marks;
    for (const evaluation::MarkFigures& mark : report.marks) {
        marks.append(markJson(mark));
    }
    QJsonObject weights;
    for (const next::ScorerInfo& scorer : next::scorers()) {
        QJsonArray folds;
        for (const next::PerScorer& fold : report.foldWeights) {
            folds.append(fold[next::at(scorer.id)]);
        }
        weights.insert(
            QLatin1String(scorer.key),
            QJsonObject{{QStringLiteral("signal"), signals::signalKey(scorer.signal)},
                        {QStringLiteral("shipped"), scorer.weight},
                        {QStringLiteral("fitted_on_all"), report.weights[next::at(scorer.id)]},
                        {QStringLiteral("folds"), folds}});
    }
    QJsonObject libraries;
    for (std::size_t i = 0; i < report.libraries.size(); ++i) {
        libraries.insert(
            QLatin1String(kLibraryKeys[i]),
            QJsonObject{
                {QStringLiteral("choices"), static_cast<qint64>(report.libraries[i].choices)},
                {QStringLiteral("tracks"), static_cast<qint64>(report.libraries[i].tracks)}});
    }
    return QJsonDocument(
        QJsonObject{{QStringLiteral("plays"), static_cast<qint64>(report.plays)},
                    {QStringLiteral("listeners"), static_cast<qint64>(report.listeners)},
                    {QStringLiteral("fitted_listeners"), static_cast<qint64>(report.fitted)},
                    {QStringLiteral("tracks"), static_cast<qint64>(report.tracks)},
                    {QStringLiteral("artists"), static_cast<qint64>(report.artists)},
                    {QStringLiteral("feature_tracks"),
                     report.featureTracks ? QJsonValue(static_cast<qint64>(*report.featureTracks))
                                          : QJsonValue()},
                    {QStringLiteral("libraries"), libraries},
                    {QStringLiteral("leak"), evaluation::leakText()},
                    {QStringLiteral("marks"), marks},
                    {QStringLiteral("weights"), weights},
                    {QStringLiteral("methods"), methods}});
}

void printEvaluation(const Terminal& terminal, const Report& report) {
    terminal.print(
        Text::tr("%1 plays by %2 listeners; weights fitted on %3 of them, in five folds, "
                 "each reported with weights from the others.")
            .arg(report.plays)
            .arg(report.listeners)
            .arg(report.fitted));
    terminal.print(Text::tr("Means over listeners with 95 % intervals: HR@20 and MRR for 50 plays "
                            "or more, then for 100 or more."));
    for (const evaluation::MarkFigures& mark : report.marks) {
        printMark(terminal, mark);
    }
    terminal.print(QString());
    terminal.print(evaluation::leakText());
    for (const auto library :
         {evaluation::LibraryKind::Protocol, evaluation::LibraryKind::Decoys}) {
        const QString where = library == evaluation::LibraryKind::Protocol
                                  ? Text::tr("in the protocol's libraries")
                                  : Text::tr("in libraries with decoys");
        printTable(terminal, report, library, MethodKind::Model, Text::tr("Model, %1").arg(where));
        printTable(terminal, report, library, MethodKind::Baseline,
                   Text::tr("Baselines, %1").arg(where));
        printTable(terminal, report, library, MethodKind::Single,
                   Text::tr("Each scorer alone, %1").arg(where));
        printTable(terminal, report, library, MethodKind::Without,
                   Text::tr("Left out and fitted again, minus the model with fixed weights, %1")
                       .arg(where));
    }
    terminal.print(QString());
    terminal.print(report.featureTracks
                       ? Text::tr("Distances within lists from the features of %1 of %2 tracks "
                                  "are in the JSON.")
                             .arg(*report.featureTracks)
                             .arg(report.tracks)
                       : Text::tr("Distances within lists were not measured: that takes "
                                  "--features."));
}

} // namespace earshot::cli
