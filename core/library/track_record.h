// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/library/track.h"
#include "core/library/track_columns.h"
#include "core/storage/row_values.h"

#include <string>
#include <utility>
#include <vector>

namespace earshot::library {

/// A track as the tables take it: texts in UTF-8, joined and folded. Made by whichever thread has
/// the track, so that the one that writes has little left to do.
struct TrackRecord {
    TrackRecord(const Track& track);

    struct Album {
        std::string title; ///< "" for a track without an album
        std::string artist;
        std::string artistKey;
        std::string titleKey;
    };

    storage::RowValues columns; ///< kTrackColumns, then kDerivedColumns
    storage::RowValues search;  ///< kSearchColumns
    Album album;
    std::vector<std::pair<ArtistRole, std::string>> names; ///< those of a role in their order
    std::vector<std::string> genres;
    std::string lyrics;
};

/// Columns of tracks worked out from the others.
inline constexpr const char* kDerivedColumns =
    "artist, genre, people, title_key, artist_key, album_key, genre_key, year";
inline constexpr int kDerivedColumnCount = 8;

/// The columns of track_search.
inline constexpr const char* kSearchColumns = "title, artist, album, genre, people";

} // namespace earshot::library
