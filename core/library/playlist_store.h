// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/library/track.h"
#include "core/storage/connection.h"

#include <span>
#include <vector>

namespace earshot::library {

enum class PlaylistId : qint64 { None = 0 };

enum class PlaylistKind : std::uint8_t { Own, Saved }; ///< put together by hand; a saved mix

struct PlaylistInfo {
    PlaylistId id = PlaylistId::None;
    QString name;
    PlaylistKind kind = PlaylistKind::Own;
    QString madeFrom; ///< for a saved mix: what it was made from, in words ("Focus, 30 tracks")
    int tracks = 0;
    qint64 durationMs = 0;
    qint64 createdMs = 0;
};

/// Playlists in library.db. A change is one transaction: whole or not at all. Tracks that are
/// missing stay in their playlists.
class PlaylistStore {
public:
    PlaylistStore(const storage::Connection& connection, const base::Clock& clock)
        : m_connection(connection), m_clock(clock) {}

    base::Result<std::vector<PlaylistInfo>> all() const;
    base::Result<std::vector<TrackId>> tracks(PlaylistId id) const;

    /// The name must not be empty; it need not be unique.
    base::Result<PlaylistId> create(const QString& name, PlaylistKind kind, const QString& madeFrom,
                                    std::span<const TrackId> tracks) const;
    base::Status rename(PlaylistId id, const QString& name) const;
    base::Status setTracks(PlaylistId id, std::span<const TrackId> tracks) const;
    base::Status append(PlaylistId id, std::span<const TrackId> tracks) const;
    base::Status remove(PlaylistId id) const;

private:
    const storage::Connection& m_connection;
    const base::Clock& m_clock;
};

} // namespace earshot::library
