// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"
#include "app/cli/options.h"
#include "app/cli/text.h"
#include "core/jobs/workspace.h"
#include "core/signals/entry_text.h"

#include <QJsonArray>

namespace earshot::cli {

namespace {

constexpr int kShownUses = 1000;

QString timeOf(const signals::Moment& at) {
    const QString date = signals::dateOf(at).toString(Qt::ISODate);
    return at.time ? QStringLiteral("%1 %2").arg(
                         date, QTime::fromMSecsSinceStartOfDay(at.time->second * 1000)
                                   .toString(QStringLiteral("HH:mm")))
                   : date;
}

QStringList keysOf(signals::SignalSet set) {
    QStringList keys;
    for (const signals::SignalInfo& row : signals::registry()) {
        if (set.has(row.id)) {
            keys += signals::signalKey(row.id);
        }
    }
    return keys;
}

Exit showUses(const Call& call, const signals::SignalStore& store,
              std::optional<signals::SignalId> only, bool json) {
    auto entries = store.accessLog(kShownUses, 0, only);
    if (!entries) {
        return call.terminal.fail(entries.error());
    }
    QJsonArray rows;
    for (const signals::AccessEntry& entry : *entries) {
        const QStringList keys = keysOf(entry.read);
        if (json) {
            rows.append(QJsonObject{{QStringLiteral("number"), entry.number},
                                    {QStringLiteral("at"), timeOf(entry.at)},
                                    {QStringLiteral("who"), entry.who},
                                    {QStringLiteral("purpose"), entry.purpose},
                                    {QStringLiteral("signals"), QJsonArray::fromStringList(keys)},
                                    {QStringLiteral("rows"), entry.rows}});
        } else {
            call.terminal.print(Text::tr("%1  %2 for \"%3\" read %4: %n entries",
                                         "time, who, list, signals", static_cast<int>(entry.rows))
                                    .arg(timeOf(entry.at), entry.who, entry.purpose,
                                         keys.join(QStringLiteral(", "))));
        }
    }
    if (json) {
        call.terminal.print(QJsonDocument(rows));
    } else if (entries->empty()) {
        call.terminal.print(Text::tr("Nothing personal was read so far."));
    }
    return Exit::Done;
}

QString faultKey(signals::LogFault fault) {
    switch (fault) {
    case signals::LogFault::Damaged:
        return QStringLiteral("damaged");
    case signals::LogFault::Edited:
        return QStringLiteral("edited");
    case signals::LogFault::Missing:
        return QStringLiteral("missing");
    case signals::LogFault::Reordered:
        return QStringLiteral("reordered");
    case signals::LogFault::CutShort:
        return QStringLiteral("cut-short");
    case signals::LogFault::RolledBack:
        return QStringLiteral("rolled-back");
    }
    Q_UNREACHABLE();
}

Exit verify(const Call& call, const signals::SignalStore& store, bool json) {
    const auto check = store.checkAccessLog();
    if (!check) {
        return call.terminal.fail(check.error());
    }
    QJsonArray findings;
    for (const signals::LogFinding& finding : check->findings) {
        findings.append(QJsonObject{{QStringLiteral("fault"), faultKey(finding.fault)},
                                    {QStringLiteral("first"), finding.first},
                                    {QStringLiteral("last"), finding.last}});
        if (!json) {
            call.terminal.print(signals::findingText(finding));
        }
    }
    if (json) {
        call.terminal.print(QJsonDocument(QJsonObject{{QStringLiteral("entries"), check->entries},
                                                      {QStringLiteral("findings"), findings}}));
    } else if (check->findings.empty()) {
        call.terminal.print(
            Text::tr("%n entries, none was changed", nullptr, static_cast<int>(check->entries)));
    }
    if (check->findings.empty()) {
        return Exit::Done;
    }
    return check->tampered() ? Exit::Tampered : Exit::Damaged;
}

} // namespace

Exit runAudit(const Call& call) {
    QCommandLineParser parser;
    parser.addOption(QCommandLineOption(QStringLiteral("json")));
    parser.addOption(QCommandLineOption(QStringLiteral("signal"), {}, QStringLiteral("signal")));
    if (!parse(parser, call)) {
        return Exit::WrongUse;
    }
    const QString verb = parser.positionalArguments().value(0);
    const auto only = signals::signalFromKey(parser.value(QStringLiteral("signal")));
    if (parser.positionalArguments().size() != 1 ||
        (verb != QLatin1String("show") && verb != QLatin1String("verify")) ||
        (parser.isSet(QStringLiteral("signal")) && !only)) {
        return call.terminal.wrongUse(
            Text::tr("audit takes show [--signal ID] or verify, and --json."));
    }
    auto workspace = openWorkspace(call);
    if (!workspace) {
        return call.terminal.fail(workspace.error());
    }
    if (base::Status open = unlock(call, *(*workspace)->vault()); !open) {
        return call.terminal.fail(open.error());
    }
    const bool json = parser.isSet(QStringLiteral("json"));
    const signals::SignalStore& store = (*workspace)->signals();
    return verb == QLatin1String("show") ? showUses(call, store, only, json)
                                         : verify(call, store, json);
}

} // namespace earshot::cli
