// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/feature_cursor.h"
#include "core/analysis/measured.h"
#include "core/library/track.h"
#include "core/storage/connection.h"

#include <functional>
#include <vector>

namespace earshot::analysis {

struct PendingTrack {
    library::TrackId id = library::TrackId::None;
    std::filesystem::path path;
    FeatureGroups stale = FeatureGroups::all();
    Measured known;           ///< what is stored and still holds, where not all is stale
    double secondsToHear = 0; ///< playing time of what has to be decoded, as its tags tell
};

struct FailedTrack {
    library::TrackId id = library::TrackId::None;
    std::filesystem::path path;
    QString reason;
};

struct AnalysisCounts {
    qint64 done = 0;          ///< analysed by this version
    qint64 pending = 0;       ///< present, not analysed yet or by an older version or changed since
    qint64 failed = 0;        ///< this version failed on them
    double secondsToHear = 0; ///< playing time of the pending tracks that have to be decoded
};

/// Features in library.db, one row per track. One per connection, so per thread.
class FeatureStore {
public:
    explicit FeatureStore(const storage::Connection& connection) : m_connection(connection) {}

    /// Empty when this version has not analysed the track, or what is stored is damaged. (A row of
    /// the wrong length also counts as pending.)
    base::Result<std::optional<Features>> byId(library::TrackId id) const;
    /// Every present track with features of this version, in id order. Strips are not loaded.
    base::Status forEach(const std::function<void(library::TrackId, const Features&)>& visit) const;
    /// The same, one at a time on request. The store's connection must outlive it.
    base::Result<FeatureCursor> cursor() const;

    /// ReplayGain 2.0 album gain of the track's album, dB. Empty when a present track of it was not
    /// analysed by this version, or all are silent.
    base::Result<std::optional<double>> albumGainDb(library::TrackId id) const;

    /// Stores features and the audio identity of the track. Call inside a transaction for batches.
    base::Status save(library::TrackId id, const Measured& measured, qint64 nowMs) const;
    base::Status saveFailure(library::TrackId id, const QString& reason, qint64 nowMs) const;

    base::Result<std::vector<PendingTrack>> pending() const;
    /// At most `limit` pending tracks with an id above `after`, in id order.
    base::Result<std::vector<PendingTrack>> pendingAfter(library::TrackId after, int limit) const;
    base::Result<AnalysisCounts> counts() const;
    /// Why a track's analysis failed; empty when it did not.
    base::Result<QString> failure(library::TrackId id) const;
    /// Present tracks that this version failed on, by path.
    base::Result<std::vector<FailedTrack>> failures() const;
    /// Tracks that failed, by any version, become pending.
    base::Status forgetFailures() const;

private:
    const storage::Connection& m_connection;
};

} // namespace earshot::analysis
