// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/archive_command.h"
#include "app/cli/commands.h"
#include "app/cli/options.h"
#include "app/cli/text.h"
#include "core/jobs/workspace.h"
#include "core/recommend/recommender.h"

#include <QDateTime>
#include <QJsonArray>

#include <algorithm>

namespace earshot::cli {

namespace {

using signals::SignalId;
using signals::SignalState;

constexpr int kShownEntries = 1000;

QString kindKey(signals::SignalKind kind) {
    switch (kind) {
    case signals::SignalKind::Content:
        return QStringLiteral("content");
    case signals::SignalKind::Personal:
        return QStringLiteral("personal");
    case signals::SignalKind::None:
        break;
    }
    return QStringLiteral("none");
}

QString timeText(qint64 milliseconds) {
    return QDateTime::fromMSecsSinceEpoch(milliseconds).toString(Qt::ISODate);
}

QJsonValue timeJson(const std::optional<qint64>& milliseconds) {
    return milliseconds ? QJsonValue(timeText(*milliseconds)) : QJsonValue();
}

QJsonObject toJson(const SignalState& state) {
    const signals::SignalInfo& info = signals::info(state.id);
    return {{QStringLiteral("id"), QLatin1String(info.key)},
            {QStringLiteral("name"), signals::signalName(state.id)},
            {QStringLiteral("kind"), kindKey(info.kind)},
            {QStringLiteral("on"), state.on},
            {QStringLiteral("says"), signals::signalSentence(state.id)},
            {QStringLiteral("stored"), signals::signalStored(state.id)},
            {QStringLiteral("keep_days"), state.keepDays},
            {QStringLiteral("kept"), signals::signalKept(state.id, state.keepDays)},
            {QStringLiteral("weight"), recommend::priorWeight(state.id)},
            {QStringLiteral("dial"), state.dialPercent / 100.0},
            {QStringLiteral("entries"), state.entries},
            {QStringLiteral("since"), timeJson(state.sinceMs)},
            {QStringLiteral("last_used"), timeJson(state.lastUsedMs)},
            {QStringLiteral("last_used_by"), state.lastUsedBy},
            {QStringLiteral("decided"), timeJson(state.decidedMs)}};
}

QString stateWord(const SignalState& state) {
    return state.on ? Text::tr("on") : Text::tr("off");
}

Exit list(const Call& call, jobs::Workspace& workspace, bool json) {
    auto states = workspace.signals().states();
    if (!states) {
        return call.terminal.fail(states.error());
    }
    QJsonArray rows;
    for (const SignalState& state : *states) {
        if (json) {
            rows.append(toJson(state));
            continue;
        }
        QString line = QStringLiteral("%1 %2 %3")
                           .arg(signals::signalKey(state.id), -12)
                           .arg(stateWord(state), -8)
                           .arg(signals::signalSentence(state.id));
        if (signals::info(state.id).storage == signals::Storage::Listening) {
            line += Text::tr(" · %n stored", nullptr, static_cast<int>(state.entries));
        }
        if (state.lastUsedMs) {
            line += Text::tr(" · last used %1 by %2")
                        .arg(timeText(*state.lastUsedMs), state.lastUsedBy);
        }
        call.terminal.print(line);
    }
    if (json) {
        call.terminal.print(QJsonDocument(rows));
    }
    return Exit::Done;
}

Exit show(const Call& call, jobs::Workspace& workspace, SignalId id, bool json) {
    auto entries = workspace.signals().entries(id, kShownEntries);
    if (!entries) {
        return call.terminal.fail(entries.error());
    }
    QJsonArray rows;
    for (const signals::EntryView& entry : *entries) {
        auto track = workspace.tracks().byId(entry.track);
        if (!track) {
            return call.terminal.fail(track.error());
        }
        const QString title = *track ? QStringLiteral("%1 — %2").arg((*track)->displayArtist(),
                                                                     (*track)->displayTitle())
                                     : Text::tr("a track that is no longer in the library");
        if (json) {
            rows.append(QJsonObject{{QStringLiteral("row"), entry.row},
                                    {QStringLiteral("track"), title},
                                    {QStringLiteral("what"), entry.text}});
        } else {
            call.terminal.print(QStringLiteral("%1  %2").arg(title, entry.text));
        }
    }
    if (json) {
        call.terminal.print(QJsonDocument(rows));
    } else if (entries->empty()) {
        call.terminal.print(Text::tr("Nothing is stored."));
    }
    return Exit::Done;
}

Exit erase(const Call& call, jobs::Workspace& workspace, SignalId id) {
    auto erased = workspace.signals().erase(id);
    if (!erased) {
        return call.terminal.fail(erased.error());
    }
    call.terminal.print(Text::tr("Erased %n entries", nullptr, static_cast<int>(*erased)));
    return Exit::Done;
}

Exit eraseAll(const Call& call, jobs::Workspace& workspace) {
    auto erased = workspace.signals().eraseEverything(QStringLiteral("command line"));
    if (!erased) {
        return call.terminal.fail(erased.error());
    }
    call.terminal.print(Text::tr("Erased everything: %n entries and every key", nullptr,
                                 static_cast<int>(*erased)));
    return Exit::Done;
}

Exit setEnabled(const Call& call, jobs::Workspace& workspace, SignalId id, bool on) {
    const base::Status done =
        workspace.signals().setEnabled(id, on, QStringLiteral("command line"));
    if (!done) {
        return call.terminal.fail(done.error());
    }
    call.terminal.print(on ? Text::tr("%1 is on").arg(signals::signalName(id))
                           : Text::tr("%1 is off").arg(signals::signalName(id)));
    return Exit::Done;
}

/// "30d", "2y", "forever", "default"; nothing when it is none of these.
struct KeepFor {
    std::optional<int> days; ///< empty: as the signal has it by itself
};
std::optional<KeepFor> keepForFrom(const QString& word) {
    if (word == QLatin1String("forever")) {
        return KeepFor{signals::kKeepForever};
    }
    if (word == QLatin1String("default")) {
        return KeepFor{};
    }
    const int unit = word.endsWith(QLatin1Char('y'))   ? 365
                     : word.endsWith(QLatin1Char('d')) ? 1
                                                       : 0;
    if (unit == 0) {
        return std::nullopt;
    }
    bool isNumber = false;
    const int number = word.chopped(1).toInt(&isNumber);
    return isNumber && number > 0 && number <= signals::kLongestKeepDays / unit
               ? std::optional(KeepFor{number * unit})
               : std::nullopt;
}

Exit keep(const Call& call, jobs::Workspace& workspace, SignalId id, const KeepFor& keepFor,
          signals::Forget how) {
    const auto older = workspace.signals().setKeepDays(id, keepFor.days, how);
    if (!older) {
        return call.terminal.fail(older.error());
    }
    const int count = static_cast<int>(*older);
    if (how == signals::Forget::Count) {
        call.terminal.print(Text::tr("%n entries would be deleted", nullptr, count));
        return Exit::Done;
    }
    const int days = keepFor.days.value_or(signals::info(id).keepDays);
    call.terminal.print(Text::tr("%1: %2", "signal, how long it is kept")
                            .arg(signals::signalName(id), signals::signalKept(id, days)));
    if (count > 0) {
        call.terminal.print(Text::tr("Deleted: %n older entries", nullptr, count));
    }
    return Exit::Done;
}

/// "0.5" as 50; nothing when it is no step of the dial.
std::optional<int> dialFrom(const QString& word) {
    bool isNumber = false;
    const double factor = word.toDouble(&isNumber);
    const auto* step = std::ranges::find(signals::kDialSteps, factor * 100);
    return isNumber && step != signals::kDialSteps.end() ? std::optional(*step) : std::nullopt;
}

Exit setDial(const Call& call, jobs::Workspace& workspace, SignalId id, int percent) {
    if (base::Status done = workspace.signals().setDial(id, percent); !done) {
        return call.terminal.fail(done.error());
    }
    call.terminal.print(Text::tr("%1 counts %2 times its weight")
                            .arg(signals::signalName(id))
                            .arg(percent / 100.0));
    return Exit::Done;
}

/// "keep ID HOW-LONG" and "weight ID HOW-MUCH".
Exit runChoice(const Call& call, const QStringList& words, signals::Forget how) {
    const auto id = signals::signalFromKey(words.value(1));
    const bool isKeep = words[0] == QLatin1String("keep");
    const auto keepFor = isKeep ? keepForFrom(words.value(2)) : std::nullopt;
    const auto percent = isKeep ? std::nullopt : dialFrom(words.value(2));
    if (!id || words.size() != 3 || !(keepFor || percent)) {
        return call.terminal.wrongUse(
            Text::tr("signals keep takes a signal and 30d, 2y, forever or default, and --count; "
                     "signals weight takes a signal and 0.25, 0.5, 1, 1.5 or 2."));
    }
    auto workspace = openWorkspace(call);
    if (!workspace) {
        return call.terminal.fail(workspace.error());
    }
    if (percent) {
        return setDial(call, **workspace, *id, *percent);
    }
    if (base::Status open = unlock(call, *(*workspace)->vault()); !open) {
        return call.terminal.fail(open.error());
    }
    return keep(call, **workspace, *id, *keepFor, how);
}

} // namespace

Exit runSignals(const Call& call) {
    QCommandLineParser parser;
    parser.addOption(QCommandLineOption(QStringLiteral("json")));
    parser.addOption(QCommandLineOption(QStringLiteral("all")));
    parser.addOption(QCommandLineOption(QStringLiteral("count")));
    addArchiveOptions(parser);
    if (!parse(parser, call)) {
        return Exit::WrongUse;
    }
    const bool json = parser.isSet(QStringLiteral("json"));
    const QStringList words = parser.positionalArguments();
    if (isArchiveVerb(words)) {
        return runArchiveVerb(call, parser);
    }
    if (words.value(0) == QLatin1String("keep") || words.value(0) == QLatin1String("weight")) {
        return runChoice(call, words,
                         parser.isSet(QStringLiteral("count")) ? signals::Forget::Count
                                                               : signals::Forget::Delete);
    }
    const bool all = parser.isSet(QStringLiteral("all"));
    if (all != (words == QStringList{QStringLiteral("erase")}) ||
        (!all && !words.isEmpty() && words.size() != 2)) {
        return call.terminal.wrongUse(
            Text::tr("signals takes nothing, or enable, disable, show or erase and a signal, "
                     "or erase --all."));
    }
    std::optional<SignalId> id;
    if (words.size() == 2) {
        id = signals::signalFromKey(words[1]);
        if (!id) {
            return call.terminal.wrongUse(
                Text::tr("There is no signal \"%1\"; \"earshot signals\" lists them.")
                    .arg(words[1]));
        }
    }
    auto workspace = openWorkspace(call);
    if (!workspace) {
        return call.terminal.fail(workspace.error());
    }
    if (all) {
        return eraseAll(call, **workspace); // needs no unlocked keys
    }
    if (words.isEmpty()) {
        return list(call, **workspace, json);
    }
    const QString& verb = words[0];
    const bool sealed = signals::hasTable(*id) && verb != QLatin1String("disable");
    if (base::Status open = sealed ? unlock(call, *(*workspace)->vault()) : base::Done{}; !open) {
        return call.terminal.fail(open.error());
    }
    if (verb == QLatin1String("enable") || verb == QLatin1String("disable")) {
        return setEnabled(call, **workspace, *id, verb == QLatin1String("enable"));
    }
    if (verb == QLatin1String("show")) {
        return show(call, **workspace, *id, json);
    }
    if (verb == QLatin1String("erase")) {
        return erase(call, **workspace, *id);
    }
    return call.terminal.wrongUse(Text::tr("signals knows enable, disable, show and erase."));
}

} // namespace earshot::cli
