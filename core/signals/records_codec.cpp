// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/signals/records_codec.h"

#include "core/base/plain_text.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace earshot::signals {

namespace {

// Layout of version 1:
//   version (1 byte) · letter (1) · track (varint) · day (varint) · detail
//   detail of p: 0 | 1 + local second of day (varint) + UTC offset in minutes + 1080 (varint)
//             c: share in 1/65535 (2 bytes, low first) · ending (1)
//             l: 1 = liked, 0 = disliked (1)
//             d: hour (1) · weekday (1)
//             s: sitting (varint) · place (varint)
//             h: 1 = by hand, 0 = by itself (1)
//             a: the key's length + 64 where it is no play (1) · its letters
//             o: 0 = speakers, 1 = headphones, 2 = other (1)
//             i: source + 4 · outcome + 16 where heard is told + 32 where the time is (1) ·
//                import (varint) · heard ms (varint), if told · as of p behind its 1, if told
//             k: weight + 8 for an artist (1) · month made (varint) · artists (1) · the name's
//             length
//                in UTF-8 (1) · its bytes
//             f: 0 = album, 1 = artist (1) · weeks (1); 2 = outcome (1) · as of c
constexpr quint8 kVersion = 1;
constexpr int kSecondsPerDay = 86'400;
constexpr int kMostOffsetMinutes = 18 * 60; // beyond any zone there has been
constexpr int kMostPlaces = 1'000'000;      // in a sitting; a year without a pause has fewer
constexpr int kOutcomeStep = 4;
constexpr int kHeardTold = 16;
constexpr int kTimeTold = 32;
constexpr int kNoPlay = 64;
constexpr int kArtistLine = 8;
constexpr int kFirstCardMonth = 12 * 2000;
constexpr int kLastCardMonth = 12 * 9999 + 11;
constexpr float kShareSteps = 65'535.0F;

// In the order of Entry::detail. Letters, not SignalId numbers: those follow the page's order and
// may change.
struct Letter {
    SignalId signal;
    quint8 letter;
};
constexpr std::array<Letter, 11> kLetters{{{SignalId::Plays, 'p'},
                                           {SignalId::Completion, 'c'},
                                           {SignalId::Likes, 'l'},
                                           {SignalId::Daytime, 'd'},
                                           {SignalId::Sequence, 's'},
                                           {SignalId::Choice, 'h'},
                                           {SignalId::Activity, 'a'},
                                           {SignalId::Device, 'o'},
                                           {SignalId::Spotlight, 'f'},
                                           {SignalId::Imports, 'i'},
                                           {SignalId::Circle, 'k'}}};

std::optional<quint8> letterOf(SignalId signal) {
    const auto found = std::ranges::find(kLetters, signal, &Letter::signal);
    return found == kLetters.end() ? std::nullopt : std::optional(found->letter);
}

class Writer {
public:
    void byte(quint8 value) { m_bytes.append(static_cast<char>(value)); }
    void varint(quint64 value) {
        while (value >= 0x80) {
            byte(static_cast<quint8>(value | 0x80));
            value >>= 7;
        }
        byte(static_cast<quint8>(value));
    }
    void bytes(const QByteArray& values) { m_bytes.append(values); }
    [[nodiscard]] QByteArray take() { return std::move(m_bytes); }

private:
    QByteArray m_bytes;
};

/// Reads front to back; once it failed, everything it gives is 0 and ok() stays false.
class Reader {
public:
    explicit Reader(QByteArrayView bytes) : m_bytes(bytes) {}

    quint8 byte() {
        if (m_at >= m_bytes.size()) {
            m_ok = false;
            return 0;
        }
        return static_cast<quint8>(m_bytes.at(m_at++));
    }
    /// A number up to `highest`, refused in any but its shortest form.
    quint64 varint(quint64 highest) {
        quint64 value = 0;
        for (int shift = 0; shift < 63; shift += 7) {
            const quint8 part = byte();
            value |= quint64(part & 0x7F) << shift;
            if (part < 0x80) {
                m_ok = m_ok && value <= highest && (part != 0 || shift == 0);
                return m_ok ? value : 0;
            }
        }
        m_ok = false;
        return 0;
    }
    QByteArray bytes(quint8 count) {
        QByteArray values;
        for (quint8 i = 0; i < count && m_ok; ++i) {
            values.append(static_cast<char>(byte()));
        }
        return values;
    }
    void require(bool condition) { m_ok = m_ok && condition; }
    [[nodiscard]] bool ok() const { return m_ok; }
    [[nodiscard]] bool atEnd() const { return m_at == m_bytes.size(); }

private:
    QByteArrayView m_bytes;
    qsizetype m_at = 0;
    bool m_ok = true;
};

struct WriteDetail {
    Writer& writer;
    const Moment& at;

    void operator()(const PlayDetail&) const {
        writer.byte(at.time ? 1 : 0);
        timeIfTold();
    }
    void timeIfTold() const {
        if (at.time) {
            writer.varint(static_cast<quint64>(at.time->second));
            writer.varint(static_cast<quint64>(at.time->utcOffsetMinutes + kMostOffsetMinutes));
        }
    }
    void operator()(const CompletionDetail& detail) const {
        const float share = std::clamp(detail.share, 0.0F, 1.0F);
        const auto steps = static_cast<quint16>(std::lround(share * kShareSteps));
        writer.byte(static_cast<quint8>(steps & 0xFF));
        writer.byte(static_cast<quint8>(steps >> 8));
        writer.byte(static_cast<quint8>(detail.ending));
    }
    void operator()(const LikeDetail& detail) const { writer.byte(detail.value > 0 ? 1 : 0); }
    void operator()(const DaytimeDetail& detail) const {
        writer.byte(static_cast<quint8>(detail.hour));
        writer.byte(static_cast<quint8>(detail.weekday));
    }
    void operator()(const SpotlightDetail& detail) const {
        writer.byte(static_cast<quint8>(detail.kind));
        if (detail.kind == SpotlightDetail::Kind::Outcome) {
            (*this)(detail.outcome);
        } else {
            writer.byte(static_cast<quint8>(detail.weeks));
        }
    }
    void operator()(const ImportDetail& detail) const {
        writer.byte(static_cast<quint8>(int(detail.source) + int(detail.outcome) * kOutcomeStep +
                                        (detail.heardMs ? kHeardTold : 0) +
                                        (at.time ? kTimeTold : 0)));
        writer.varint(static_cast<quint64>(detail.import));
        if (detail.heardMs) {
            writer.varint(static_cast<quint64>(*detail.heardMs));
        }
        timeIfTold();
    }
    void operator()(const CardDetail& detail) const {
        const QByteArray name = detail.head.name.toUtf8();
        writer.byte(static_cast<quint8>(detail.weight +
                                        (detail.part == CardPart::Artist ? kArtistLine : 0)));
        writer.varint(static_cast<quint64>(detail.head.made));
        writer.byte(static_cast<quint8>(detail.head.artists));
        writer.byte(static_cast<quint8>(name.size()));
        writer.bytes(name);
    }
    void operator()(const SequenceDetail& detail) const {
        writer.varint(static_cast<quint64>(detail.sitting));
        writer.varint(static_cast<quint64>(detail.place));
    }
    void operator()(const ChoiceDetail& detail) const { writer.byte(detail.byHand ? 1 : 0); }
    void operator()(const ActivityDetail& detail) const {
        writer.byte(static_cast<quint8>(detail.list.size() + (detail.counts ? 0 : kNoPlay)));
        writer.bytes(detail.list);
    }
    void operator()(const DeviceDetail& detail) const {
        writer.byte(static_cast<quint8>(detail.device));
    }
};

CompletionDetail readOutcome(Reader& reader) {
    const int low = reader.byte();
    const int high = reader.byte();
    const quint8 ending = reader.byte();
    reader.require(ending <= static_cast<quint8>(Ending::Unplayable));
    return {static_cast<float>(high * 256 + low) / kShareSteps, static_cast<Ending>(ending)};
}

SpotlightDetail readSpotlight(Reader& reader) {
    SpotlightDetail detail;
    const quint8 kind = reader.byte();
    reader.require(kind <= static_cast<quint8>(SpotlightDetail::Kind::Outcome));
    detail.kind = static_cast<SpotlightDetail::Kind>(kind);
    if (detail.kind == SpotlightDetail::Kind::Outcome) {
        detail.outcome = readOutcome(reader);
    } else {
        detail.weeks = reader.byte();
        reader.require(detail.weeks >= 1 && detail.weeks <= kMostSpotlightWeeks);
    }
    return detail;
}

Moment::Time readTime(Reader& reader) {
    const auto second = static_cast<int>(reader.varint(kSecondsPerDay - 1));
    const auto offset = static_cast<int>(reader.varint(2 * kMostOffsetMinutes));
    return Moment::Time{second, offset - kMostOffsetMinutes};
}

ImportDetail readImport(Reader& reader, Moment& at) {
    ImportDetail detail;
    const int told = reader.byte();
    const int source = told % kOutcomeStep;
    const int outcome = told % kHeardTold / kOutcomeStep;
    reader.require(told < 2 * kTimeTold && source <= int(ImportSource::LastFm) &&
                   outcome <= int(ImportOutcome::Skipped));
    detail.source = static_cast<ImportSource>(source);
    detail.outcome = static_cast<ImportOutcome>(outcome);
    detail.import = static_cast<qint64>(reader.varint(std::numeric_limits<qint64>::max()));
    if ((told & kHeardTold) != 0) {
        detail.heardMs = static_cast<qint32>(reader.varint(kMostImportedMs));
    }
    if ((told & kTimeTold) != 0) {
        at.time = readTime(reader);
    }
    return detail;
}

CardDetail readCard(Reader& reader) {
    CardDetail detail;
    const int told = reader.byte();
    detail.part = told >= kArtistLine ? CardPart::Artist : CardPart::Song;
    detail.weight = told % kArtistLine;
    detail.head.made = static_cast<int>(reader.varint(kLastCardMonth));
    detail.head.artists = reader.byte();
    const QByteArray name = reader.bytes(reader.byte());
    detail.head.name = QString::fromUtf8(name);
    reader.require(told < 2 * kArtistLine && detail.weight >= 1 &&
                   detail.weight <= kMostCardWeight && isCardHead(detail.head) &&
                   detail.head.name.toUtf8() == name);
    return detail;
}

void readDetail(Reader& reader, SignalId signal, Entry& entry) {
    if (signal == SignalId::Plays) {
        const quint8 precise = reader.byte();
        reader.require(precise <= 1);
        if (precise == 1) {
            entry.at.time = readTime(reader);
        }
        entry.detail = PlayDetail{};
    } else if (signal == SignalId::Completion) {
        entry.detail = readOutcome(reader);
    } else if (signal == SignalId::Likes) {
        const quint8 liked = reader.byte();
        reader.require(liked <= 1);
        entry.detail = LikeDetail{liked == 1 ? 1 : -1};
    } else if (signal == SignalId::Choice) {
        const quint8 byHand = reader.byte();
        reader.require(byHand <= 1);
        entry.detail = ChoiceDetail{byHand == 1};
    } else if (signal == SignalId::Activity) {
        const quint8 told = reader.byte();
        QByteArray list = reader.bytes(told % kNoPlay);
        reader.require(told < 2 * kNoPlay && isListKey(list));
        entry.detail = ActivityDetail{std::move(list), told < kNoPlay};
    } else if (signal == SignalId::Device) {
        const quint8 device = reader.byte();
        reader.require(device <= static_cast<quint8>(DeviceClass::Other));
        entry.detail = DeviceDetail{static_cast<DeviceClass>(device)};
    } else if (signal == SignalId::Spotlight) {
        entry.detail = readSpotlight(reader);
    } else if (signal == SignalId::Imports) {
        entry.detail = readImport(reader, entry.at);
    } else if (signal == SignalId::Circle) {
        entry.detail = readCard(reader);
    } else if (signal == SignalId::Sequence) {
        const auto sitting = static_cast<qint64>(reader.varint(std::numeric_limits<qint64>::max()));
        const auto place = static_cast<int>(reader.varint(kMostPlaces));
        entry.detail = SequenceDetail{sitting, place};
    } else {
        const int hour = reader.byte();
        const int weekday = reader.byte();
        reader.require(hour <= 23 && weekday >= 1 && weekday <= 7);
        entry.detail = DaytimeDetail{hour, weekday};
    }
}

} // namespace

qint64 Moment::seconds() const {
    const qint64 midnight = qint64(day) * kSecondsPerDay;
    return time ? midnight + time->second - time->utcOffsetMinutes * 60
                : midnight + kSecondsPerDay / 2;
}

Moment Moment::at(qint64 secondsUtc, int utcOffsetSeconds) {
    const int offset = std::clamp(utcOffsetSeconds / 60, -kMostOffsetMinutes, kMostOffsetMinutes);
    const qint64 local = std::max<qint64>(0, secondsUtc + offset * 60);
    return {static_cast<qint32>(local / kSecondsPerDay),
            Time{static_cast<int>(local % kSecondsPerDay), offset}};
}

bool isListKey(QByteArrayView key) {
    constexpr qsizetype kLongestKey = 40;
    return !key.isEmpty() && key.size() <= kLongestKey && key != "now" && key != "radio" &&
           std::ranges::all_of(key, [](char letter) {
               return (letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9') ||
                      letter == '-' || letter == '_';
           });
}

bool isCardHead(const CardHead& head) {
    return !head.name.isEmpty() && head.name.size() <= kLongestCardName &&
           head.name.trimmed() == head.name && base::isPlainText(head.name) &&
           head.made >= kFirstCardMonth && head.made <= kLastCardMonth && head.artists >= 0 &&
           head.artists <= kMostCardSongs + kMostCardArtists;
}

SignalId signalOf(const Entry& entry) {
    return kLetters[entry.detail.index()].signal;
}

QByteArray encodeEntry(const Entry& entry) {
    Writer writer;
    writer.byte(kVersion);
    writer.byte(kLetters[entry.detail.index()].letter);
    writer.varint(static_cast<quint64>(entry.track));
    writer.varint(static_cast<quint64>(entry.at.day));
    std::visit(WriteDetail{writer, entry.at}, entry.detail);
    return writer.take();
}

std::optional<Entry> decodeEntry(SignalId signal, QByteArrayView bytes) {
    const std::optional<quint8> letter = letterOf(signal);
    Reader reader(bytes);
    reader.require(reader.byte() == kVersion);
    reader.require(letter.has_value() && reader.byte() == letter);
    if (!reader.ok()) {
        return std::nullopt;
    }
    std::optional<Entry> decoded(std::in_place);
    Entry& entry = *decoded;
    entry.track = static_cast<library::TrackId>(reader.varint(std::numeric_limits<qint64>::max()));
    entry.at.day = static_cast<qint32>(reader.varint(std::numeric_limits<qint32>::max()));
    readDetail(reader, signal, entry);
    reader.require(entry.track != library::TrackId::None);
    if (!reader.ok() || !reader.atEnd()) {
        decoded.reset();
    }
    return decoded;
}

} // namespace earshot::signals
