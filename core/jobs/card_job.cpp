// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/jobs/card_job.h"

#include "core/base/plain_text.h"
#include "core/imports/own_card.h"
#include "core/imports/track_matcher.h"
#include "core/jobs/text.h"
#include "core/recommend/song_key.h"
#include "core/signals/entry_text.h"

#include <QLocale>
#include <QSet>

#include <array>

namespace earshot::jobs {

using base::Error;
using base::Result;
using imports::CardFile;
using library::TrackId;
using signals::CardPart;
using signals::SignalId;

namespace {

int artistsNamed(const CardFile& card) {
    QSet<QString> names;
    for (const CardFile::Artist& artist : card.artists) {
        names.insert(recommend::foldedWords(artist.name));
    }
    for (const CardFile::Song& one : card.songs) {
        names.insert(recommend::foldedWords(one.song.artist));
    }
    return static_cast<int>(names.size());
}

/// The card as it is found in the library; counts and lists it in the report.
signals::TasteCard found(const CardFile& card, const imports::TrackMatcher& matcher,
                         CardReport& report) {
    signals::TasteCard lines{report.head, {}};
    for (const CardFile::Song& one : card.songs) {
        const imports::Match match = matcher.match(one.song);
        if (match.kind != imports::MatchKind::NotFound) {
            lines.lines.push_back({match.track, CardPart::Song, one.weight});
            ++report.songsFound;
        } else {
            report.missing +=
                Text::tr("%1, %2", "title, artist").arg(one.song.title, one.song.artist);
        }
    }
    for (const CardFile::Artist& artist : card.artists) {
        const TrackId track = matcher.byArtist(artist.name);
        if (track != TrackId::None) {
            lines.lines.push_back({track, CardPart::Artist, artist.weight});
            ++report.artistsFound;
        } else {
            report.missing += artist.name;
        }
    }
    return lines;
}

} // namespace

Result<CardReport> openCard(Workspace& workspace, const CardRequest& request) {
    const Result<CardFile> card = imports::readCard(request.file);
    if (!card) {
        return card.error();
    }
    CardReport report;
    report.head = {request.name.isEmpty() ? card->name : base::plainText(request.name), card->made,
                   artistsNamed(*card)};
    const auto matcher = imports::TrackMatcher::in(workspace.tracks());
    if (!matcher) {
        return matcher.error();
    }
    report.songs = static_cast<qint64>(card->songs.size());
    report.artists = static_cast<qint64>(card->artists.size());
    report.leftOut = card->leftOut;
    const signals::TasteCard lines = found(*card, *matcher, report);
    if (const auto here = workspace.signals().cards()) {
        for (const signals::CardView& view : *here) {
            if (view.head.name == report.head.name) {
                report.former = view.opened;
            }
        }
    }
    if (request.mode == CardMode::Report || lines.lines.empty()) {
        return report;
    }
    if (!signals::isCardHead(report.head)) {
        return Error{Text::tr("This card has no name that can be used"),
                     base::pathText(request.file),
                     Text::tr("Give it one of up to %1 letters").arg(signals::kLongestCardName)};
    }
    if (report.former && !request.mayReplace) {
        return Error{
            Text::tr("A card named %1 is here already; nothing was changed").arg(report.head.name),
            base::pathText(request.file), Text::tr("Replace it, or give this one another name")};
    }
    if (base::Status kept = workspace.signals().addCard(lines); !kept) {
        return kept.error();
    }
    report.kept = true;
    return report;
}

QStringList cardSentences(const CardReport& report) {
    const auto number = [](qint64 count) { return QLocale().toString(count); };
    const QString month = signals::cardMonthText(report.head.made);
    QStringList said{report.head.name.isEmpty()
                         ? Text::tr("A taste card of %1, without a name.").arg(month)
                         : Text::tr("%1’s taste card of %2.", "a friend's name, month and year")
                               .arg(report.head.name, month),
                     Text::tr("Songs on it: %1, of these in your library: %2.")
                         .arg(number(report.songs), number(report.songsFound)),
                     Text::tr("Artists on it: %1, of these in your library: %2.")
                         .arg(number(report.artists), number(report.artistsFound))};
    if (report.leftOut > 0) {
        said += Text::tr("Lines that could not be read, and were left out: %1.")
                    .arg(number(report.leftOut));
    }
    const QString day =
        report.former ? QLocale().toString(*report.former, QLocale::ShortFormat) : QString();
    if (report.songsFound + report.artistsFound == 0) {
        said += Text::tr("Nothing of it is in your library, so there is nothing to keep.");
    } else if (report.former && report.kept) {
        said += Text::tr("It took the place of the card of that name you opened on %1.").arg(day);
    } else if (report.former) {
        said += Text::tr("A card of that name is here already, opened on %1.").arg(day);
    } else if (report.kept) {
        said += Text::tr("It was kept.");
    }
    return said;
}

Result<CardFile> makeCard(Workspace& workspace) {
    signals::SignalStore& store = workspace.signals();
    const auto on = store.enabled();
    if (!on) {
        return on.error();
    }
    signals::SignalSet from;
    for (const SignalId id : {SignalId::Likes, SignalId::Plays, SignalId::Completion}) {
        from.set(id, on->has(id));
    }
    if (from == signals::SignalSet{}) {
        return Error{Text::tr("There is nothing to make a card from: what you like and play is not "
                              "kept, or is locked"),
                     {},
                     Text::tr("Allow likes or plays on the Signals page")};
    }
    const auto history = store.history();
    if (!history) {
        return history.error();
    }
    if (base::Status noted =
            store.noteUse(from, Text::tr("Your taste card"), QStringLiteral("card"));
        !noted) {
        return noted.error();
    }
    auto card = imports::ownCard(*history, workspace.tracks());
    if (!card) {
        return card;
    }
    if (card->songs.empty() && card->artists.empty()) {
        return Error{Text::tr("There is nothing to make a card from yet"),
                     {},
                     Text::tr("Like some songs, or play some three times")};
    }
    const QDate today = workspace.clock().now().date();
    card->made = 12 * today.year() + today.month() - 1;
    return card;
}

} // namespace earshot::jobs
