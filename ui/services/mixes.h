// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/jobs/favour_job.h"
#include "core/jobs/offers_job.h"
#include "core/jobs/preview_job.h"
#include "core/recommend/explain.h"
#include "core/recommend/requeue.h"
#include "ui/services/background.h"
#include "ui/services/indexer.h"
#include "ui/services/listening.h"
#include "ui/services/shown_mix.h"

#include <QObject>

#include <functional>
#include <set>

namespace earshot::ui {

/// A preview with the names of what goes and comes.
struct ShownPreview {
    jobs::Preview preview;
    std::vector<SongName> gone, come; ///< parallel to the preview's
};

/// A list that could be made, with the tracks whose covers stand for it.
struct ShownOffer {
    recommend::ListOffer offer;
    std::vector<library::Track> faces;
};

/// What forgetting a song or an artist would do to a list.
struct ShownForgetting {
    ShownPreview preview;
    qint64 entries = 0;
    std::set<library::TrackId> tracks; ///< whose entries these are
};

/// One point of the mood map.
struct MapPoint {
    library::TrackId track = library::TrackId::None;
    float valence = 0, arousal = 0, confidence = 0;
};

/// Makes lists for the window: holds the catalog, reloads it when the library changed, and runs
/// each request in the background. UI thread only.
class Mixes : public QObject {
    Q_OBJECT
public:
    Mixes(Background& background, Indexer& indexer, Listening& listening, const base::Clock& clock,
          QObject* parent = nullptr);

    /// Fills in `now`. A second call with the same owner supersedes the first. The ranks of the
    /// list follow by ranked().
    void make(QObject* owner, recommend::Request request,
              std::function<void(base::Result<ShownMix>)> done);

    /// The full answer to why a pick is in its mix, with evidence from the signals that are on now.
    /// A stopped ticket gets no answer.
    Background::Ticket explain(QObject* owner, const ShownMix& shown, int pick,
                               std::function<void(base::Result<recommend::Explanation>)> done);

    /// How this list would differ after a change of a signal, or without it; nothing is changed. A
    /// stopped ticket gets no answer.
    Background::Ticket previewChange(QObject* owner, recommend::Request request,
                                     const jobs::SignalChange& change,
                                     std::function<void(base::Result<ShownPreview>)> done);
    /// The same without the signal.
    Background::Ticket previewWithout(QObject* owner, recommend::Request request,
                                      signals::SignalId id,
                                      std::function<void(base::Result<ShownPreview>)> done);

    /// Which lists could be made now, for cards.
    void offers(QObject* owner, std::function<void(base::Result<std::vector<ShownOffer>>)> done);

    /// What the lists there would be now favour. Makes them all: seconds for a large library.
    void favour(QObject* owner, std::function<void(base::Result<recommend::Favour>)> done);

    /// How this list would be if nothing had been known of a song, or of its artist.
    Background::Ticket previewForgetting(QObject* owner, recommend::Request request,
                                         library::TrackId track, jobs::ForgetScope scope,
                                         std::function<void(base::Result<ShownForgetting>)> done);

    /// Puts what is up next in order again, with the sitting and the likes as they are now. Quick.
    /// Fills in `now`.
    void requeue(QObject* owner, std::vector<recommend::Request> requests,
                 std::vector<recommend::UpNextTrack> tracks, recommend::Happened happened,
                 std::function<void(base::Result<std::vector<recommend::UpNextPlace>>)> done);

    /// Every analysed track's place on the map.
    void map(QObject* owner, std::function<void(base::Result<std::vector<MapPoint>>)> done);

    /// Queue items for tracks from anywhere in the window, with gain; missing files are left out.
    void queueItems(QObject* owner, std::vector<library::TrackId> tracks,
                    std::function<void(base::Result<std::vector<playback::QueueItem>>)> done);

Q_SIGNALS:
    void outdated(); ///< lists made now may differ: library, switches or listening changed
    /// What is known of a list soon after it was made.
    void ranked(const earshot::ui::ListRanks& ranks);

private:
    using Catalog = std::shared_ptr<const recommend::Catalog>; ///< shared with running requests

    static base::Result<Catalog> catalogFor(const jobs::Workspace& workspace, const Catalog& held);
    [[nodiscard]] static std::vector<MapPoint> mapPoints(const recommend::Catalog& catalog);
    void supersede(QObject* owner);
    void keep(const Catalog& catalog, quint64 generation);

    Background& m_background;
    Listening& m_listening;
    const base::Clock& m_clock;
    Catalog m_catalog;        ///< null until loaded
    quint64 m_generation = 0; ///< of the library: a catalog read before a change is not kept
    quint64 m_made = 0;       ///< lists so far
    QHash<QObject*, Background::Ticket> m_running;
};

} // namespace earshot::ui
