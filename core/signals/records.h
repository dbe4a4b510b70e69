// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/library/track.h"
#include "core/signals/registry.h"

#include <QString>

#include <cstdint>
#include <optional>
#include <vector>

namespace earshot::signals {

enum class Ending : std::uint8_t {
    Finished,   ///< heard to the end
    SkippedOn,  ///< next was pressed, or another track was started
    Stopped,    ///< stopped, or the program ended
    Unplayable, ///< the file broke off
};

/// What music is heard on, as far as the system's description of it tells (device_class.h).
enum class DeviceClass : std::uint8_t { Speakers, Headphones, Other };

/// One listening as the player reports it. What of it is stored depends on the switches.
struct PlayEvent {
    library::TrackId track = library::TrackId::None;
    qint64 startedMs = 0; ///< since 1970 UTC
    int utcOffsetSeconds = 0;
    qint64 heardMs = 0; ///< really heard: pauses and jumps not counted
    qint64 durationMs = 0;
    Ending ending = Ending::Stopped;
    bool byHand = false; ///< picked by the person, not continued by itself
    /// Begins a sitting: after half an hour without music, after a private session or a switch.
    bool opensSitting = true;
    DeviceClass device = DeviceClass::Other;
    bool spotlit = false; ///< of an album or artist that is in the spotlight
    QString context;      ///< recipe or mood key that was on, "" if none
};

/// A play counts for the plays and daytime signals once this much was heard: the shorter of 30
/// seconds, as streaming services count, and half of the track.
inline constexpr qint64 kPlayCountsAfterMs = 30'000;

/// Row of the plays signal. Time in seconds since 1970 UTC; only the day is kept (noon UTC of the
/// local date) while daytime is off.
struct PlayRecord {
    library::TrackId track = library::TrackId::None;
    qint64 atSeconds = 0;
    qint64 day = 0; ///< local date, days since 1970-01-01
};

/// Row of the completion signal.
struct CompletionRecord {
    library::TrackId track = library::TrackId::None;
    float share = 0; ///< heard / duration, [0, 1]
    Ending ending = Ending::Stopped;
    qint64 day = 0; ///< local date, days since 1970-01-01
};

/// Row of the likes signal: +1 liked, −1 disliked.
struct LikeRecord {
    library::TrackId track = library::TrackId::None;
    int value = 0;
    qint64 day = 0; ///< local date, days since 1970-01-01
};

/// Row of the daytime signal.
struct DaytimeRecord {
    library::TrackId track = library::TrackId::None;
    int hour = 0;    ///< local, 0 … 23
    int weekday = 1; ///< 1 = Monday … 7 = Sunday
    qint64 day = 0;  ///< local date, days since 1970-01-01
};

/// Row of the sequence signal. Sittings and places count up from 0 over what is kept, without gaps.
struct SequenceRecord {
    library::TrackId track = library::TrackId::None;
    int sitting = 0;
    int place = 0;  ///< in its sitting
    qint64 day = 0; ///< local date, days since 1970-01-01
};

/// Row of the choice signal.
struct ChoiceRecord {
    library::TrackId track = library::TrackId::None;
    bool byHand = false; ///< picked by the person
    qint64 day = 0;      ///< local date, days since 1970-01-01
};

/// Row of the activity signal.
struct ActivityRecord {
    library::TrackId track = library::TrackId::None;
    QString list;   ///< key of the mood or recipe
    qint64 day = 0; ///< local date, days since 1970-01-01
};

/// Row of the device signal.
struct DeviceRecord {
    library::TrackId track = library::TrackId::None;
    DeviceClass device = DeviceClass::Other;
    qint64 day = 0; ///< local date, days since 1970-01-01
};

/// What of a track is in the spotlight.
enum class SpotlightScope : std::uint8_t { Album, Artist };

/// Row of the spotlight signal: what the person wants to hear more of for some weeks, told by one
/// of its tracks.
struct SpotlightMark {
    library::TrackId track = library::TrackId::None;
    SpotlightScope scope = SpotlightScope::Album;
    int weeks = 0;
    qint64 day = 0; ///< local date it begins on, days since 1970-01-01

    [[nodiscard]] bool holdsOn(qint64 date) const {
        return date >= day && date < day + qint64{7} * weeks;
    }
};

/// Row of the spotlight signal, too: how a play of what was in it went.
struct SpotlightOutcome {
    library::TrackId track = library::TrackId::None;
    float share = 0; ///< heard / duration, [0, 1]
    Ending ending = Ending::Stopped;
    qint64 day = 0; ///< local date, days since 1970-01-01
};

/// Where an imported history comes from.
enum class ImportSource : std::uint8_t { Spotify, ListenBrainz, LastFm };
/// How an imported play ended, as far as its source tells.
enum class ImportOutcome : std::uint8_t { Unknown, Finished, Skipped };

/// A play elsewhere, of a track that is in this library.
struct ImportedPlay {
    library::TrackId track = library::TrackId::None;
    qint64 atSeconds = 0; ///< since 1970 UTC, as the source has it: Spotify tells the end
    int utcOffsetSeconds = 0;
    std::optional<qint64> heardMs; ///< empty where the source does not tell
    ImportOutcome outcome = ImportOutcome::Unknown;
};

/// Row of the imports signal.
struct ImportRecord {
    library::TrackId track = library::TrackId::None;
    ImportSource source = ImportSource::Spotify;
    ImportOutcome outcome = ImportOutcome::Unknown;
    std::optional<qint32> heardMs;
    qint64 day = 0; ///< local date, days since 1970-01-01

    /// As kPlayCountsAfterMs has it; the length of the track elsewhere is not known. What only
    /// lists plays lists no others.
    [[nodiscard]] bool countsAsPlay() const {
        return outcome == ImportOutcome::Finished ||
               (heardMs ? *heardMs >= kPlayCountsAfterMs : outcome == ImportOutcome::Unknown);
    }
};

/// What of a friend's taste card an entry stands for: this very song, or its artist.
enum class CardPart : std::uint8_t { Song, Artist };
inline constexpr int kMostCardWeight = 5; ///< from 1
inline constexpr int kMostCardSongs = 100;
inline constexpr int kMostCardArtists = 50;

/// What is told of a card beside its lines; isCardHead() tells whether it may be kept.
struct CardHead {
    QString name;    ///< whose it is; a store holds one card of each name
    int made = 0;    ///< month since the year 0: 12 · year + month − 1
    int artists = 0; ///< different ones it names, whether they are in this library or not
    bool operator==(const CardHead&) const = default;
};

/// A taste card as far as its songs and artists are in this library.
struct TasteCard {
    struct Line {
        library::TrackId track = library::TrackId::None; ///< the song, or one by the artist
        CardPart part = CardPart::Song;
        int weight = 1; ///< 1 … kMostCardWeight
    };
    CardHead head;
    std::vector<Line> lines;
};

/// Row of the circle signal.
struct CardRecord {
    library::TrackId track = library::TrackId::None; ///< the song, or one by the artist
    CardPart part = CardPart::Song;
    int weight = 1; ///< 1 … kMostCardWeight
    CardHead head;
    qint64 day = 0; ///< local date the card was opened, days since 1970-01-01
};

/// A playlist the person put together, for the playlists signal. Nothing of it is stored anew.
struct PlaylistRecord {
    std::vector<library::TrackId> tracks;
    bool operator==(const PlaylistRecord&) const = default;
};

/// What the recommender may know of the listener: filled only from signals that are on.
struct History {
    std::vector<PlayRecord> plays;
    std::vector<CompletionRecord> completions;
    std::vector<LikeRecord> likes;
    std::vector<DaytimeRecord> daytimes;
    std::vector<SequenceRecord> sequences;
    std::vector<ChoiceRecord> choices;
    std::vector<ActivityRecord> activities;
    std::vector<DeviceRecord> devices;
    std::vector<SpotlightMark> spotlights;
    std::vector<SpotlightOutcome> spotlightOutcomes;
    std::vector<ImportRecord> imports;
    std::vector<CardRecord> cards;
    std::vector<PlaylistRecord> playlists; ///< read from the library, while the signal is on
};

/// This sitting, in memory only (signal "session").
struct Sitting {
    struct Outcome {
        library::TrackId track = library::TrackId::None;
        float share = 0;
        Ending ending = Ending::Stopped;
        bool counts = true; ///< enough was heard for a play
    };
    std::vector<Outcome> outcomes; ///< oldest first
    qint64 lastMs = 0;             ///< when the last one ended
};

} // namespace earshot::signals
