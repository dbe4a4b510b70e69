// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"
#include "app/cli/options.h"
#include "app/cli/text.h"
#include "core/jobs/card_job.h"
#include "core/signals/entry_text.h"

#include <QJsonArray>

#include <algorithm>

namespace earshot::cli {

namespace {

constexpr auto kName = "name";
constexpr auto kReplace = "replace";
constexpr auto kDryRun = "dry-run";
constexpr auto kWithout = "without";
constexpr auto kJson = "json";

/// The words and options of this call, beside the workspace they are for.
struct CardCall {
    const Call& call;
    const QCommandLineParser& parser;
    jobs::Workspace& workspace;

    [[nodiscard]] bool json() const { return parser.isSet(QLatin1String(kJson)); }
    [[nodiscard]] QString name() const { return parser.value(QLatin1String(kName)); }
    [[nodiscard]] QStringList words() const { return parser.positionalArguments(); }
};

QJsonObject cardJson(const jobs::CardReport& report) {
    return {{QStringLiteral("name"), report.head.name},
            {QStringLiteral("made"), signals::cardMonth(report.head.made)},
            {QStringLiteral("songs"), report.songs},
            {QStringLiteral("songs_found"), report.songsFound},
            {QStringLiteral("artists"), report.artists},
            {QStringLiteral("artists_found"), report.artistsFound},
            {QStringLiteral("left_out"), report.leftOut},
            {QStringLiteral("missing"), QJsonArray::fromStringList(report.missing)},
            {QStringLiteral("replaced"), report.kept && report.former.has_value()},
            {QStringLiteral("kept"), report.kept}};
}

Exit openCardFile(const CardCall& card) {
    jobs::CardRequest request;
    request.file = pathsOf(card.words().mid(1)).front();
    request.name = card.name();
    request.mayReplace = card.parser.isSet(QLatin1String(kReplace));
    request.mode =
        card.parser.isSet(QLatin1String(kDryRun)) ? jobs::CardMode::Report : jobs::CardMode::Store;
    const auto report = jobs::openCard(card.workspace, request);
    const Terminal& terminal = card.call.terminal;
    if (!report) {
        return terminal.fail(report.error());
    }
    if (card.json()) {
        terminal.print(QJsonDocument(cardJson(*report)));
        return Exit::Done;
    }
    for (const QString& sentence : jobs::cardSentences(*report)) {
        terminal.print(sentence);
    }
    if (!report->missing.isEmpty()) {
        terminal.print(Text::tr("Not in your library:"));
    }
    for (const QString& line : report->missing) {
        terminal.print(QStringLiteral("  ") + line);
    }
    return Exit::Done;
}

Exit listCards(const CardCall& card) {
    const auto views = card.workspace.signals().cards();
    const Terminal& terminal = card.call.terminal;
    if (!views) {
        return terminal.fail(views.error());
    }
    QJsonArray all;
    for (const signals::CardView& view : *views) {
        const QString made = signals::cardMonth(view.head.made);
        const QString opened = view.opened.toString(Qt::ISODate);
        all.append(QJsonObject{{QStringLiteral("number"), view.number},
                               {QStringLiteral("name"), view.head.name},
                               {QStringLiteral("made"), made},
                               {QStringLiteral("opened"), opened},
                               {QStringLiteral("songs"), view.songs},
                               {QStringLiteral("artists"), view.artists}});
        if (!card.json()) {
            terminal.print(Text::tr("%1: %2, made %3, opened %4; in your library: songs %5, "
                                    "artists %6",
                                    "number of the card, name, month, date, numbers")
                               .arg(QString::number(view.number), view.head.name, made, opened,
                                    QString::number(view.songs), QString::number(view.artists)));
        }
    }
    if (card.json()) {
        terminal.print(QJsonDocument(all));
    } else if (views->empty()) {
        terminal.print(Text::tr("No card was opened."));
    }
    return Exit::Done;
}

Exit removeCard(const CardCall& card) {
    const qint64 number = card.words().value(1).toLongLong();
    const Terminal& terminal = card.call.terminal;
    const auto views = card.workspace.signals().cards();
    if (!views) {
        return terminal.fail(views.error());
    }
    const auto found = std::ranges::find(*views, number, &signals::CardView::number);
    if (found == views->end()) {
        return terminal.fail({Text::tr("There is no card with the number %1").arg(number),
                              {},
                              Text::tr("\"card list\" has the numbers")});
    }
    signals::Forgetting which;
    which.card = found->head.name;
    const auto entries = card.workspace.signals().forget(which, signals::Forget::Delete);
    if (!entries) {
        return terminal.fail(entries.error());
    }
    if (card.json()) {
        terminal.print(QJsonDocument(QJsonObject{{QStringLiteral("forgotten"), *entries}}));
    } else {
        terminal.print(Text::tr("Removed: %1").arg(found->head.name));
    }
    return Exit::Done;
}

/// Takes out what the person does not want to hand over: a song or an artist of that name. Empty
/// where there was something for each, else the name that was not found.
QString leaveOut(imports::CardFile& own, const QStringList& names) {
    for (const QString& name : names) {
        const auto same = [&name](const QString& text) {
            return text.compare(name, Qt::CaseInsensitive) == 0;
        };
        const auto before = own.songs.size() + own.artists.size();
        std::erase_if(own.songs, [&](const imports::CardFile::Song& one) {
            return same(one.song.title) || same(one.song.artist);
        });
        std::erase_if(own.artists,
                      [&](const imports::CardFile::Artist& one) { return same(one.name); });
        if (own.songs.size() + own.artists.size() == before) {
            return name;
        }
    }
    return {};
}

Exit makeOwnCard(const CardCall& card) {
    const Terminal& terminal = card.call.terminal;
    auto own = jobs::makeCard(card.workspace);
    if (!own) {
        return terminal.fail(own.error());
    }
    if (base::Status named = imports::nameCard(*own, card.name()); !named) {
        return terminal.fail(named.error());
    }
    const QString absent = leaveOut(*own, card.parser.values(QLatin1String(kWithout)));
    if (!absent.isEmpty()) {
        return terminal.fail(
            {Text::tr("There is no song or artist named %1 on the card").arg(absent),
             {},
             Text::tr("\"card make\" without a file shows what is on it")});
    }
    const QByteArray bytes = imports::cardBytes(*own);
    QString said = Text::tr("This is all that the card would hold; nothing was written:");
    if (card.words().size() == 2) {
        const auto file = pathsOf(card.words().mid(1)).front();
        if (base::Status written = imports::writeCard(*own, file); !written) {
            return terminal.fail(written.error());
        }
        said = Text::tr("Written, for you to hand over. This is all it holds:");
    }
    if (card.json()) {
        terminal.print(QJsonDocument::fromJson(bytes));
    } else {
        terminal.print(said);
        terminal.print(QString::fromUtf8(bytes).trimmed());
    }
    return Exit::Done;
}

struct CardVerb {
    const char* word;
    int fewest, most; ///< words after it
    QStringList options;
    Exit (*run)(const CardCall&);
};

const std::vector<CardVerb>& cardVerbs() {
    static const std::vector<CardVerb> all{
        {"open",
         1,
         1,
         {QLatin1String(kName), QLatin1String(kReplace), QLatin1String(kDryRun)},
         openCardFile},
        {"list", 0, 0, {}, listCards},
        {"remove", 1, 1, {}, removeCard},
        {"make", 0, 1, {QLatin1String(kName), QLatin1String(kWithout)}, makeOwnCard},
    };
    return all;
}

bool cardFits(const CardVerb& verb, const QCommandLineParser& parser) {
    const auto words = parser.positionalArguments().size() - 1;
    return words >= verb.fewest && words <= verb.most &&
           std::ranges::all_of(QStringList{QLatin1String(kName), QLatin1String(kReplace),
                                           QLatin1String(kDryRun), QLatin1String(kWithout)},
                               [&](const QString& option) {
                                   return !parser.isSet(option) || verb.options.contains(option);
                               });
}

} // namespace

Exit runCard(const Call& call) {
    QCommandLineParser parser;
    for (const char* name : {kReplace, kDryRun, kJson}) {
        parser.addOption(QCommandLineOption(QLatin1String(name)));
    }
    for (const char* name : {kName, kWithout}) {
        parser.addOption(QCommandLineOption(QLatin1String(name), {}, QLatin1String(name)));
    }
    if (!parse(parser, call)) {
        return Exit::WrongUse;
    }
    const QString word = parser.positionalArguments().value(0);
    const auto verb = std::ranges::find_if(
        cardVerbs(), [&word](const CardVerb& one) { return word == QLatin1String(one.word); });
    const bool unnamed = word == QLatin1String("make") && !parser.isSet(QLatin1String(kName));
    const bool unnumbered =
        word == QLatin1String("remove") && parser.positionalArguments().value(1).toLongLong() <= 0;
    if (verb == cardVerbs().end() || !cardFits(*verb, parser) || unnamed || unnumbered) {
        return call.terminal.wrongUse(
            Text::tr("card takes \"open\" with a file, \"list\", \"remove\" with a number, or "
                     "\"make\" with --name and, to write it, a file."));
    }
    auto workspace = openWorkspace(call);
    if (!workspace) {
        return call.terminal.fail(workspace.error());
    }
    if (!parser.isSet(QLatin1String(kDryRun))) {
        if (base::Status open = unlock(call, *(*workspace)->vault()); !open) {
            return call.terminal.fail(open.error());
        }
    }
    return verb->run({call, parser, **workspace});
}

} // namespace earshot::cli
