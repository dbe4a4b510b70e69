// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/imports/history_row.h"
#include "core/library/track_store.h"

#include <QHash>

#include <vector>

namespace earshot::imports {

/// How sure it is that a song of an export is this track.
enum class MatchKind : std::uint8_t {
    NotFound,
    Recording, ///< the same MusicBrainz recording
    Names,     ///< the same artist and title, but for case, accents and punctuation
    Looser,    ///< besides without "feat. …", further artists, and what names a version
};

struct Match {
    MatchKind kind = MatchKind::NotFound;
    library::TrackId track = library::TrackId::None;
};

/// Finds songs of exports among the tracks that are present. Of several with the same names the one
/// on the same album, else the first in the library. Names are folded, and versions told, as the
/// recommender does it (song_key.h).
class TrackMatcher {
public:
    static base::Result<TrackMatcher> in(const library::TrackStore& tracks);

    [[nodiscard]] Match match(const HeardSong& song) const;
    /// The first track that is filed under this artist, None where there is none.
    [[nodiscard]] library::TrackId byArtist(const QString& name) const;

private:
    struct Known {
        library::TrackId id = library::TrackId::None;
        QString album; ///< folded
    };
    using ByNames = QHash<QString, std::vector<Known>>;

    void add(const library::Track& track);
    [[nodiscard]] static library::TrackId bestOf(const std::vector<Known>& found,
                                                 const QString& album);

    QHash<QString, library::TrackId> m_recordings;
    QHash<QString, library::TrackId> m_artists; ///< by folded name
    ByNames m_names, m_looser;
};

} // namespace earshot::imports
