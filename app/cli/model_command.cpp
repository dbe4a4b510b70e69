// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"
#include "app/cli/options.h"
#include "app/cli/text.h"
#include "core/jobs/mix_job.h"
#include "core/recommend/metric/constants.h"
#include "core/recommend/model_report.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace earshot::cli {

namespace {

using recommend::ModelReport;
using recommend::NextModelRow;
using recommend::SignalModel;

QString two(double value) {
    return QString::number(value, 'f', 2);
}

QString three(double value) {
    return QString::number(value, 'f', 3);
}

QString metricWords(const recommend::metric::MetricReport& report) {
    using recommend::metric::kLeastArtists;
    if (report.artists < kLeastArtists) {
        return Text::tr("Radios compare sounds as they were measured: %1 artists have two albums "
                        "to learn from, %2 are needed.")
            .arg(report.artists)
            .arg(kLeastArtists);
    }
    const QString found = Text::tr("tracks of artists it was not shown find their other albums "
                                   "with %1, as measured with %2 (mean average precision)")
                              .arg(three(report.found.learned), three(report.found.plain));
    return report.learned()
               ? Text::tr("Radios compare sounds by what tells %1 artists of the library apart, in "
                          "%2 directions: %3.")
                     .arg(report.artists)
                     .arg(report.directions)
                     .arg(found)
               : Text::tr("Radios compare sounds as they were measured. What was learned from %1 "
                          "artists is not surely better: %2.")
                     .arg(report.artists)
                     .arg(found);
}

QJsonObject metricJson(const recommend::metric::MetricReport& report) {
    return {{QStringLiteral("learned"), report.learned()},
            {QStringLiteral("artists"), report.artists},
            {QStringLiteral("albums"), report.albums},
            {QStringLiteral("tracks"), report.tracks},
            {QStringLiteral("directions"), report.directions},
            {QStringLiteral("precision_plain"), report.found.plain},
            {QStringLiteral("precision_learned"), report.found.learned}};
}

QJsonDocument modelJson(const ModelReport& report) {
    QJsonArray rows;
    for (const SignalModel& row : report.signalRows) {
        rows.append(QJsonObject{{QStringLiteral("signal"), signals::signalKey(row.id)},
                                {QStringLiteral("on"), row.on},
                                {QStringLiteral("prior_recipe"), row.recipe},
                                {QStringLiteral("prior_radio"), row.radio},
                                {QStringLiteral("learned_factor"), row.learned},
                                {QStringLiteral("records"), row.records},
                                {QStringLiteral("songs"), row.songs}});
    }
    QJsonArray scorers;
    for (const NextModelRow& row : report.nextRows) {
        scorers.append(QJsonObject{{QStringLiteral("scorer"), row.key},
                                   {QStringLiteral("signal"), signals::signalKey(row.id)},
                                   {QStringLiteral("weight"), row.weight},
                                   {QStringLiteral("used"), row.used}});
    }
    return QJsonDocument(QJsonObject{
        {QStringLiteral("version"), ModelReport::kVersion},
        {QStringLiteral("sound_metric"), metricJson(report.sound)},
        {QStringLiteral("signals"), rows},
        {QStringLiteral("next"), QJsonObject{{QStringLiteral("plays"), report.nextPlays},
                                             {QStringLiteral("sittings"), report.nextSittings},
                                             {QStringLiteral("scorers"), scorers}}},
        {QStringLiteral("sitting_outcomes"), report.outcomesOfSitting}});
}

void printModel(Terminal& terminal, const ModelReport& report) {
    terminal.print(Text::tr("Weights in points: prior for moods and contexts, prior for radio, "
                            "what your finishes and skips make of them."));
    for (const SignalModel& row : report.signalRows) {
        const QString key = signals::signalKey(row.id).leftJustified(12);
        if (!row.on) {
            terminal.print(Text::tr("%1 off").arg(key));
            continue;
        }
        terminal.print(Text::tr("%1 %2  %3  ×%4  from %5 entries on %6 songs",
                                "signal, prior, prior, factor, counts")
                           .arg(key, two(row.recipe), two(row.radio), two(row.learned))
                           .arg(row.records)
                           .arg(row.songs));
    }
    terminal.print(QString());
    terminal.print(metricWords(report.sound));
    terminal.print(QString());
    terminal.print(Text::tr("What follows what, from %1 plays in %2 sittings; weights in points:")
                       .arg(report.nextPlays)
                       .arg(report.nextSittings));
    for (const NextModelRow& row : report.nextRows) {
        terminal.print(QStringLiteral("%1 %2  %3")
                           .arg(row.key.leftJustified(17), two(row.weight),
                                row.used ? signals::signalKey(row.id) : Text::tr("not used")));
    }
    terminal.print(QString());
    terminal.print(Text::tr("Weights of this sitting: none are kept. What a sitting shows is held "
                            "by the window that plays, and is gone with it."));
    terminal.print(
        Text::tr("All of this is reckoned anew from the files and the signals that are on; "
                 "nothing of it is stored."));
}

} // namespace

Exit runModel(const Call& call) {
    QCommandLineParser parser;
    parser.addOption(QCommandLineOption(QStringLiteral("json")));
    if (!parse(parser, call)) {
        return Exit::WrongUse;
    }
    if (parser.positionalArguments() != QStringList{QStringLiteral("show")}) {
        return call.terminal.wrongUse(Text::tr("model takes show, and --json."));
    }
    auto workspace = openWorkspace(call);
    if (!workspace) {
        return call.terminal.fail(workspace.error());
    }
    tellWhereLocked(call, **workspace);
    const auto catalog = jobs::loadCatalog(**workspace);
    if (!catalog) {
        return call.terminal.fail(catalog.error());
    }
    const auto listener = (*workspace)->listener().read(**workspace, **catalog, {});
    if (!listener) {
        return call.terminal.fail(listener.error());
    }
    const ModelReport report = recommend::modelReport(**catalog, **listener);
    const QString purpose = Text::tr("The model");
    if (base::Status noted =
            (*workspace)->signals().noteUse({}, purpose, QStringLiteral("model show"));
        !noted) {
        return call.terminal.fail(noted.error());
    }
    if (parser.isSet(QStringLiteral("json"))) {
        call.terminal.print(modelJson(report));
    } else {
        printModel(call.terminal, report);
    }
    return Exit::Done;
}

} // namespace earshot::cli
