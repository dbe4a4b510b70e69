// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/mix_report.h"

#include "app/cli/options.h"

#include "app/cli/text.h"
#include "core/playlists/m3u.h"

#include <QJsonArray>

namespace earshot::cli {

using recommend::Mix;
using recommend::Pick;

namespace {

QString pointsText(recommend::Points points) {
    return QStringLiteral("%1%2")
        .arg(points < 0 ? QString() : QStringLiteral("+"))
        .arg(static_cast<double>(points) / recommend::kPoint, 0, 'f', 6);
}

void printAddends(const Terminal& terminal, const Pick& pick) {
    if (pick.kept) {
        return; // owes its place to no score
    }
    for (int term = 0; term < recommend::kTermCount; ++term) {
        const recommend::Points points = pick.contributions[static_cast<std::size_t>(term)];
        const int without =
            term < signals::kSignalCount ? pick.rankWithout[static_cast<std::size_t>(term)] : 0;
        if (points == 0 && without == 0) {
            continue;
        }
        QString line = QStringLiteral("        %1 %2")
                           .arg(pointsText(points), 12)
                           .arg(recommend::termName(term));
        if (without == recommend::kNoList) {
            line += Text::tr("  (without it: no such list)");
        } else if (without != 0) {
            line += Text::tr("  (without it: rank %1 instead of %2)").arg(without).arg(pick.rank);
        }
        terminal.print(line);
    }
    terminal.print(QStringLiteral("        %1 %2")
                       .arg(pointsText(pick.score), 12)
                       .arg(Text::tr("together, rank %1").arg(pick.rank)));
}

QJsonObject pickJson(const Pick& pick, const library::Track& track) {
    QJsonObject contributions;
    QJsonObject without;
    for (int term = 0; term < recommend::kTermCount; ++term) {
        const auto at = static_cast<std::size_t>(term);
        if (pick.contributions[at] != 0) {
            contributions[recommend::termKey(term)] = static_cast<qint64>(pick.contributions[at]);
        }
        if (term < signals::kSignalCount && pick.rankWithout[at] != 0) {
            without[recommend::termKey(term)] = pick.rankWithout[at] == recommend::kNoList
                                                    ? QJsonValue()
                                                    : QJsonValue(pick.rankWithout[at]);
        }
    }
    QJsonObject json = trackJson(track);
    json[QStringLiteral("score")] = static_cast<qint64>(pick.score);
    json[QStringLiteral("rank")] = pick.rank;
    json[QStringLiteral("contributions")] = contributions;
    json[QStringLiteral("reason")] = pick.reason;
    json[QStringLiteral("weak_match")] = pick.weakMatch;
    json[QStringLiteral("kept")] = pick.kept;
    json[QStringLiteral("without")] = without;
    return json;
}

} // namespace

base::Result<MixTracks> tracksOf(const jobs::Workspace& workspace, const Mix& mix) {
    std::vector<library::TrackId> picked, withheld;
    for (const Pick& pick : mix.picks) {
        picked.push_back(pick.track);
    }
    for (const recommend::Withheld& entry : mix.withheld) {
        withheld.push_back(entry.track);
    }
    auto picks = workspace.tracks().byIds(picked);
    if (!picks) {
        return picks.error();
    }
    auto kept = workspace.tracks().byIds(withheld);
    if (!kept) {
        return kept.error();
    }
    if (picks->size() != picked.size() || kept->size() != withheld.size()) {
        return base::Error{
            Text::tr("The library changed while the list was made"), {}, Text::tr("Make it again")};
    }
    return MixTracks{std::move(*picks), std::move(*kept)};
}

void printMix(const Terminal& terminal, const Mix& mix, const MixTracks& tracks, Detail detail) {
    terminal.print(QStringLiteral("%1 · %2").arg(mix.title, mix.madeFrom));
    if (!mix.ready) {
        for (const signals::SignalId id : mix.wanted) {
            terminal.print(
                QStringLiteral("     earshot signals enable %1").arg(signals::signalKey(id)));
        }
        return;
    }
    for (std::size_t i = 0; i < mix.picks.size(); ++i) {
        const library::Track& track = tracks.picks[i];
        terminal.print(QStringLiteral("%1. %2 — %3")
                           .arg(i + 1, 3)
                           .arg(track.displayArtist(), track.displayTitle()));
        terminal.print(QStringLiteral("     %1").arg(mix.picks[i].reason));
        if (detail == Detail::EveryAddend) {
            printAddends(terminal, mix.picks[i]);
        }
    }
    if (mix.picks.empty()) {
        terminal.print(Text::tr("Nothing fits: the library has no analysed music to choose from."));
    }
    if (!mix.withheld.empty() && detail == Detail::EveryAddend) {
        terminal.print(Text::tr("Left out:"));
        for (std::size_t i = 0; i < mix.withheld.size(); ++i) {
            terminal.print(QStringLiteral("     %1 — %2: %3")
                               .arg(tracks.withheld[i].displayArtist(),
                                    tracks.withheld[i].displayTitle(),
                                    recommend::ruleText(mix.withheld[i].rule)));
        }
    }
    terminal.print(Text::tr("Seed %1: the same seed makes the same list.").arg(mix.seed));
}

QJsonDocument mixJson(const Mix& mix, const MixTracks& tracks) {
    QJsonArray picks;
    for (std::size_t i = 0; i < mix.picks.size(); ++i) {
        picks.append(pickJson(mix.picks[i], tracks.picks[i]));
    }
    QJsonArray withheld;
    for (std::size_t i = 0; i < mix.withheld.size(); ++i) {
        withheld.append(
            QJsonObject{{QStringLiteral("path"), base::pathText(tracks.withheld[i].path)},
                        {QStringLiteral("rule"), recommend::ruleKey(mix.withheld[i].rule)}});
    }
    return QJsonDocument(QJsonObject{{QStringLiteral("seed"), static_cast<qint64>(mix.seed)},
                                     {QStringLiteral("context"), mix.context},
                                     {QStringLiteral("title"), mix.title},
                                     {QStringLiteral("made_from"), mix.madeFrom},
                                     {QStringLiteral("ready"), mix.ready},
                                     {QStringLiteral("personalised"), mix.personalised},
                                     {QStringLiteral("tracks"), picks},
                                     {QStringLiteral("withheld"), withheld}});
}

base::Status exportMix(const Mix& mix, const MixTracks& tracks, const std::filesystem::path& file) {
    std::vector<playlists::M3uEntry> entries;
    for (const library::Track& track : tracks.picks) {
        entries.push_back(
            {track.path, track.displayArtist(), track.displayTitle(), track.stream.durationMs});
    }
    return playlists::writeM3u(file, mix.title, entries);
}

} // namespace earshot::cli
