// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/services/mixes.h"

#include "core/jobs/requeue_job.h"

namespace earshot::ui {

using base::Result;
using library::Track;
using library::TrackId;

namespace {

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
    const auto job = [catalog = m_catalog, sitting = m_listening.sitting(), number = ++m_made,
                      useLog =
                          m_listening.privateSession() ? jobs::UseLog::Skip : jobs::UseLog::Write,
                      request = std::move(request)](
                         jobs::Workspace& workspace, const std::stop_token& stop,
                         const std::function<void(Result<Made>)>& tell) -> Result<ListRanks> {
        auto loaded = catalogFor(workspace, catalog);
        if (!loaded) {
            return loaded.error();
        }
        const auto listMade = [&](const recommend::Mix& mix) {
            auto shown = shownMix(workspace, mix);
            if (!shown) {
                tell(shown.error());
                return;
            }
            shown->number = number;
            shown->request = request;
            tell(Made{std::move(*shown), *loaded});
        };
        const auto mix =
            jobs::runMix(workspace, **loaded, sitting, request, useLog, stop, listMade);
        if (!mix) {
            return mix.error();
        }
        ListRanks ranks{number, {}};
        for (const recommend::Pick& pick : mix->picks) {
            ranks.without.push_back(pick.rankWithout);
        }
        return ranks;
    };
    const auto made = [this, generation = m_generation, done](Result<Made> list) {
        if (!list) {
            done(list.error());
            return;
        }
        keep(list->catalog, generation);
        done(std::move(list->shown));
    };
    const auto finished = [this, done](const Result<ListRanks>& ranks) {
        if (ranks) {
            Q_EMIT ranked(*ranks);
        } else { // there was no list
            done(ranks.error());
        }
    };
    m_running.insert(
        owner, m_background.runInSteps<Result<Made>>(Lane::Mixes, owner, job, made, finished));
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
    const auto job = [ids = std::move(tracks)](const jobs::Workspace& workspace,
                                               const std::stop_token&) {
        return ui::queueItems(workspace, ids);
    };
    m_background.run(Lane::Pages, owner, job, std::move(done));
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
