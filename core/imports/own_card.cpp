// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/imports/own_card.h"

#include "core/base/plain_text.h"
#include "core/recommend/credit.h"
#include "core/recommend/outcome.h"
#include "core/recommend/song_key.h"

#include <QHash>

#include <algorithm>
#include <cmath>
#include <map>
#include <span>
#include <tuple>

namespace earshot::imports {

using library::TrackId;

namespace {

// In half points, so that sums are exact.
constexpr int kLike = 10;
constexpr int kPlay = 2;
constexpr int kLeastSong = 6;
constexpr int kLeastArtist = 10;
constexpr int kLikedWeight = 4;

struct Told {
    int points = 0;
    int like = 0; ///< the last
};

QHash<TrackId, Told> toldOf(const signals::History& history) {
    QHash<TrackId, Told> told;
    for (const signals::PlayRecord& play : history.plays) {
        told[play.track].points += kPlay;
    }
    for (const signals::CompletionRecord& completion : history.completions) {
        if (const auto r = recommend::judged(completion.share, completion.ending)) {
            told[completion.track].points += static_cast<int>(std::lround(*r));
        }
    }
    for (const signals::LikeRecord& like : history.likes) {
        told[like.track].like = like.value;
    }
    return told;
}

struct OwnSong {
    HeardSong song;
    int points = 0;
    bool liked = false;
    bool disliked = false;
};

/// Most first; of equals by name.
template <typename Line, typename Name>
void mostFirst(std::vector<Line>& lines, std::size_t most, Name name) {
    std::ranges::sort(lines, {},
                      [&](const Line& line) { return std::tuple(-line.points, name(line)); });
    lines.resize(std::min(lines.size(), most));
}

/// 5 for the first fifth of `count`, 1 for the last.
int weightAt(std::size_t place, std::size_t count) {
    return signals::kMostCardWeight - static_cast<int>(place * signals::kMostCardWeight / count);
}

} // namespace

base::Result<CardFile> ownCard(const signals::History& history, const library::TrackStore& tracks) {
    const QHash<TrackId, Told> told = toldOf(history);
    std::map<std::uint64_t, OwnSong> byKey;
    const base::Status read = tracks.forEach([&](const library::Track& track) {
        const auto known = told.constFind(track.id);
        const QString title = base::plainText(track.tags.title);
        const QString artist = base::plainText(recommend::creditOf(track).shown);
        if (known == told.constEnd() || title.isEmpty() || artist.isEmpty()) {
            return;
        }
        OwnSong& own = byKey[recommend::songHash(track, recommend::songTitle(track.tags.title))];
        if (own.song.title.isEmpty()) {
            own.song = {artist, title, base::plainText(track.tags.album),
                        track.tags.musicBrainz.recording.toLower()};
        }
        own.points += known->points + (known->like > 0 ? kLike : 0);
        own.liked |= known->like > 0;
        own.disliked |= known->like < 0;
    });
    if (!read) {
        return read.error();
    }
    struct OwnArtist {
        QString name;
        int points = 0;
    };
    std::map<QString, OwnArtist> byArtist;
    std::vector<OwnSong> songs;
    for (const auto& [key, own] : byKey) {
        if (own.disliked || own.points <= 0) {
            continue;
        }
        OwnArtist& artist = byArtist[recommend::foldedWords(own.song.artist)];
        artist.name =
            artist.name.isEmpty() ? own.song.artist : std::min(artist.name, own.song.artist);
        artist.points += own.points;
        if (own.liked || own.points >= kLeastSong) {
            songs.push_back(own);
        }
    }
    std::vector<OwnArtist> artists;
    for (const auto& [folded, artist] : byArtist) {
        if (artist.points >= kLeastArtist) {
            artists.push_back(artist);
        }
    }
    mostFirst(songs, signals::kMostCardSongs, [](const OwnSong& own) {
        return std::tuple(own.song.artist, own.song.title, own.song.album);
    });
    mostFirst(artists, signals::kMostCardArtists,
              [](const OwnArtist& artist) { return artist.name; });
    CardFile card;
    for (std::size_t i = 0; i < artists.size(); ++i) {
        card.artists.push_back({artists[i].name, weightAt(i, artists.size())});
    }
    for (std::size_t i = 0; i < songs.size(); ++i) {
        const int weight = weightAt(i, songs.size());
        card.songs.push_back(
            {songs[i].song, songs[i].liked ? std::max(kLikedWeight, weight) : weight});
    }
    return card;
}

} // namespace earshot::imports
