// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"
#include "app/cli/options.h"
#include "app/cli/text.h"
#include "core/jobs/forget_job.h"

#include <QRegularExpression>

namespace earshot::cli {

namespace {

/// "2026-03-15"; sets `wrong` to what to say when it is not one.
std::optional<QDate> dateOption(const QCommandLineParser& parser, const QString& name,
                                QString& wrong) {
    if (!parser.isSet(name)) {
        return std::nullopt;
    }
    const QDate date = QDate::fromString(parser.value(name), Qt::ISODate);
    if (!date.isValid()) {
        wrong = Text::tr("--%1 takes a date such as 2026-03-15.").arg(name);
    }
    return date;
}

/// "22-23": hours of the day, both included.
void readHours(const QString& text, signals::Forgetting& which, QString& wrong) {
    static const QRegularExpression form(QStringLiteral("^(\\d{1,2})-(\\d{1,2})$"));
    const QRegularExpressionMatch match = form.match(text);
    const int first = match.captured(1).toInt();
    const int last = match.captured(2).toInt();
    if (!match.hasMatch() || first > last || last > 23) {
        wrong = Text::tr("--hours takes the first and the last hour, such as 22-23.");
        return;
    }
    which.firstHour = first;
    which.lastHour = last;
}

} // namespace

Exit runForgetCommand(const Call& call) {
    QCommandLineParser parser;
    for (const char* name : {"from", "to", "hours", "artist", "context"}) {
        parser.addOption(QCommandLineOption(QLatin1String(name), {}, QStringLiteral("value")));
    }
    parser.addOption(QCommandLineOption(QStringLiteral("count")));
    if (!parse(parser, call)) {
        return Exit::WrongUse;
    }
    jobs::ForgetRequest request;
    QString wrong;
    request.which.first = dateOption(parser, QStringLiteral("from"), wrong);
    request.which.last = dateOption(parser, QStringLiteral("to"), wrong);
    if (parser.isSet(QStringLiteral("hours"))) {
        readHours(parser.value(QStringLiteral("hours")), request.which, wrong);
    }
    request.artist = parser.value(QStringLiteral("artist"));
    if (parser.isSet(QStringLiteral("context"))) {
        request.which.list = parser.value(QStringLiteral("context")).toLatin1();
        if (!signals::isListKey(*request.which.list)) {
            wrong = Text::tr("--context takes the key of a mood or activity list, such as focus.");
        }
    }
    if (request.which.empty() && request.artist.isEmpty()) {
        wrong =
            Text::tr("forget takes --from, --to, --hours, --artist or --context; for everything "
                     "there is \"signals erase --all\".");
    }
    if (!parser.positionalArguments().isEmpty()) {
        wrong = Text::tr("forget takes options only.");
    }
    if (!wrong.isEmpty()) {
        return call.terminal.wrongUse(wrong);
    }
    auto workspace = openWorkspace(call);
    if (!workspace) {
        return call.terminal.fail(workspace.error());
    }
    if (base::Status open = unlock(call, *(*workspace)->vault()); !open) {
        return call.terminal.fail(open.error());
    }
    const bool count = parser.isSet(QStringLiteral("count"));
    const auto entries = jobs::runForget(**workspace, request,
                                         count ? signals::Forget::Count : signals::Forget::Delete);
    if (!entries) {
        return call.terminal.fail(entries.error());
    }
    const int number = static_cast<int>(*entries);
    call.terminal.print(count ? Text::tr("%n entries would be forgotten", nullptr, number)
                              : Text::tr("Forgotten: %n entries", nullptr, number));
    return Exit::Done;
}

} // namespace earshot::cli
