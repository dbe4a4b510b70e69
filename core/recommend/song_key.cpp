// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recommend/song_key.h"

#include "core/base/random.h"

#include <QStringList>

#include <algorithm>
#include <array>
#include <span>

namespace earshot::recommend {

namespace {

using namespace Qt::StringLiterals;

using Words = QLatin1StringView;

// A bracketed part, or the part after " - ", that holds one of these names a version.
constexpr std::array kVersionWords{Words("remaster"),
                                   Words("remastered"),
                                   Words("live at"),
                                   Words("live in"),
                                   Words("live from"),
                                   Words("live on"),
                                   Words("live version"),
                                   Words("live session"),
                                   Words("en vivo"),
                                   Words("ao vivo"),
                                   Words("unplugged"),
                                   Words("edit"),
                                   Words("radio mix"),
                                   Words("single mix"),
                                   Words("original mix"),
                                   Words("extended"),
                                   Words("version"),
                                   Words("mono"),
                                   Words("stereo"),
                                   Words("demo"),
                                   Words("bonus track"),
                                   Words("explicit"),
                                   Words("deluxe"),
                                   Words("anniversary"),
                                   Words("alternate take"),
                                   Words("alternative take"),
                                   Words("outtake"),
                                   Words("rehearsal"),
                                   Words("acoustic"),
                                   Words("session"),
                                   Words("sessions"),
                                   Words("re recorded"),
                                   Words("rerecorded"),
                                   Words("feat"),
                                   Words("ft"),
                                   Words("featuring")};

// A part that holds one of these is another piece, whatever else it says.
constexpr std::array kOtherPieceWords{
    Words("remix"), Words("rmx"),    Words("instrumental"), Words("karaoke"), Words("cover"),
    Words("dub"),   Words("mashup"), Words("reprise"),      Words("part"),    Words("pt")};

// Titles that many different pieces bear.
constexpr std::array kSharedTitles{
    Words("intro"),      Words("outro"),       Words("interlude"),   Words("prelude"),
    Words("untitled"),   Words("skit"),        Words("overture"),    Words("finale"),
    Words("track"),      Words("allegro"),     Words("adagio"),      Words("andante"),
    Words("largo"),      Words("presto"),      Words("moderato"),    Words("vivace"),
    Words("menuet"),     Words("menuetto"),    Words("minuet"),      Words("scherzo"),
    Words("rondo"),      Words("aria"),        Words("theme"),       Words("main theme"),
    Words("main title"), Words("end credits"), Words("opening"),     Words("ending"),
    Words("credits"),    Words("bonus track"), Words("hidden track")};

constexpr std::array kSeasonWords{Words("christmas"),
                                  Words("xmas"),
                                  Words("x mas"),
                                  Words("weihnacht"),
                                  Words("weihnachten"),
                                  Words("weihnachts"),
                                  Words("weihnachtslieder"),
                                  Words("noel"),
                                  Words("navidad"),
                                  Words("natale"),
                                  Words("natal"),
                                  Words("god jul"),
                                  Words("julsang"),
                                  Words("joululaulu"),
                                  Words("silent night"),
                                  Words("stille nacht"),
                                  Words("jingle bells"),
                                  Words("jingle bell"),
                                  Words("santa claus"),
                                  Words("santa baby"),
                                  Words("o tannenbaum"),
                                  Words("rudolph the red nosed reindeer"),
                                  Words("winter wonderland"),
                                  Words("feliz navidad"),
                                  Words("let it snow"),
                                  Words("frosty the snowman"),
                                  Words("deck the halls"),
                                  Words("we three kings"),
                                  Words("o holy night"),
                                  Words("o come all ye faithful"),
                                  Words("adeste fideles"),
                                  Words("little drummer boy"),
                                  Words("last christmas"),
                                  Words("hark the herald angels sing"),
                                  Words("away in a manger"),
                                  Words("holiday music")};

constexpr std::array kSpeechGenres{Words("audiobook"), Words("audiobooks"),  Words("audio book"),
                                   Words("hoerbuch"),  Words("horbuch"),     Words("horspiel"),
                                   Words("hoerspiel"), Words("spoken word"), Words("speech"),
                                   Words("podcast"),   Words("podcasts"),    Words("comedy"),
                                   Words("lecture"),   Words("radio play"),  Words("spoken")};

template <typename Phrase>
bool containsPhrase(QStringView text, Phrase phrase) {
    if (phrase.isEmpty()) {
        return false;
    }
    for (qsizetype at = text.indexOf(phrase); at >= 0; at = text.indexOf(phrase, at + 1)) {
        const qsizetype end = at + phrase.size();
        if ((at == 0 || text[at - 1] == u' ') && (end == text.size() || text[end] == u' ')) {
            return true;
        }
    }
    return false;
}

bool holdsOneOf(QStringView folded, std::span<const Words> phrases) {
    return std::ranges::any_of(phrases,
                               [folded](Words phrase) { return containsWords(folded, phrase); });
}

bool isOneOf(QStringView folded, std::span<const Words> names) {
    return std::ranges::any_of(names, [folded](Words name) { return folded == name; });
}

bool namesVersion(QStringView part) {
    const QString words = foldedWords(part);
    // "live" alone is a word of many titles; at the end of the part it names a version.
    return !words.isEmpty() && !holdsOneOf(words, kOtherPieceWords) &&
           (holdsOneOf(words, kVersionWords) || words == u"live" || words.endsWith(u" live"));
}

bool isSharedTitle(const QString& words) {
    // "track 07" and "prelude no 2" are shared titles as well: numbers do not make them one song.
    QStringList kept = words.split(u' ', Qt::SkipEmptyParts);
    kept.removeIf([](const QString& word) {
        return word == u"no" || std::ranges::all_of(word, [](QChar c) { return c.isDigit(); });
    });
    const QString core = kept.join(u' ');
    return core.isEmpty() || isOneOf(core, kSharedTitles);
}

/// Cuts bracketed parts that name a version.
QString withoutBrackets(const QString& title) {
    QString rest = title;
    for (const auto& [open, close] : {std::pair(u'(', u')'), std::pair(u'[', u']')}) {
        qsizetype begin = rest.indexOf(open);
        while (begin >= 0) {
            const qsizetype end = rest.indexOf(close, begin);
            if (end < 0) {
                break;
            }
            const bool cut = namesVersion(QStringView(rest).mid(begin + 1, end - begin - 1));
            if (cut) {
                rest.remove(begin, end - begin + 1);
            }
            begin = rest.indexOf(open, cut ? begin : end + 1);
        }
    }
    return rest;
}

/// Cuts " - Live at …" and a trailing "feat. …".
QString withoutTail(const QString& title) {
    QString rest = title;
    for (const auto& dash : {u" - "_s, u" \u2013 "_s, u" \u2014 "_s}) {
        const qsizetype at = rest.lastIndexOf(dash);
        if (at > 0 && namesVersion(QStringView(rest).mid(at + dash.size()))) {
            rest.truncate(at);
        }
    }
    for (const auto& word : {u" feat. "_s, u" feat "_s, u" ft. "_s, u" featuring "_s}) {
        const qsizetype at = rest.indexOf(word, 0, Qt::CaseInsensitive);
        if (at > 0) {
            rest.truncate(at);
        }
    }
    return rest;
}

} // namespace

QString foldedWords(QStringView text) {
    const QString decomposed = text.toString().normalized(QString::NormalizationForm_KD);
    QString folded;
    folded.reserve(decomposed.size());
    for (const QChar c : decomposed) {
        if (c.isMark() || c == u'\'' || c == u'\u2019') {
            continue;
        }
        if (c.isLetterOrNumber() || c.isSurrogate()) {
            folded.append(c);
        } else if (!folded.isEmpty() && !folded.endsWith(u' ')) {
            folded.append(u' ');
        }
    }
    if (folded.endsWith(u' ')) {
        folded.chop(1);
    }
    return folded.toCaseFolded();
}

bool containsWords(QStringView text, QStringView phrase) {
    return containsPhrase(text, phrase);
}

bool containsWords(QStringView text, QLatin1StringView phrase) {
    return containsPhrase(text, phrase);
}

SongTitle songTitle(const QString& title) {
    const QString whole = foldedWords(title);
    const QString bare = foldedWords(withoutTail(withoutBrackets(title)));
    if (bare.isEmpty()) {
        return {whole, true}; // "(Live)" is then the title itself
    }
    return {bare, bare == whole};
}

std::uint64_t songHash(const library::Track& track, const SongTitle& title) {
    const library::Tags& tags = track.tags;
    const QStringList& artists = tags.artists.isEmpty() ? tags.albumArtists : tags.artists;
    if (tags.title.isEmpty() || artists.isEmpty() || title.words.isEmpty()) {
        return base::mixBits(static_cast<std::uint64_t>(track.id), 1);
    }
    QString key = foldedWords(artists.front()) + u'\n' + title.words;
    if (isSharedTitle(title.words)) {
        key += u'\n' + foldedWords(tags.album) + u'\n' + QString::number(tags.discNumber) + u'\n' +
               QString::number(tags.trackNumber);
    }
    return stableHash(key.toUtf8());
}

std::uint64_t stableHash(QByteArrayView bytes) {
    std::uint64_t hash = 0xcbf29ce484222325ULL;
    for (const char byte : bytes) {
        hash = (hash ^ static_cast<unsigned char>(byte)) * 0x100000001b3ULL;
    }
    return hash;
}

bool isSeasonal(QStringView words) {
    return holdsOneOf(words, kSeasonWords);
}

bool isSpeechGenre(QStringView words) {
    return isOneOf(words, kSpeechGenres);
}

} // namespace earshot::recommend
