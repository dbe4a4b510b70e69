// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/jobs/history_job.h"

#include "core/imports/track_matcher.h"
#include "core/jobs/text.h"

#include <QLocale>
#include <QTimeZone>

#include <algorithm>
#include <array>
#include <map>

namespace earshot::jobs {

using base::Result;
using imports::MatchKind;

namespace {

QString number(qint64 count) {
    return QLocale().toString(count);
}

HistoryCount& countOf(HistoryReport& report, MatchKind kind) {
    switch (kind) {
    case MatchKind::Recording:
        return report.recording;
    case MatchKind::Names:
        return report.names;
    case MatchKind::Looser:
        return report.looser;
    case MatchKind::NotFound:
        break;
    }
    return report.missing;
}

/// Counts what was matched, and lists what was not.
HistoryReport reportOn(const imports::ReadHistory& history,
                       const std::vector<imports::Match>& matches, const QTimeZone& zone) {
    HistoryReport report;
    std::vector<qint64> playsOf(history.songs.size());
    qint64 first = 0;
    qint64 last = 0;
    for (const imports::HeardPlay& play : history.plays) {
        ++playsOf[play.song];
        first = first == 0 ? play.atSeconds : std::min(first, play.atSeconds);
        last = std::max(last, play.atSeconds);
    }
    for (std::size_t song = 0; song < history.songs.size(); ++song) {
        for (HistoryCount* count : {&report.all, &countOf(report, matches[song].kind)}) {
            count->plays += playsOf[song];
            ++count->songs;
        }
        if (matches[song].kind == MatchKind::NotFound) {
            report.mostMissed.push_back({history.songs[song], playsOf[song]});
        }
    }
    std::ranges::stable_sort(report.mostMissed, std::ranges::greater(),
                             &HistoryReport::Missing::plays);
    if (report.all.plays > 0) {
        report.first = QDateTime::fromSecsSinceEpoch(first, zone).date();
        report.last = QDateTime::fromSecsSinceEpoch(last, zone).date();
    }
    report.files = history.files;
    report.otherFiles = history.otherFiles;
    report.notMusic = history.notMusic;
    report.badRows = history.badRows;
    report.listed = history.listed;
    return report;
}

/// One import for each source: what a folder brings of one service is forgotten together.
Result<signals::IntakeCount> store(Workspace& workspace, const imports::ReadHistory& history,
                                   const std::vector<imports::Match>& matches,
                                   const QTimeZone& zone) {
    std::map<signals::ImportSource, std::vector<signals::ImportedPlay>> bySource;
    for (const imports::HeardPlay& play : history.plays) {
        if (matches[play.song].kind != MatchKind::NotFound) {
            const QDateTime at = QDateTime::fromSecsSinceEpoch(play.atSeconds, zone);
            bySource[play.source].push_back(
                {matches[play.song].track, play.atSeconds, at.offsetFromUtc(),
                 play.heardMs ? std::optional<qint64>(*play.heardMs) : std::nullopt, play.outcome});
        }
    }
    signals::IntakeCount stored;
    for (const auto& [source, plays] : bySource) {
        const auto count = workspace.signals().addImport(source, plays);
        if (!count) {
            return count.error();
        }
        stored.added += count->added;
        stored.known += count->known;
        stored.expired += count->expired;
    }
    return stored;
}

} // namespace

Result<HistoryReport> bringInHistory(Workspace& workspace, const std::filesystem::path& place,
                                     HistoryMode mode, const base::ProgressCallback& progress,
                                     const std::stop_token& stop) {
    if (mode == HistoryMode::Store) { // says so at once where it is off or locked
        const auto ready = workspace.signals().addImport(signals::ImportSource::Spotify, {});
        if (!ready) {
            return ready.error();
        }
    }
    const QDateTime now = workspace.clock().now();
    const auto history = imports::readHistory(place, now.toSecsSinceEpoch(), progress, stop);
    if (!history) {
        return history.error();
    }
    if (progress) {
        progress({.phase = Text::tr("Looking for its songs in your library"),
                  .done = static_cast<qint64>(history->plays.size())});
    }
    const auto matcher = imports::TrackMatcher::in(workspace.tracks());
    if (!matcher) {
        return matcher.error();
    }
    std::vector<imports::Match> matches;
    matches.reserve(history->songs.size());
    for (const imports::HeardSong& song : history->songs) {
        matches.push_back(matcher->match(song));
    }
    const QTimeZone zone = now.timeZone();
    HistoryReport report = reportOn(*history, matches, zone);
    report.mode = mode;
    if (stop.stop_requested()) {
        return base::Error{Text::tr("The import was stopped; nothing was changed"), {}, {}};
    }
    if (mode == HistoryMode::Store) {
        const auto stored = store(workspace, *history, matches, zone);
        if (!stored) {
            return stored.error();
        }
        report.stored = *stored;
    }
    return report;
}

QStringList historySentences(const HistoryReport& report) {
    QStringList said;
    if (report.all.plays == 0) {
        said += Text::tr("There is no play of music in it.");
    } else {
        const QString form = QLocale().dateFormat(QLocale::ShortFormat);
        said +=
            Text::tr("Plays in it: %1 (different songs: %2), from %3 to %4.")
                .arg(number(report.all.plays), number(report.all.songs),
                     QLocale().toString(report.first, form), QLocale().toString(report.last, form));
        said += Text::tr("Found in your library: %1 (different songs: %2).")
                    .arg(number(report.recording.plays + report.names.plays),
                         number(report.recording.songs + report.names.songs));
        if (report.looser.plays > 0) {
            said += Text::tr("Found when “(Remastered)”, “feat.” and the like are left aside: %1 "
                             "(different songs: %2).")
                        .arg(number(report.looser.plays), number(report.looser.songs));
        }
        said += Text::tr("Not in your library: %1 (different songs: %2).")
                    .arg(number(report.missing.plays), number(report.missing.songs));
    }
    if (report.mode == HistoryMode::Store) {
        said += Text::tr("Brought in: %1.").arg(number(report.stored.added));
        if (report.stored.known > 0) {
            said += Text::tr("Already here: %1.").arg(number(report.stored.known));
        }
        if (report.stored.expired > 0) {
            said += Text::tr("Older than they are kept, and left out: %1.")
                        .arg(number(report.stored.expired));
        }
    }
    if (report.notMusic > 0) {
        said += Text::tr("Podcasts and other rows that are no music, left out: %1.")
                    .arg(number(report.notMusic));
    }
    if (report.badRows > 0) {
        said += Text::tr("Rows that could not be read, and were left out: %1.")
                    .arg(number(report.badRows));
    }
    if (!report.otherFiles.isEmpty()) {
        said += Text::tr("Files that are no listening history: %1.")
                    .arg(number(report.otherFiles.size()));
    }
    return said;
}

} // namespace earshot::jobs
