// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/lyrics/theme.h"

#include <QByteArray>
#include <QMetaType>
#include <QString>
#include <QStringList>

#include <filesystem>
#include <optional>

namespace earshot::library {

/// A track's identity in library.db: never reused, kept when its file moves, is renamed, retagged
/// or goes missing.
enum class TrackId : qint64 { None = 0 };

/// ReplayGain 2.0 values as tagged. Gains in dB relative to −18 LUFS, peaks linear (1 = full
/// scale).
struct ReplayGain {
    std::optional<double> trackGainDb;
    std::optional<double> trackPeak;
    std::optional<double> albumGainDb;
    std::optional<double> albumPeak;
};

/// MusicBrainz identifiers as tagged (UUID text, "" when absent).
struct MusicBrainzIds {
    QString recording;
    QString release;
    QString releaseGroup;
    QStringList artists;
    QStringList albumArtists;
};

/// What the tags of one file say. Texts are trimmed; lists keep their order and hold no empty or
/// repeated value.
struct Tags {
    QString title;
    QStringList artists;
    QStringList albumArtists;
    QString album;
    QStringList genres;
    QStringList composers;
    QString label;
    QString date;         ///< as tagged: "1994", "1994-05-02"
    QString originalDate; ///< of the first release, as tagged
    int trackNumber = 0;  ///< 1-based, 0 = not tagged
    int trackTotal = 0;
    int discNumber = 0;
    int discTotal = 0;
    bool compilation = false;
    ReplayGain replayGain;
    MusicBrainzIds musicBrainz;
    QString lyrics;
    bool hasCover = false; ///< a picture is embedded in the file
};

/// The stream's technical properties as the tag reader sees them.
struct StreamProperties {
    QString
        codec; ///< "MP3", "FLAC", "Vorbis", "Opus", "AAC", "ALAC", "PCM", "WavPack", "APE", "WMA"
    qint64 durationMs = 0;
    int bitrateKbps = 0;
    int sampleRateHz = 0;
    int channels = 0;
};

struct Track {
    TrackId id = TrackId::None;
    std::filesystem::path path;
    qint64 sizeBytes = 0;
    qint64 modifiedNs = 0;                ///< of the file, since 1970 UTC
    qint64 addedMs = 0;                   ///< when first indexed, since 1970 UTC
    std::optional<qint64> missingSinceMs; ///< set while the file cannot be found
    Tags tags;
    StreamProperties stream;
    QByteArray audioIdentity; ///< hash of the audio payload without tags, empty until analysed
    /// What its lyrics speak of; only read by TrackStore::forEach(), empty where that is not known.
    std::optional<lyrics::ThemeWeights> themes;

    /// The title, or the file's name without its ending where no title is tagged.
    [[nodiscard]] QString displayTitle() const;
    /// The artists joined for showing, or the album artists, or "Unknown artist" (translated).
    [[nodiscard]] QString displayArtist() const;
    /// The album artist an album is filed under: tagged, else "Various artists" for compilations,
    /// else the first artist.
    [[nodiscard]] QString filedUnder() const;
    /// Year of the original release, else of the release; 0 = unknown.
    [[nodiscard]] int year() const;
};

} // namespace earshot::library

Q_DECLARE_METATYPE(earshot::library::TrackId)
