// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/services/mixes.h"

#include "core/jobs/requeue_job.h"

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

/// Tracks in exactly the order of ids; one that has vanished meanwhile is left empty.
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

/// What is shown of them, in exactly the order of ids.
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

Result<ShownPreview> named(const jobs::Workspace& workspace, jobs::Preview preview) {
    auto gone = namesFor(workspace, preview.gone);
    if (!gone) {
        return gone.error();
    }
    auto come = namesFor(workspace, preview.come);
    if (!come) {
        return come.error();
    }
    return ShownPreview{std::move(preview), std::move(*gone), std::move(*come)};
}

Result<ShownMix> dress(const jobs::Workspace& workspace, recommend::Mix mix) {
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

} // namespace

Mixes::Mixes(Background& background, Indexer& indexer, Listening& listening,
             const base::Clock& clock, QObject* parent)
    : QObject(parent), m_background(background), m_listening(listening), m_clock(clock) {
    connect(&indexer, &Indexer::libraryChanged, this, [this] {
        m_catalog.reset();
        ++m_generation;
        Q_EMIT outdated();
    });
    connect(&listening, &Listening::enabledChanged, this, &Mixes::outdated);
    connect(&listening, &Listening::recorded, this, &Mixes::outdated);
    connect(&listening, &Listening::sittingChanged, this, &Mixes::outdated);
}

void Mixes::make(QObject* owner, recommend::Request request,
                 std::function<void(Result<ShownMix>)> done) {
    supersede(owner);
    request.now = m_clock.now();
    request.device = m_listening.device();
    struct Made {
        ShownMix shown;
        Catalog catalog;
    };
    const auto job = [catalog = m_catalog, sitting = m_listening.sitting(),
                      useLog =
                          m_listening.privateSession() ? jobs::UseLog::Skip : jobs::UseLog::Write,
                      request = std::move(request)](jobs::Workspace& workspace,
                                                    const std::stop_token& stop) -> Result<Made> {
        auto loaded = catalogFor(workspace, catalog);
        if (!loaded) {
            return loaded.error();
        }
        auto mix = jobs::runMix(workspace, **loaded, sitting, request, useLog, stop);
        if (!mix) {
            return mix.error();
        }
        auto shown = dress(workspace, std::move(*mix));
        if (!shown) {
            return shown.error();
        }
        shown->request = request;
        return Made{std::move(*shown), *loaded};
    };
    const quint64 generation = m_generation;
    m_running.insert(
        owner, m_background.run(Lane::Mixes, owner, job,
                                [this, generation, done = std::move(done)](Result<Made> made) {
                                    if (!made) {
                                        done(made.error());
                                        return;
                                    }
                                    keep(made->catalog, generation);
                                    done(std::move(made->shown));
                                }));
}

Background::Ticket Mixes::explain(QObject* owner, const ShownMix& shown, int pick,
                                  std::function<void(Result<recommend::Explanation>)> done) {
    const auto job = [catalog = m_catalog, sitting = m_listening.sitting(), mix = shown.mix,
                      request = shown.request,
                      pick](jobs::Workspace& workspace,
                            const std::stop_token&) -> Result<recommend::Explanation> {
        auto loaded = catalogFor(workspace, catalog);
        if (!loaded) {
            return loaded.error();
        }
        const auto listener = workspace.listener().read(workspace, **loaded, sitting);
        if (!listener) {
            return listener.error();
        }
        return recommend::explain(**loaded, **listener, request, mix,
                                  static_cast<std::size_t>(pick));
    };
    return m_background.run(Lane::Mixes, owner, job, std::move(done));
}

Background::Ticket Mixes::previewWithout(QObject* owner, recommend::Request request,
                                         signals::SignalId id,
                                         std::function<void(Result<ShownPreview>)> done) {
    return previewChange(owner, std::move(request), {id}, std::move(done));
}

Background::Ticket Mixes::previewChange(QObject* owner, recommend::Request request,
                                        const jobs::SignalChange& change,
                                        std::function<void(Result<ShownPreview>)> done) {
    request.now = m_clock.now();
    request.device = m_listening.device();
    const auto job =
        [catalog = m_catalog, sitting = m_listening.sitting(), request = std::move(request),
         change](jobs::Workspace& workspace, const std::stop_token& stop) -> Result<ShownPreview> {
        auto loaded = catalogFor(workspace, catalog);
        if (!loaded) {
            return loaded.error();
        }
        auto preview = jobs::previewChange(workspace, **loaded, sitting, request, change, stop);
        if (!preview) {
            return preview.error();
        }
        return named(workspace, std::move(*preview));
    };
    return m_background.run(Lane::Mixes, owner, job, std::move(done));
}

Background::Ticket Mixes::previewForgetting(QObject* owner, recommend::Request request,
                                            TrackId track, jobs::ForgetScope scope,
                                            std::function<void(Result<ShownForgetting>)> done) {
    request.now = m_clock.now();
    request.device = m_listening.device();
    const auto job = [catalog = m_catalog, sitting = m_listening.sitting(),
                      request = std::move(request), track,
                      scope](jobs::Workspace& workspace,
                             const std::stop_token& stop) -> Result<ShownForgetting> {
        auto loaded = catalogFor(workspace, catalog);
        if (!loaded) {
            return loaded.error();
        }
        std::set<TrackId> tracks = jobs::tracksOf(**loaded, track, scope);
        auto forgetting =
            jobs::previewForgetting(workspace, **loaded, sitting, request, tracks, stop);
        if (!forgetting) {
            return forgetting.error();
        }
        auto shown = named(workspace, std::move(forgetting->preview));
        if (!shown) {
            return shown.error();
        }
        return ShownForgetting{std::move(*shown), forgetting->entries, std::move(tracks)};
    };
    return m_background.run(Lane::Mixes, owner, job, std::move(done));
}

void Mixes::offers(QObject* owner, std::function<void(Result<std::vector<ShownOffer>>)> done) {
    struct Offered {
        std::vector<ShownOffer> offers;
        Catalog catalog;
    };
    const auto job = [catalog = m_catalog, useLog = m_listening.privateSession()
                                                        ? jobs::UseLog::Skip
                                                        : jobs::UseLog::Write](
                         jobs::Workspace& workspace, const std::stop_token&) -> Result<Offered> {
        auto loaded = catalogFor(workspace, catalog);
        if (!loaded) {
            return loaded.error();
        }
        auto offers = jobs::runOffers(workspace, **loaded, useLog);
        if (!offers) {
            return offers.error();
        }
        Offered offered{{}, *loaded};
        for (recommend::ListOffer& offer : *offers) {
            auto faces = tracksFor(workspace, offer.faces);
            if (!faces) {
                return faces.error();
            }
            offered.offers.push_back({std::move(offer), std::move(*faces)});
        }
        return offered;
    };
    const quint64 generation = m_generation;
    m_background.run(Lane::Mixes, owner, job,
                     [this, generation, done = std::move(done)](Result<Offered> offered) {
                         if (!offered) {
                             done(offered.error());
                             return;
                         }
                         keep(offered->catalog, generation);
                         done(std::move(offered->offers));
                     });
}

void Mixes::favour(QObject* owner, std::function<void(Result<recommend::Favour>)> done) {
    const auto job =
        [catalog = m_catalog,
         useLog = m_listening.privateSession() ? jobs::UseLog::Skip : jobs::UseLog::Write](
            jobs::Workspace& workspace, const std::stop_token& stop) -> Result<recommend::Favour> {
        auto loaded = catalogFor(workspace, catalog);
        if (!loaded) {
            return loaded.error();
        }
        return jobs::runFavour(workspace, **loaded, useLog, stop);
    };
    m_background.run(Lane::Mixes, owner, job, std::move(done));
}

void Mixes::requeue(QObject* owner, std::vector<recommend::Request> requests,
                    std::vector<recommend::UpNextTrack> tracks, recommend::Happened happened,
                    std::function<void(Result<std::vector<recommend::UpNextPlace>>)> done) {
    supersede(owner);
    happened.now = m_clock.now();
    using Places = std::vector<recommend::UpNextPlace>;
    const auto job =
        [catalog = m_catalog, known = m_listening.known(),
         useLog = m_listening.privateSession() ? jobs::UseLog::Skip : jobs::UseLog::Write,
         requests = std::move(requests), tracks = std::move(tracks),
         happened](jobs::Workspace& workspace, const std::stop_token&) -> Result<Places> {
        const auto loaded = catalogFor(workspace, catalog);
        if (!loaded) {
            return loaded.error();
        }
        return jobs::runRequeue(workspace, **loaded, known, {requests, tracks, happened}, useLog);
    };
    m_running.insert(owner, m_background.run(Lane::Mixes, owner, job, std::move(done)));
}

void Mixes::map(QObject* owner, std::function<void(Result<std::vector<MapPoint>>)> done) {
    const auto job = [catalog = m_catalog](jobs::Workspace& workspace, const std::stop_token&) {
        return catalogFor(workspace, catalog);
    };
    const quint64 generation = m_generation;
    m_background.run(Lane::Mixes, owner, job,
                     [this, generation, done = std::move(done)](Result<Catalog> loaded) {
                         if (!loaded) {
                             done(loaded.error());
                             return;
                         }
                         keep(*loaded, generation);
                         done(mapPoints(**loaded));
                     });
}

void Mixes::queueItems(QObject* owner, std::vector<TrackId> tracks,
                       std::function<void(Result<std::vector<playback::QueueItem>>)> done) {
    const auto job = [ids = std::move(tracks)](
                         jobs::Workspace& workspace,
                         const std::stop_token&) -> Result<std::vector<playback::QueueItem>> {
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
    };
    m_background.run(Lane::Pages, owner, job, std::move(done));
}

std::vector<playback::QueueItem> Mixes::queueItems(const ShownMix& shown) {
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

Result<Mixes::Catalog> Mixes::catalogFor(const jobs::Workspace& workspace, const Catalog& held) {
    return held ? Result<Catalog>(held) : jobs::loadCatalog(workspace);
}

std::vector<MapPoint> Mixes::mapPoints(const recommend::Catalog& catalog) {
    std::vector<MapPoint> points;
    for (std::size_t i = 0; i < catalog.ids.size(); ++i) {
        if (!std::isnan(catalog.valence[i]) && !std::isnan(catalog.arousal[i])) {
            points.push_back({catalog.ids[i], catalog.valence[i], catalog.arousal[i],
                              catalog.moodConfidence[i]});
        }
    }
    return points;
}

void Mixes::supersede(QObject* owner) {
    const auto running = m_running.find(owner);
    if (running != m_running.end()) {
        running->request_stop();
        return;
    }
    connect(owner, &QObject::destroyed, this, [this](QObject* gone) { m_running.remove(gone); });
}

void Mixes::keep(const Catalog& catalog, quint64 generation) {
    if (generation == m_generation) {
        m_catalog = catalog;
    }
}

} // namespace earshot::ui

#include "moc_mixes.cpp"
