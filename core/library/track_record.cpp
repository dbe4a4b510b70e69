// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/library/track_record.h"

#include "core/library/text_fold.h"

namespace earshot::library {

namespace {

constexpr std::size_t kSearchColumnCount = 5;
// What most tracks need: a path and a dozen short texts, some of them twice.
constexpr std::size_t kUsualColumnBytes = 512;
constexpr std::size_t kUsualSearchBytes = 128;

QString joined(const QStringList& names) {
    return names.join(QStringLiteral(", "));
}

/// Who else had part in it, for search.
QString otherPeople(const Tags& tags) {
    QStringList people;
    for (const QStringList& names : {tags.albumArtists, tags.composers}) {
        for (const QString& name : names) {
            if (!tags.artists.contains(name)) {
                people << name;
            }
        }
    }
    return joined(people);
}

} // namespace

TrackRecord::TrackRecord(const Track& track)
    : columns(kTrackColumnCount + kDerivedColumnCount, kUsualColumnBytes),
      search(kSearchColumnCount, kUsualSearchBytes),
      lyrics(track.tags.lyrics.toStdString()) {
    const Tags& tags = track.tags;
    const QString title = track.displayTitle();
    const QString artist = joined(tags.artists.isEmpty() ? tags.albumArtists : tags.artists);
    const QString genre = joined(tags.genres);
    const QString people = otherPeople(tags);
    addTrackColumns(columns, track);
    columns << artist << genre << people << sortKey(title) << sortKey(artist) << sortKey(tags.album)
            << sortKey(genre) << track.year();
    search << title << artist << tags.album << genre << people;
    if (!tags.album.isEmpty()) {
        const QString filedUnder = track.filedUnder();
        album = {.title = tags.album.toStdString(),
                 .artist = filedUnder.toStdString(),
                 .artistKey = folded(filedUnder).toStdString(),
                 .titleKey = folded(tags.album).toStdString()};
    }
    for (const auto& [role, list] : {std::pair(ArtistRole::Artist, &tags.artists),
                                     std::pair(ArtistRole::AlbumArtist, &tags.albumArtists),
                                     std::pair(ArtistRole::Composer, &tags.composers)}) {
        for (const QString& name : *list) {
            names.emplace_back(role, name.toStdString());
        }
    }
    for (const QString& name : tags.genres) {
        genres.push_back(name.toStdString());
    }
}

} // namespace earshot::library
