// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recommend/metric/label_sample.h"

#include "core/recommend/catalog.h"
#include "core/recommend/metric/constants.h"

#include <algorithm>
#include <map>

namespace earshot::recommend::metric {

namespace {

bool tellsOfItsArtist(const Catalog& catalog, Index track) {
    const auto at = static_cast<std::size_t>(track);
    return catalog.album[at] >= 0 && catalog.representative[at] == track &&
           !catalog.has(track, Catalog::SpokenWord) && !catalog.has(track, Catalog::Seasonal) &&
           !catalog.artistNames[static_cast<std::size_t>(catalog.artist[at])].isEmpty() &&
           !catalog.embedding.col(track).isZero();
}

/// At most `most` of them, the first and then at even distances.
template <typename T>
void thinOut(std::vector<T>& all, int most) {
    const auto kept = static_cast<std::size_t>(most);
    if (all.size() <= kept) {
        return;
    }
    for (std::size_t i = 1; i < kept; ++i) { // the first stays where it is
        all[i] = std::move(all[i * all.size() / kept]);
    }
    all.resize(kept);
}

using AlbumTracks = std::vector<Index>;

std::vector<std::vector<AlbumTracks>> chosenArtists(const Catalog& catalog) {
    std::map<std::int32_t, AlbumTracks> byAlbum;
    for (Index track = 0; track < catalog.size(); ++track) {
        if (tellsOfItsArtist(catalog, track)) {
            byAlbum[catalog.album[static_cast<std::size_t>(track)]].push_back(track);
        }
    }
    std::map<std::int32_t, std::vector<AlbumTracks>> byArtist;
    for (auto& [album, tracks] : byAlbum) {
        if (tracks.size() >= static_cast<std::size_t>(kLeastAlbumTracks)) {
            const std::int32_t artist = catalog.artist[static_cast<std::size_t>(tracks.front())];
            byArtist[artist].push_back(std::move(tracks));
        }
    }
    std::vector<std::vector<AlbumTracks>> artists;
    for (auto& [artist, albums] : byArtist) {
        if (albums.size() >= 2) {
            artists.push_back(std::move(albums));
        }
    }
    thinOut(artists, kMostArtists);
    for (std::vector<AlbumTracks>& albums : artists) {
        thinOut(albums, kMostAlbums);
        for (AlbumTracks& tracks : albums) {
            thinOut(tracks, kMostAlbumTracks);
        }
    }
    return artists;
}

} // namespace

LabelSample sampleLabels(const Catalog& catalog) {
    LabelSample sample;
    std::vector<Index> columns;
    for (const std::vector<AlbumTracks>& albums : chosenArtists(catalog)) {
        for (const AlbumTracks& tracks : albums) {
            columns.insert(columns.end(), tracks.begin(), tracks.end());
            sample.artist.insert(sample.artist.end(), tracks.size(), sample.artists);
            sample.album.insert(sample.album.end(), tracks.size(), sample.albums);
            ++sample.albums;
        }
        ++sample.artists;
    }
    sample.sounds.resize(analysis::kEmbeddingSize, static_cast<Eigen::Index>(columns.size()));
    for (std::size_t i = 0; i < columns.size(); ++i) {
        sample.sounds.col(static_cast<Eigen::Index>(i)) =
            catalog.embedding.col(columns[i]).cast<double>();
    }
    return sample;
}

LabelSample LabelSample::part(int remainder, int folds) const {
    LabelSample some;
    std::vector<Eigen::Index> columns;
    int lastArtist = -1;
    int lastAlbum = -1;
    for (std::size_t i = 0; i < artist.size(); ++i) {
        if (artist[i] % folds != remainder) {
            continue;
        }
        some.artists += artist[i] != lastArtist ? 1 : 0;
        some.albums += album[i] != lastAlbum ? 1 : 0;
        lastArtist = artist[i];
        lastAlbum = album[i];
        some.artist.push_back(some.artists - 1);
        some.album.push_back(some.albums - 1);
        columns.push_back(static_cast<Eigen::Index>(i));
    }
    some.sounds = sounds(Eigen::all, columns);
    return some;
}

} // namespace earshot::recommend::metric
