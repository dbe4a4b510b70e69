// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/imports/json_rows.h"

#include "core/imports/text.h"

#include <QJsonObject>

#include <limits>

namespace earshot::imports {

namespace {

using namespace Qt::StringLiterals;
using signals::ImportOutcome;
using signals::ImportSource;
using Kind = HistoryRow::Kind;

std::optional<qint32> millisecondsIn(const QJsonValue& value) {
    const double number = value.toDouble(-1);
    if (number < 0 || number > std::numeric_limits<qint32>::max()) {
        return std::nullopt;
    }
    return static_cast<qint32>(number);
}

HistoryRow spotifyPlay(HeardSong song, const QJsonValue& time, const QJsonValue& heard) {
    const auto at = utcSeconds(time.toString());
    const auto heardMs = millisecondsIn(heard);
    if (!at || !heardMs) {
        return HistoryRow::bad(Text::tr("no time or no length of time"));
    }
    return {.kind = Kind::Play,
            .song = std::move(song),
            .source = ImportSource::Spotify,
            .atSeconds = *at,
            .heardMs = heardMs};
}

/// Its devices, addresses and countries are not looked at.
HistoryRow extendedSpotify(const QJsonObject& object) {
    const QString title = object["master_metadata_track_name"_L1].toString();
    if (title.isEmpty()) {
        return {.kind = Kind::NotMusic};
    }
    HistoryRow row = spotifyPlay({object["master_metadata_album_artist_name"_L1].toString(),
                                  title,
                                  object["master_metadata_album_album_name"_L1].toString(),
                                  {}},
                                 object["ts"_L1], object["ms_played"_L1]);
    const QString ended = object["reason_end"_L1].toString();
    if (ended == "trackdone"_L1) {
        row.outcome = ImportOutcome::Finished;
    } else if (object["skipped"_L1].toBool() || ended == "fwdbtn"_L1) {
        row.outcome = ImportOutcome::Skipped;
    }
    return row;
}

HistoryRow olderSpotify(const QJsonObject& object) {
    if (!object.contains("trackName"_L1)) {
        return {.kind = Kind::NotMusic}; // podcasts have podcastName and episodeName
    }
    return spotifyPlay(
        {object["artistName"_L1].toString(), object["trackName"_L1].toString(), {}, {}},
        object["endTime"_L1], object["msPlayed"_L1]);
}

QString recordingIn(const QJsonObject& track) {
    const QString own = track["additional_info"_L1]["recording_mbid"_L1].toString();
    const QString mapped = track["mbid_mapping"_L1]["recording_mbid"_L1].toString();
    return (own.isEmpty() ? mapped : own).toLower();
}

HistoryRow listenBrainz(const QJsonObject& object) {
    const QJsonObject track = object["track_metadata"_L1].toObject();
    const QJsonValue at = object["listened_at"_L1];
    if (!at.isDouble()) {
        return HistoryRow::bad(Text::tr("no time"));
    }
    return {.kind = Kind::Play,
            .song = {track["artist_name"_L1].toString(), track["track_name"_L1].toString(),
                     track["release_name"_L1].toString(), recordingIn(track)},
            .source = ImportSource::ListenBrainz,
            .atSeconds = at.toInteger()};
}

} // namespace

HistoryRow rowOf(const QJsonObject& object) {
    if (object.contains("ts"_L1) && object.contains("ms_played"_L1)) {
        return extendedSpotify(object);
    }
    if (object.contains("endTime"_L1) && object.contains("msPlayed"_L1)) {
        return olderSpotify(object);
    }
    if (object["track_metadata"_L1].isObject()) {
        return listenBrainz(object);
    }
    return {};
}

} // namespace earshot::imports
