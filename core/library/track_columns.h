// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/library/track.h"
#include "core/storage/row_values.h"

#include <SQLiteCpp/SQLiteCpp.h>

namespace earshot::library {

/// Whose name a row of track_artists holds. Stored: never renumber.
enum class ArtistRole : int { Artist = 0, AlbumArtist = 1, Composer = 2 };
inline constexpr std::size_t kArtistRoles = 3;

/// The columns of tracks that make a Track, in the order readTrack() and addTrackColumns()
/// use.
inline constexpr const char* kTrackColumns =
    "path, size_bytes, modified_ns, added_ms, missing_since_ms, codec, duration_ms, bitrate_kbps, "
    "sample_rate_hz, channels, title, title_tagged, album, date, original_date, track_number, "
    "track_total, disc_number, disc_total, compilation, label, track_gain_db, track_peak, "
    "album_gain_db, album_peak, mb_recording, mb_release, mb_release_group, mb_artists, "
    "mb_album_artists, has_cover, audio_identity";
inline constexpr int kTrackColumnCount = 32;

/// A Track from kTrackColumns starting at column `first`; without names, genres and lyrics.
[[nodiscard]] Track readTrack(SQLite::Statement& statement, TrackId id, int first);

/// Adds the values of those columns.
void addTrackColumns(storage::RowValues& row, const Track& track);

} // namespace earshot::library
