// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/library/track_columns.h"

#include "core/base/paths.h"
#include "core/storage/columns.h"

namespace earshot::library {

namespace {

constexpr QLatin1Char kIdSeparator(';');

std::optional<double> columnReal(SQLite::Statement& statement, int column) {
    const SQLite::Column value = statement.getColumn(column);
    return value.isNull() ? std::nullopt : std::optional(value.getDouble());
}

QStringList columnIds(SQLite::Statement& statement, int column) {
    return storage::columnText(statement, column).split(kIdSeparator, Qt::SkipEmptyParts);
}

} // namespace

Track readTrack(SQLite::Statement& statement, TrackId id, int first) {
    int at = first;
    const auto integer = [&] { return static_cast<qint64>(statement.getColumn(at++).getInt64()); };
    const auto small = [&] { return statement.getColumn(at++).getInt(); };
    const auto text = [&] { return storage::columnText(statement, at++); };
    const auto real = [&] { return columnReal(statement, at++); };
    Track track;
    track.id = id;
    track.path = base::pathFromBytes(storage::columnBytes(statement, at++));
    track.sizeBytes = integer();
    track.modifiedNs = integer();
    track.addedMs = integer();
    if (statement.getColumn(at).isNull()) {
        ++at;
    } else {
        track.missingSinceMs = integer();
    }
    track.stream.codec = text();
    track.stream.durationMs = integer();
    track.stream.bitrateKbps = small();
    track.stream.sampleRateHz = small();
    track.stream.channels = small();
    Tags& tags = track.tags;
    tags.title = text();
    if (small() == 0) {
        tags.title.clear();
    }
    tags.album = text();
    tags.date = text();
    tags.originalDate = text();
    tags.trackNumber = small();
    tags.trackTotal = small();
    tags.discNumber = small();
    tags.discTotal = small();
    tags.compilation = small() != 0;
    tags.label = text();
    tags.replayGain = {
        .trackGainDb = real(), .trackPeak = real(), .albumGainDb = real(), .albumPeak = real()};
    tags.musicBrainz.recording = text();
    tags.musicBrainz.release = text();
    tags.musicBrainz.releaseGroup = text();
    tags.musicBrainz.artists = columnIds(statement, at++);
    tags.musicBrainz.albumArtists = columnIds(statement, at++);
    tags.hasCover = small() != 0;
    track.audioIdentity = storage::columnBytes(statement, at++);
    return track;
}

void addTrackColumns(storage::RowValues& row, const Track& track) {
    const Tags& tags = track.tags;
    row << base::pathBytes(track.path) << track.sizeBytes << track.modifiedNs << track.addedMs;
    if (track.missingSinceMs) {
        row << *track.missingSinceMs;
    } else {
        row << std::optional<double>();
    }
    row << track.stream.codec << track.stream.durationMs << qint64(track.stream.bitrateKbps)
        << qint64(track.stream.sampleRateHz) << qint64(track.stream.channels)
        << track.displayTitle() << qint64(tags.title.isEmpty() ? 0 : 1) << tags.album << tags.date
        << tags.originalDate << qint64(tags.trackNumber) << qint64(tags.trackTotal)
        << qint64(tags.discNumber) << qint64(tags.discTotal) << qint64(tags.compilation)
        << tags.label << tags.replayGain.trackGainDb << tags.replayGain.trackPeak
        << tags.replayGain.albumGainDb << tags.replayGain.albumPeak << tags.musicBrainz.recording
        << tags.musicBrainz.release << tags.musicBrainz.releaseGroup
        << tags.musicBrainz.artists.join(kIdSeparator)
        << tags.musicBrainz.albumArtists.join(kIdSeparator) << qint64(tags.hasCover)
        << track.audioIdentity;
}

} // namespace earshot::library
