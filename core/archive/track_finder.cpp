// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/archive/track_finder.h"

#include "core/archive/text.h"
#include "core/base/paths.h"

#include <algorithm>

namespace earshot::archive {

using library::TrackId;

namespace {

// Encoders and taggers do not agree on the last moments of a track.
constexpr qint64 kSameLengthMs = 2000;
constexpr qint64 kLongestTrackMs = 1000LL * 3600 * 24 * 365;

QString namesKey(const TrackNote& note) {
    return note.title.isEmpty()
               ? QString()
               : note.title.toCaseFolded() + QChar(u'\n') + note.artist.toCaseFolded();
}

bool sameNames(const TrackNote& a, const TrackNote& b) {
    return !a.title.isEmpty() && namesKey(a) == namesKey(b);
}

} // namespace

size_t qHash(const TrackNote& note, size_t seed) {
    return qHashMulti(seed, note.audio, note.path, note.title, note.artist, note.album,
                      note.durationMs);
}

QString TrackNote::name() const {
    if (title.isEmpty() && path.isEmpty()) {
        return Text::tr("a track that the library no longer knew when this was exported");
    }
    return Text::tr("%1, %2 (%3)", "title, artist, path").arg(title, artist, path);
}

TrackNote noteOf(const library::Track& track) {
    return {track.audioIdentity,   base::pathText(track.path), track.displayTitle(),
            track.displayArtist(), track.tags.album,           track.stream.durationMs};
}

void writeTrack(const TrackNote& note, QJsonObject& line) {
    line[QStringLiteral("audio")] = QString::fromLatin1(note.audio.toHex());
    line[QStringLiteral("path")] = note.path;
    line[QStringLiteral("title")] = note.title;
    line[QStringLiteral("artist")] = note.artist;
    line[QStringLiteral("album")] = note.album;
    line[QStringLiteral("duration_ms")] = note.durationMs;
}

TrackNote readTrack(FieldReader& fields) {
    TrackNote note;
    note.audio = fields.hex("audio");
    note.path = fields.text("path");
    note.title = fields.text("title");
    note.artist = fields.text("artist");
    note.album = fields.text("album", FieldReader::Presence::Optional);
    note.durationMs = fields.whole("duration_ms", 0, kLongestTrackMs);
    return note;
}

base::Result<TrackFinder> TrackFinder::in(const library::TrackStore& tracks) {
    TrackFinder finder;
    finder.m_tracks = &tracks;
    const base::Status read =
        tracks.forEach([&](const library::Track& track) { finder.add(track); });
    return read ? base::Result<TrackFinder>(std::move(finder)) : read.error();
}

void TrackFinder::add(const library::Track& track) {
    const std::size_t place = m_known.size();
    m_known.push_back({track.id, noteOf(track)});
    const TrackNote& note = m_known.back().note;
    if (!note.audio.isEmpty()) {
        m_byAudio[note.audio].push_back(place);
    }
    m_byPath.insert(note.path, place);
    m_byNames[namesKey(note)].push_back(place);
}

std::optional<TrackId> TrackFinder::find(const TrackNote& note) const {
    if (const auto same = m_byAudio.constFind(note.audio);
        !note.audio.isEmpty() && same != m_byAudio.constEnd()) {
        const auto here = std::ranges::find_if(
            *same, [&](std::size_t place) { return m_known[place].note.path == note.path; });
        return m_known[here == same->end() ? same->front() : *here].id;
    }
    const auto fits = [&](const TrackNote& found) {
        return note.audio.isEmpty() || found.audio.isEmpty() || found.audio == note.audio ||
               sameNames(found, note);
    };
    if (const auto here = m_byPath.constFind(note.path); here != m_byPath.constEnd()) {
        if (fits(m_known[*here].note)) {
            return m_known[*here].id;
        }
    } else if (const auto away = m_tracks->byPath(base::pathFromText(note.path));
               away && *away && fits(noteOf(**away))) {
        return (*away)->id; // its drive is not plugged in
    }
    std::vector<TrackId> alike;
    for (const std::size_t place : m_byNames.value(namesKey(note))) {
        const Known& known = m_known[place];
        if (sameNames(known.note, note) &&
            std::abs(known.note.durationMs - note.durationMs) <= kSameLengthMs) {
            alike.push_back(known.id);
        }
    }
    return alike.size() == 1 ? std::optional(alike.front()) : std::nullopt;
}

} // namespace earshot::archive
