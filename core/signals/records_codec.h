// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/signals/records.h"

#include <QByteArray>

#include <optional>
#include <variant>

namespace earshot::signals {

/// When an entry was made, as the clock on the wall showed it, at the precision that may be kept.
struct Moment {
    struct Time {
        int second = 0;           ///< of the local day, [0, 86400)
        int utcOffsetMinutes = 0; ///< [−1080, 1080]
        bool operator==(const Time&) const = default;
    };
    qint32 day = 0;           ///< local date, days since 1970-01-01
    std::optional<Time> time; ///< empty = only the day is kept

    /// Seconds since 1970 UTC; noon UTC of the date where only the day is kept.
    [[nodiscard]] qint64 seconds() const;
    [[nodiscard]] Moment onlyDay() const { return {day, std::nullopt}; }
    [[nodiscard]] static Moment at(qint64 secondsUtc, int utcOffsetSeconds);
};

struct PlayDetail {};
struct CompletionDetail {
    float share = 0; ///< [0, 1]
    Ending ending = Ending::Stopped;
};
struct LikeDetail {
    int value = 0; ///< +1 or −1
};
struct DaytimeDetail {
    int hour = 0;    ///< local, 0 … 23
    int weekday = 1; ///< 1 … 7
};

struct SequenceDetail {
    qint64 sitting = 0; ///< number of the event that opened it
    int place = 0;      ///< in the sitting, from 0; forgotten plays leave gaps
};

struct ChoiceDetail {
    bool byHand = false;
};
struct ActivityDetail {
    QByteArray list;    ///< isListKey()
    bool counts = true; ///< enough was heard for a play; otherwise there is it for forgetting only
};

struct DeviceDetail {
    DeviceClass device = DeviceClass::Other;
};

/// A mark, which has weeks, or an outcome.
struct SpotlightDetail {
    enum class Kind : std::uint8_t { Album, Artist, Outcome };
    Kind kind = Kind::Outcome;
    int weeks = 0;
    CompletionDetail outcome = {};
};
inline constexpr int kMostSpotlightWeeks = 52;
/// Of a mark.
[[nodiscard]] inline SpotlightScope scopeOf(const SpotlightDetail& mark) {
    return mark.kind == SpotlightDetail::Kind::Artist ? SpotlightScope::Artist
                                                      : SpotlightScope::Album;
}

/// A play that was heard elsewhere.
struct ImportDetail {
    ImportSource source = ImportSource::Spotify;
    qint64 import = 0;             ///< which one: number of the first event it brought
    std::optional<qint32> heardMs; ///< at most kMostImportedMs
    ImportOutcome outcome = ImportOutcome::Unknown;
};
inline constexpr qint32 kMostImportedMs = 24 * 3600 * 1000;

/// A song or an artist on a friend's taste card.
struct CardDetail {
    CardPart part = CardPart::Song;
    int weight = 1; ///< 1 … kMostCardWeight
    CardHead head;
};
inline constexpr int kLongestCardName = 40;
/// Whether what is told of a card may be so: a name that is not longer, without spaces around it,
/// plain (base::isPlainText), and numbers in range.
[[nodiscard]] bool isCardHead(const CardHead& head);

/// Whether these are the letters of a mood's or recipe's key: "wind-down". What a place on the map,
/// a radio or a moment is called is not.
[[nodiscard]] bool isListKey(QByteArrayView key);

/// One entry of a signal's table before sealing. The detail's kind tells the signal.
struct Entry {
    library::TrackId track = library::TrackId::None;
    Moment at;
    std::variant<PlayDetail, CompletionDetail, LikeDetail, DaytimeDetail, SequenceDetail,
                 ChoiceDetail, ActivityDetail, DeviceDetail, SpotlightDetail, ImportDetail,
                 CardDetail>
        detail;
};

/// An entry with the number of its row.
struct StoredEntry {
    qint64 row = 0;
    Entry entry;
};

/// Whether entries of this signal carry the time of day, while it may be kept.
[[nodiscard]] constexpr bool tellsTime(SignalId id) {
    return id == SignalId::Plays || id == SignalId::Imports;
}

/// The signal an entry belongs to.
[[nodiscard]] SignalId signalOf(const Entry& entry);

/// Packs an entry into a few bytes: format version, letter of the signal, then varints.
[[nodiscard]] QByteArray encodeEntry(const Entry& entry);

/// The entry in these bytes, or nothing when they are not exactly one well-formed entry of this
/// signal with values in range. Never reads past the end, whatever the bytes.
[[nodiscard]] std::optional<Entry> decodeEntry(SignalId signal, QByteArrayView bytes);

} // namespace earshot::signals
