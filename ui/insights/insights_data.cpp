// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/insights/insights_data.h"

#include <QCoreApplication>
#include <QHash>
#include <QSet>

#include <algorithm>

namespace earshot::ui {

namespace {

constexpr std::size_t kShown = 10; // rows of each ranking

struct Text {
    Q_DECLARE_TR_FUNCTIONS(earshot::ui::InsightsPage)
};

insights::Period periodOf(Span span, const signals::History& history, const QDate& today) {
    switch (span) {
    case Span::Week:
        return {today.addDays(-6), today};
    case Span::Month:
        return {today.addDays(-29), today};
    case Span::Year:
        return {today.addYears(-1).addDays(1), today};
    case Span::Everything:
        return insights::wholePeriod(history, today);
    }
    Q_UNREACHABLE();
}

/// Titles and artists of the tracks that the statistics name.
class Names {
public:
    static base::Result<Names> read(const jobs::Workspace& workspace,
                                    const insights::Statistics& counted) {
        QSet<qint64> wanted;
        for (const auto* counts : {&counted.tracks, &counted.skipped}) {
            for (const insights::TrackCount& count : *counts) {
                wanted.insert(static_cast<qint64>(count.track));
            }
        }
        for (const library::TrackId track : counted.liked) {
            wanted.insert(static_cast<qint64>(track));
        }
        std::vector<library::TrackId> ids;
        for (const qint64 id : wanted) {
            ids.push_back(library::TrackId{id});
        }
        const auto tracks = workspace.tracks().byIds(ids);
        if (!tracks) {
            return tracks.error();
        }
        Names names;
        for (const library::Track& track : *tracks) {
            names.m_byId.insert(static_cast<qint64>(track.id),
                                {track.displayTitle(), track.displayArtist()});
        }
        return names;
    }

    [[nodiscard]] QString song(library::TrackId id) const {
        const auto found = m_byId.find(static_cast<qint64>(id));
        return found == m_byId.end() ? Text::tr("A track no longer in the library")
                                     : QStringLiteral("%1, %2").arg(found->title, found->artist);
    }
    [[nodiscard]] QString artist(library::TrackId id) const {
        return m_byId.value(static_cast<qint64>(id)).artist;
    }

private:
    struct Name {
        QString title;
        QString artist;
    };
    QHash<qint64, Name> m_byId;
};

std::vector<insights::NameCount> named(const std::vector<insights::TrackCount>& tracks,
                                       const Names& names) {
    std::vector<insights::NameCount> rows;
    for (const insights::TrackCount& track : tracks) {
        if (rows.size() == kShown) {
            break;
        }
        rows.push_back({names.song(track.track), track.count});
    }
    return rows;
}

} // namespace

base::Result<InsightsData> readInsights(jobs::Workspace& workspace, Span span) {
    InsightsData found;
    const auto enabled = workspace.signals().enabled();
    if (!enabled) {
        return enabled.error();
    }
    found.enabled = *enabled;
    const auto history = workspace.signals().history();
    if (!history) {
        return history.error();
    }
    found.period = periodOf(span, *history, workspace.clock().now().date());
    found.counted = insights::countPeriod(*history, found.period);
    const auto names = Names::read(workspace, found.counted);
    if (!names) {
        return names.error();
    }
    found.songs = named(found.counted.tracks, *names);
    found.skipped = named(found.counted.skipped, *names);
    found.artists = insights::countNames(found.counted.tracks,
                                         [&](library::TrackId id) { return names->artist(id); });
    found.differentArtists = static_cast<int>(found.artists.size());
    found.artists.resize(std::min(found.artists.size(), kShown));
    for (const library::TrackId track : found.counted.liked) {
        if (found.liked.size() == kShown) {
            break;
        }
        found.liked.push_back(names->song(track));
    }
    return found;
}

} // namespace earshot::ui
