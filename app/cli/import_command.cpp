// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"
#include "app/cli/options.h"
#include "app/cli/text.h"
#include "core/jobs/history_job.h"
#include "core/signals/entry_text.h"

#include <QJsonArray>

#include <algorithm>

namespace earshot::cli {

namespace {

constexpr std::size_t kShownMissing = 20; // --json has all

QJsonObject countJson(const jobs::HistoryCount& count) {
    return {{QStringLiteral("plays"), count.plays}, {QStringLiteral("songs"), count.songs}};
}

QJsonObject historyJson(const jobs::HistoryReport& report) {
    QJsonArray missing, problems;
    for (const jobs::HistoryReport::Missing& one : report.mostMissed) {
        missing.append(QJsonObject{{QStringLiteral("artist"), one.song.artist},
                                   {QStringLiteral("title"), one.song.title},
                                   {QStringLiteral("album"), one.song.album},
                                   {QStringLiteral("plays"), one.plays}});
    }
    for (const imports::BadRow& row : report.listed) {
        problems.append(QJsonObject{{QStringLiteral("file"), row.file},
                                    {QStringLiteral("line"), row.line},
                                    {QStringLiteral("problem"), row.problem}});
    }
    return {{QStringLiteral("dry_run"), report.mode == jobs::HistoryMode::Report},
            {QStringLiteral("files"), report.files},
            {QStringLiteral("other_files"), QJsonArray::fromStringList(report.otherFiles)},
            {QStringLiteral("first"), report.first.toString(Qt::ISODate)},
            {QStringLiteral("last"), report.last.toString(Qt::ISODate)},
            {QStringLiteral("all"), countJson(report.all)},
            {QStringLiteral("by_recording"), countJson(report.recording)},
            {QStringLiteral("by_names"), countJson(report.names)},
            {QStringLiteral("looser"), countJson(report.looser)},
            {QStringLiteral("not_found"), countJson(report.missing)},
            {QStringLiteral("missing"), missing},
            {QStringLiteral("added"), report.stored.added},
            {QStringLiteral("known"), report.stored.known},
            {QStringLiteral("expired"), report.stored.expired},
            {QStringLiteral("not_music"), report.notMusic},
            {QStringLiteral("bad_rows"), report.badRows},
            {QStringLiteral("problems"), problems}};
}

void printReport(const Terminal& terminal, const jobs::HistoryReport& report) {
    for (const QString& sentence : jobs::historySentences(report)) {
        terminal.print(sentence);
    }
    if (!report.mostMissed.empty()) {
        terminal.print(Text::tr("Played most of what is not in your library:"));
    }
    const std::size_t shown = std::min(kShownMissing, report.mostMissed.size());
    for (std::size_t i = 0; i < shown; ++i) {
        const jobs::HistoryReport::Missing& one = report.mostMissed[i];
        terminal.print(
            QStringLiteral("%1  %2, %3").arg(one.plays, 6).arg(one.song.title, one.song.artist));
    }
}

Exit listImports(const Call& call, jobs::Workspace& workspace, bool json) {
    const auto views = workspace.signals().imports();
    if (!views) {
        return call.terminal.fail(views.error());
    }
    QJsonArray all;
    for (const signals::ImportView& view : *views) {
        const QString source = signals::importSourceName(view.source);
        const QString first = view.first.toString(Qt::ISODate);
        const QString last = view.last.toString(Qt::ISODate);
        all.append(QJsonObject{{QStringLiteral("number"), view.number},
                               {QStringLiteral("source"), source},
                               {QStringLiteral("plays"), view.plays},
                               {QStringLiteral("first"), first},
                               {QStringLiteral("last"), last}});
        if (!json) {
            call.terminal.print(Text::tr("%1: %2, %3 to %4; plays: %5",
                                         "number of the import, service, dates, plays")
                                    .arg(view.number)
                                    .arg(source, first, last)
                                    .arg(view.plays));
        }
    }
    if (json) {
        call.terminal.print(QJsonDocument(all));
    } else if (views->empty()) {
        call.terminal.print(Text::tr("Nothing was brought in."));
    }
    return Exit::Done;
}

Exit forgetImport(const Call& call, jobs::Workspace& workspace, qint64 number, bool json) {
    signals::Forgetting which;
    which.import = number;
    const auto entries = workspace.signals().forget(which, signals::Forget::Delete);
    if (!entries) {
        return call.terminal.fail(entries.error());
    }
    if (*entries == 0) {
        return call.terminal.fail({Text::tr("There is no import with the number %1").arg(number),
                                   {},
                                   Text::tr("\"import --list\" has the numbers")});
    }
    if (json) {
        call.terminal.print(QJsonDocument(QJsonObject{{QStringLiteral("forgotten"), *entries}}));
    } else {
        call.terminal.print(Text::tr("Forgotten: %n entries", nullptr, static_cast<int>(*entries)));
    }
    return Exit::Done;
}

Exit bringIn(const Call& call, jobs::Workspace& workspace, const std::filesystem::path& place,
             jobs::HistoryMode mode, bool json) {
    const auto report =
        jobs::bringInHistory(workspace, place, mode, call.terminal.progress(), call.stop);
    call.terminal.endProgress();
    if (!report) {
        return call.terminal.fail(report.error());
    }
    if (json) {
        call.terminal.print(QJsonDocument(historyJson(*report)));
    } else {
        printReport(call.terminal, *report);
    }
    for (const imports::BadRow& row : report->listed) {
        call.terminal.problem(Text::tr("%1, line %2: %3", "file, number, problem")
                                  .arg(row.file)
                                  .arg(row.line)
                                  .arg(row.problem));
    }
    return report->badRows > 0 ? Exit::Failures : Exit::Done;
}

} // namespace

Exit runImport(const Call& call) {
    const QString dryRun = QStringLiteral("dry-run");
    const QString json = QStringLiteral("json");
    const QString list = QStringLiteral("list");
    const QString forget = QStringLiteral("forget");
    QCommandLineParser parser;
    for (const QString& name : {dryRun, json, list}) {
        parser.addOption(QCommandLineOption(name));
    }
    parser.addOption(QCommandLineOption(forget, {}, QStringLiteral("number")));
    if (!parse(parser, call)) {
        return Exit::WrongUse;
    }
    const QStringList words = parser.positionalArguments();
    const bool alone = parser.isSet(list) || parser.isSet(forget); // takes nothing else
    const qint64 number = parser.value(forget).toLongLong();
    if (words.size() != (alone ? 0 : 1) || (parser.isSet(list) && parser.isSet(forget)) ||
        (alone && parser.isSet(dryRun)) || (parser.isSet(forget) && number <= 0)) {
        return call.terminal.wrongUse(
            Text::tr("import takes one file or folder, --list, or --forget with a number."));
    }
    auto workspace = openWorkspace(call);
    if (!workspace) {
        return call.terminal.fail(workspace.error());
    }
    if (!parser.isSet(dryRun)) {
        if (base::Status open = unlock(call, *(*workspace)->vault()); !open) {
            return call.terminal.fail(open.error());
        }
    }
    if (parser.isSet(list)) {
        return listImports(call, **workspace, parser.isSet(json));
    }
    if (parser.isSet(forget)) {
        return forgetImport(call, **workspace, number, parser.isSet(json));
    }
    const auto mode = parser.isSet(dryRun) ? jobs::HistoryMode::Report : jobs::HistoryMode::Store;
    return bringIn(call, **workspace, pathsOf(words).front(), mode, parser.isSet(json));
}

} // namespace earshot::cli
