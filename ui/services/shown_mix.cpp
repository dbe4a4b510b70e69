// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/services/shown_mix.h"

#include <cmath>
#include <limits>

namespace earshot::ui {

using base::Result;
using library::Track;
using library::TrackId;

namespace {

/// ReplayGain as tagged, else as measured, else none.
Loudness loudnessOf(const Track& track, const std::optional<analysis::Features>& features) {
    const library::ReplayGain& tagged = track.tags.replayGain;
    if (tagged.trackGainDb) {
        return {*tagged.trackGainDb, tagged.trackPeak.value_or(0.0)};
    }
    if (!features) {
        return {};
    }
    const double peak =
        features->samplePeakDbfs ? std::pow(10.0, *features->samplePeakDbfs / 20.0) : 0.0;
    return {features->trackGainDb().value_or(0.0), peak};
}

playback::QueueItem queueItem(const Track& track, const Loudness& loudness) {
    playback::QueueItem item;
    item.track = static_cast<qint64>(track.id);
    item.path = track.path;
    item.title = track.displayTitle();
    item.artist = track.displayArtist();
    item.album = track.tags.album;
    item.durationMs = track.stream.durationMs;
    item.gainDb = loudness.gainDb;
    item.peak = loudness.peak;
    return item;
}

} // namespace

bool ShownMix::take(const ListRanks& ranks) {
    if (ranks.list != number || ranks.without.size() != mix.picks.size()) {
        return false;
    }
    for (std::size_t i = 0; i < mix.picks.size(); ++i) {
        mix.picks[i].rankWithout = ranks.without[i];
    }
    return true;
}

Result<std::vector<Track>> tracksFor(const jobs::Workspace& workspace,
                                     const std::vector<TrackId>& ids) {
    auto found = workspace.tracks().byIds(ids);
    if (!found) {
        return found.error();
    }
    QHash<qint64, std::size_t> place;
    for (std::size_t i = 0; i < found->size(); ++i) {
        place.insert(static_cast<qint64>((*found)[i].id), i);
    }
    std::vector<Track> tracks(ids.size());
    for (std::size_t i = 0; i < ids.size(); ++i) {
        const auto at = place.constFind(static_cast<qint64>(ids[i]));
        if (at != place.constEnd()) {
            tracks[i] = (*found)[*at];
        }
    }
    return tracks;
}

Result<std::vector<SongName>> namesFor(const jobs::Workspace& workspace,
                                       const std::vector<TrackId>& ids) {
    const auto tracks = tracksFor(workspace, ids);
    if (!tracks) {
        return tracks.error();
    }
    std::vector<SongName> names;
    names.reserve(tracks->size());
    for (const Track& track : *tracks) {
        names.push_back({track.displayTitle(), track.displayArtist()});
    }
    return names;
}

Result<ShownMix> shownMix(const jobs::Workspace& workspace, recommend::Mix mix) {
    std::vector<TrackId> picked, withheld;
    for (const recommend::Pick& pick : mix.picks) {
        picked.push_back(pick.track);
    }
    for (const recommend::Withheld& entry : mix.withheld) {
        withheld.push_back(entry.track);
    }
    auto tracks = tracksFor(workspace, picked);
    if (!tracks) {
        return tracks.error();
    }
    auto withheldNames = namesFor(workspace, withheld);
    if (!withheldNames) {
        return withheldNames.error();
    }

    ShownMix shown;
    shown.mix = std::move(mix);
    shown.tracks = std::move(*tracks);
    shown.withheldNames = std::move(*withheldNames);
    constexpr double unknown = std::numeric_limits<double>::quiet_NaN();
    for (const Track& track : shown.tracks) {
        auto features = workspace.features().byId(track.id);
        if (!features) {
            return features.error();
        }
        shown.loudness.push_back(loudnessOf(track, *features));
        shown.valence.push_back(*features ? (*features)->valence.value_or(unknown) : unknown);
        shown.arousal.push_back(*features ? (*features)->arousal.value_or(unknown) : unknown);
    }
    return shown;
}

std::vector<playback::QueueItem> queueItems(const ShownMix& shown) {
    std::vector<playback::QueueItem> items;
    for (std::size_t i = 0; i < shown.mix.picks.size(); ++i) {
        if (shown.tracks[i].id == TrackId::None) {
            continue;
        }
        playback::QueueItem item = queueItem(shown.tracks[i], shown.loudness[i]);
        item.pickedBy = playback::PickedBy::Itself;
        item.context = shown.mix.context;
        item.reason = shown.mix.picks[i].reason;
        items.push_back(std::move(item));
    }
    return items;
}

Result<std::vector<playback::QueueItem>> queueItems(const jobs::Workspace& workspace,
                                                    const std::vector<TrackId>& ids) {
    auto found = workspace.tracks().byIds(ids);
    if (!found) {
        return found.error();
    }
    std::vector<playback::QueueItem> items;
    for (const Track& track : *found) {
        if (track.missingSinceMs) {
            continue;
        }
        auto features = workspace.features().byId(track.id);
        if (!features) {
            return features.error();
        }
        items.push_back(queueItem(track, loudnessOf(track, *features)));
    }
    return items;
}

} // namespace earshot::ui
