// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/imports/track_matcher.h"

#include "core/recommend/credit.h"
#include "core/recommend/song_key.h"

#include <algorithm>
#include <array>

namespace earshot::imports {

using library::TrackId;
using recommend::foldedWords;

namespace {

using namespace Qt::StringLiterals;

/// What stands between the first artist and others.
constexpr std::array kFurther{" feat. "_L1, " feat "_L1, " ft. "_L1, " ft "_L1, " featuring "_L1,
                              " (feat"_L1,  " with "_L1, "; "_L1,    ", "_L1,   " & "_L1,
                              " / "_L1,     " x "_L1,    " vs. "_L1};

QString firstArtist(const QString& artist) {
    qsizetype end = artist.size();
    for (const QLatin1StringView further : kFurther) {
        const qsizetype at = artist.indexOf(further, 0, Qt::CaseInsensitive);
        end = at > 0 ? std::min(end, at) : end;
    }
    return artist.first(end);
}

/// "" where one of the two has no letter.
QString keyOf(const QString& artist, const QString& foldedTitle) {
    const QString name = foldedWords(artist);
    return name.isEmpty() || foldedTitle.isEmpty() ? QString() : name + u'\n' + foldedTitle;
}

} // namespace

base::Result<TrackMatcher> TrackMatcher::in(const library::TrackStore& tracks) {
    TrackMatcher matcher;
    const base::Status read =
        tracks.forEach([&](const library::Track& track) { matcher.add(track); });
    return read ? base::Result<TrackMatcher>(std::move(matcher)) : read.error();
}

void TrackMatcher::add(const library::Track& track) {
    const library::Tags& tags = track.tags;
    if (!tags.musicBrainz.recording.isEmpty()) {
        const QString recording = tags.musicBrainz.recording.toLower();
        if (!m_recordings.contains(recording)) {
            m_recordings.insert(recording, track.id);
        }
    }
    const QString filed = foldedWords(recommend::creditOf(track).shown);
    if (!filed.isEmpty() && !m_artists.contains(filed)) {
        m_artists.insert(filed, track.id);
    }
    if (tags.title.isEmpty()) {
        return;
    }
    const Known known{track.id, foldedWords(tags.album)};
    const auto put = [&known](ByNames& names, const QString& key) {
        std::vector<Known>* found = key.isEmpty() ? nullptr : &names[key];
        if (found && (found->empty() || found->back().id != known.id)) {
            found->push_back(known);
        }
    };
    const QString title = foldedWords(tags.title);
    const QString bare = recommend::songTitle(tags.title).words;
    QStringList artists = tags.artists + tags.albumArtists;
    if (!artists.isEmpty()) {
        artists += track.displayArtist(); // all of them in one
    }
    for (const QString& artist : artists) {
        put(m_names, keyOf(artist, title));
        put(m_looser, keyOf(artist, bare));
        put(m_looser, keyOf(firstArtist(artist), bare));
    }
}

TrackId TrackMatcher::byArtist(const QString& name) const {
    return m_artists.value(foldedWords(name), TrackId::None);
}

TrackId TrackMatcher::bestOf(const std::vector<Known>& found, const QString& album) {
    const auto same = std::ranges::find(found, album, &Known::album);
    return (same == found.end() || album.isEmpty() ? found.front() : *same).id;
}

Match TrackMatcher::match(const HeardSong& song) const {
    if (const auto same = m_recordings.constFind(song.recording); same != m_recordings.constEnd()) {
        return {MatchKind::Recording, *same};
    }
    const QString album = foldedWords(song.album);
    const QString title = foldedWords(song.title);
    if (const auto same = m_names.constFind(keyOf(song.artist, title));
        same != m_names.constEnd()) {
        return {MatchKind::Names, bestOf(*same, album)};
    }
    const QString bare = recommend::songTitle(song.title).words;
    for (const QString& artist : {song.artist, firstArtist(song.artist)}) {
        if (const auto like = m_looser.constFind(keyOf(artist, bare));
            like != m_looser.constEnd()) {
            return {MatchKind::Looser, bestOf(*like, album)};
        }
    }
    return {};
}

} // namespace earshot::imports
