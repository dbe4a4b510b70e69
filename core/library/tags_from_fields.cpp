// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/library/tag_fields.h"
#include "core/library/tag_text.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <unordered_map>

namespace earshot::library {

namespace {

using TagLib::StringList;

constexpr qsizetype kMaxValues = 64; // artists of one track; a broken file may claim thousands

// R 128 tags are relative to −23 LUFS, ReplayGain 2.0 to −18 LUFS (RFC 7845 §5.2.1; ReplayGain 2.0
// specification).
constexpr double kR128ToReplayGainDb = 5.0;
constexpr double kR128Steps = 256.0; // Q7.8 fixed point
constexpr double kMaxGainDb = 60.0;
constexpr double kMaxPeak = 16.0; // linear; lossy decoders overshoot, but not by 24 dB

/// Tags, and what is read before it is known which of several fields for one thing counts.
struct Draft : Tags {
    QStringList artistList;        ///< ARTISTS: the single names behind a joined ARTIST
    QStringList otherAlbumArtists; ///< "ALBUM ARTIST", which some taggers write
    QString publisher;
    QString year; ///< YEAR, where there is no DATE
    QString originalYear;
    QString otherLyrics;
    int separateTrackTotal = 0;
    int separateDiscTotal = 0;
    std::optional<double> r128Track;
    std::optional<double> r128Album;
};

QString firstLine(const StringList& values) {
    for (const TagLib::String& value : values) {
        QString line = cleanLine(fromTagLib(value));
        if (!line.isEmpty()) {
            return line;
        }
    }
    return {};
}

QStringList allLines(const StringList& values) {
    QStringList lines;
    for (const TagLib::String& value : values) {
        const QString line = cleanLine(fromTagLib(value));
        if (!line.isEmpty() && !lines.contains(line) && lines.size() < kMaxValues) {
            lines.append(line);
        }
    }
    return lines;
}

using Setter = void (*)(Draft&, const StringList&);

template <auto Member>
void text(Draft& draft, const StringList& values) {
    draft.*Member = firstLine(values);
}

template <auto Member>
void list(Draft& draft, const StringList& values) {
    draft.*Member = allLines(values);
}

template <auto Member>
void lines(Draft& draft, const StringList& values) {
    draft.*Member = values.isEmpty() ? QString() : cleanLines(fromTagLib(values.front()));
}

template <auto Number, auto Total>
void numberOf(Draft& draft, const StringList& values) {
    const NumberOf parsed = parseNumberOf(firstLine(values));
    draft.*Number = parsed.number;
    draft.*Total = parsed.total;
}

template <auto Member>
void number(Draft& draft, const StringList& values) {
    draft.*Member = parseNumberOf(firstLine(values)).number;
}

template <auto Member>
void gain(Draft& draft, const StringList& values) {
    draft.replayGain.*Member = parseDecimal(firstLine(values), -kMaxGainDb, kMaxGainDb);
}

template <auto Member>
void peak(Draft& draft, const StringList& values) {
    draft.replayGain.*Member = parseDecimal(firstLine(values), 0.0, kMaxPeak);
}

template <auto Member>
void r128(Draft& draft, const StringList& values) {
    const auto steps = parseDecimal(firstLine(values), -32768, 32767);
    draft.*Member = steps ? std::optional(*steps / kR128Steps + kR128ToReplayGainDb) : std::nullopt;
}

template <auto Member>
void musicBrainzId(Draft& draft, const StringList& values) {
    draft.musicBrainz.*Member = firstLine(values);
}

template <auto Member>
void musicBrainzIds(Draft& draft, const StringList& values) {
    draft.musicBrainz.*Member = allLines(values);
}

void flagCompilation(Draft& draft, const StringList& values) {
    draft.compilation = parseFlag(firstLine(values));
}

// Every field Earshot knows, by the name TagLib gives it.
const std::unordered_map<std::string_view, Setter>& setters() {
    static const std::unordered_map<std::string_view, Setter> table{
        {"TITLE", text<&Draft::title>},
        {"ARTIST", list<&Draft::artists>},
        {"ARTISTS", list<&Draft::artistList>},
        {"ALBUMARTIST", list<&Draft::albumArtists>},
        {"ALBUM ARTIST", list<&Draft::otherAlbumArtists>},
        {"ALBUM", text<&Draft::album>},
        {"GENRE", list<&Draft::genres>},
        {"COMPOSER", list<&Draft::composers>},
        {"LABEL", text<&Draft::label>},
        {"PUBLISHER", text<&Draft::publisher>},
        {"ORGANIZATION", text<&Draft::publisher>},
        {"DATE", text<&Draft::date>},
        {"YEAR", text<&Draft::year>},
        {"ORIGINALDATE", text<&Draft::originalDate>},
        {"ORIGINALYEAR", text<&Draft::originalYear>},
        {"TRACKNUMBER", numberOf<&Draft::trackNumber, &Draft::trackTotal>},
        {"TRACKTOTAL", number<&Draft::separateTrackTotal>},
        {"TOTALTRACKS", number<&Draft::separateTrackTotal>},
        {"DISCNUMBER", numberOf<&Draft::discNumber, &Draft::discTotal>},
        {"DISCTOTAL", number<&Draft::separateDiscTotal>},
        {"TOTALDISCS", number<&Draft::separateDiscTotal>},
        {"COMPILATION", flagCompilation},
        {"LYRICS", lines<&Draft::lyrics>},
        {"UNSYNCEDLYRICS", lines<&Draft::otherLyrics>},
        {"REPLAYGAIN_TRACK_GAIN", gain<&ReplayGain::trackGainDb>},
        {"REPLAYGAIN_TRACK_PEAK", peak<&ReplayGain::trackPeak>},
        {"REPLAYGAIN_ALBUM_GAIN", gain<&ReplayGain::albumGainDb>},
        {"REPLAYGAIN_ALBUM_PEAK", peak<&ReplayGain::albumPeak>},
        {"R128_TRACK_GAIN", r128<&Draft::r128Track>},
        {"R128_ALBUM_GAIN", r128<&Draft::r128Album>},
        {"MUSICBRAINZ_TRACKID", musicBrainzId<&MusicBrainzIds::recording>},
        {"MUSICBRAINZ_ALBUMID", musicBrainzId<&MusicBrainzIds::release>},
        {"MUSICBRAINZ_RELEASEGROUPID", musicBrainzId<&MusicBrainzIds::releaseGroup>},
        {"MUSICBRAINZ_ARTISTID", musicBrainzIds<&MusicBrainzIds::artists>},
        {"MUSICBRAINZ_ALBUMARTISTID", musicBrainzIds<&MusicBrainzIds::albumArtists>},
    };
    return table;
}

/// A field's name in ASCII; "" for one longer than any Earshot knows. TagLib's own conversion takes
/// memory for each.
class FieldName {
public:
    explicit FieldName(const TagLib::String& name) {
        if (name.size() <= m_letters.size()) {
            m_end = std::transform(name.begin(), name.end(), m_letters.begin(), [](wchar_t unit) {
                return unit < 0x80 ? static_cast<char>(unit) : '?';
            });
        }
    }
    [[nodiscard]] std::string_view text() const {
        return {m_letters.data(), static_cast<std::size_t>(m_end - m_letters.begin())};
    }

private:
    std::array<char, 32> m_letters{};
    std::array<char, 32>::iterator m_end = m_letters.begin();
};

template <typename Value>
void fillEmpty(Value& value, const Value& other) {
    if (value == Value()) {
        value = other;
    }
}

Tags settled(Draft draft) {
    if (draft.artistList.size() > 1) {
        draft.artists = draft.artistList;
    }
    fillEmpty(draft.artists, draft.artistList);
    fillEmpty(draft.albumArtists, draft.otherAlbumArtists);
    fillEmpty(draft.label, draft.publisher);
    fillEmpty(draft.date, draft.year);
    fillEmpty(draft.originalDate, draft.originalYear);
    fillEmpty(draft.lyrics, draft.otherLyrics);
    fillEmpty(draft.trackTotal, draft.separateTrackTotal);
    fillEmpty(draft.discTotal, draft.separateDiscTotal);
    // In Opus files the R 128 tags are the ones that count (RFC 7845 §5.2.1).
    if (draft.r128Track) {
        draft.replayGain.trackGainDb = draft.r128Track;
    }
    if (draft.r128Album) {
        draft.replayGain.albumGainDb = draft.r128Album;
    }
    return draft;
}

} // namespace

Tags tagsFromFields(const TagLib::PropertyMap& fields) {
    Draft draft;
    const auto& known = setters();
    for (const auto& [key, values] : fields) {
        const auto setter = known.find(FieldName(key).text());
        if (setter != known.end()) {
            setter->second(draft, values);
        }
    }
    return settled(std::move(draft));
}

} // namespace earshot::library
