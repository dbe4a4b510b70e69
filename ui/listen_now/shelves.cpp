// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/listen_now/shelves.h"

#include <QHash>
#include <QSet>

#include <algorithm>

namespace earshot::ui {

using library::Track;
using library::TrackId;

namespace {

constexpr qint64 kDaySeconds = 24 * 60 * 60;
constexpr qint64 kFreshDays = 30;     // "lately"; older arrivals are simply the library
constexpr qint64 kForgottenDays = 60; // long enough to have dropped out of habit
constexpr int kLovedPlays = 3;        // fewer may be chance
constexpr std::size_t kLookedAt = 400;
constexpr std::size_t kShown = 12; // more never fit beside each other

/// The first track of each `nameOf`, at most kShown.
template <typename NameOf>
std::vector<Track> firstOfEach(const std::vector<Track>& tracks, NameOf nameOf) {
    std::vector<Track> kept;
    QSet<QString> seen;
    for (const Track& track : tracks) {
        const QString name = nameOf(track);
        if (!track.missingSinceMs && !seen.contains(name) && kept.size() < kShown) {
            seen.insert(name);
            kept.push_back(track);
        }
    }
    return kept;
}

base::Result<std::vector<Track>> freshTracks(const jobs::Workspace& workspace) {
    auto ids =
        workspace.tracks().find({}, {.column = library::SortColumn::Added, .descending = true});
    if (!ids) {
        return ids.error();
    }
    if (ids->empty()) {
        return std::vector<Track>{};
    }
    auto oldest = workspace.tracks().byId(ids->back());
    if (!oldest) {
        return oldest.error();
    }
    ids->resize(std::min(ids->size(), kLookedAt));
    auto tracks = workspace.tracks().byIds(*ids);
    if (!tracks) {
        return tracks.error();
    }
    // Everything is new on the first day: then "fresh" says nothing.
    const qint64 firstDayMs = *oldest ? (*oldest)->addedMs + kDaySeconds * 1000 : 0;
    const qint64 sinceMs =
        std::max(firstDayMs, workspace.clock().nowMs() - kFreshDays * kDaySeconds * 1000);
    std::erase_if(*tracks, [sinceMs](const Track& track) { return track.addedMs < sinceMs; });
    return firstOfEach(*tracks, [](const Track& track) {
        return track.tags.album.isEmpty() ? track.displayTitle()
                                          : track.filedUnder() + track.tags.album;
    });
}

base::Result<std::vector<Track>> lovedTracks(jobs::Workspace& workspace, jobs::UseLog useLog) {
    auto history = workspace.signals().history();
    if (!history) {
        return history.error();
    }
    auto ids = rediscoverable(history->plays, workspace.clock().nowMs() / 1000);
    if (ids.empty()) {
        return std::vector<Track>{};
    }
    ids.resize(std::min(ids.size(), kLookedAt));
    auto tracks = workspace.tracks().byIds(ids);
    if (!tracks) {
        return tracks.error();
    }
    if (useLog == jobs::UseLog::Write) {
        signals::SignalSet used;
        used.set(signals::SignalId::Plays, true);
        if (base::Status noted = workspace.signals().noteUse(used, QStringLiteral("Rediscover"));
            !noted) {
            return noted.error();
        }
    }
    return firstOfEach(*tracks, [](const Track& track) { return track.displayArtist(); });
}

} // namespace

std::vector<TrackId> rediscoverable(std::span<const signals::PlayRecord> plays, qint64 nowSeconds) {
    struct Heard {
        int times = 0;
        qint64 last = 0;
    };
    QHash<qint64, Heard> heard;
    for (const signals::PlayRecord& play : plays) {
        Heard& entry = heard[static_cast<qint64>(play.track)];
        ++entry.times;
        entry.last = std::max(entry.last, play.atSeconds);
    }
    std::vector<std::pair<int, qint64>> found; // plays, track
    for (auto it = heard.cbegin(); it != heard.cend(); ++it) {
        if (it->times >= kLovedPlays && nowSeconds - it->last > kForgottenDays * kDaySeconds) {
            found.emplace_back(it->times, it.key());
        }
    }
    std::ranges::sort(found, [](const auto& a, const auto& b) {
        return a.first != b.first ? a.first > b.first : a.second < b.second;
    });
    std::vector<TrackId> ids;
    for (const auto& [times, track] : found) {
        ids.push_back(TrackId{track});
    }
    return ids;
}

base::Result<Shelves> readShelves(jobs::Workspace& workspace, jobs::UseLog useLog) {
    auto counts = workspace.tracks().counts();
    if (!counts) {
        return counts.error();
    }
    Shelves shelves;
    shelves.tracks = counts->tracks;
    auto fresh = freshTracks(workspace);
    if (!fresh) {
        return fresh.error();
    }
    shelves.fresh = std::move(*fresh);
    auto loved = lovedTracks(workspace, useLog);
    if (!loved) {
        return loved.error();
    }
    shelves.loved = std::move(*loved);
    return shelves;
}

} // namespace earshot::ui
