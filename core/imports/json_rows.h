// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/imports/history_row.h"

class QJsonObject;

namespace earshot::imports {

/// What one object of Spotify's "Extended streaming history" (ts, ms_played,
/// master_metadata_track_name, …), of its older "StreamingHistory" (endTime, artistName, trackName,
/// msPlayed) or of a ListenBrainz export (listened_at, track_metadata) says. Told by its fields.
[[nodiscard]] HistoryRow rowOf(const QJsonObject& object);

} // namespace earshot::imports
