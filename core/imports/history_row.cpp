// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/imports/history_row.h"

#include "core/imports/text.h"

#include <QDateTime>

namespace earshot::imports {

namespace {

constexpr qint64 kYear2000 = 946'684'800;
constexpr qint64 kOneDay = 86'400; // clocks of other computers, and zones
constexpr qsizetype kLongestName = 1000;

} // namespace

size_t qHash(const HeardSong& song, size_t seed) {
    return qHashMulti(seed, song.artist, song.title, song.album, song.recording);
}

HistoryRow checked(HistoryRow row, qint64 nowSeconds) {
    if (row.kind != HistoryRow::Kind::Play) {
        return row;
    }
    const HeardSong& song = row.song;
    if (song.title.isEmpty() || song.artist.isEmpty()) {
        return HistoryRow::bad(Text::tr("no artist or no title"));
    }
    if (song.title.size() > kLongestName || song.artist.size() > kLongestName ||
        song.album.size() > kLongestName) {
        return HistoryRow::bad(Text::tr("a name that is too long to be one"));
    }
    if (row.atSeconds < kYear2000 || row.atSeconds > nowSeconds + kOneDay) {
        return HistoryRow::bad(Text::tr("a time at which it cannot have been played"));
    }
    return row;
}

std::optional<qint64> utcSeconds(QStringView text) {
    const auto number = [&](qsizetype at, qsizetype digits) {
        bool ok = false;
        const int value = text.mid(at, digits).toInt(&ok);
        return ok ? value : -1;
    };
    constexpr qsizetype kToMinute = 16;
    if (text.size() < kToMinute || text[4] != u'-' || text[7] != u'-' || text[13] != u':' ||
        (text[10] != u'T' && text[10] != u' ')) {
        return std::nullopt;
    }
    const bool seconds = text.size() > kToMinute && text[kToMinute] == u':';
    const QDate date(number(0, 4), number(5, 2), number(8, 2));
    const QTime time(number(11, 2), number(14, 2), seconds ? number(17, 2) : 0);
    if (!date.isValid() || !time.isValid()) {
        return std::nullopt;
    }
    return QDate(1970, 1, 1).daysTo(date) * kOneDay + time.msecsSinceStartOfDay() / 1000;
}

} // namespace earshot::imports
