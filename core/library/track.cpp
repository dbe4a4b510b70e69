// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/library/track.h"

#include "core/base/paths.h"
#include "core/library/text.h"

namespace earshot::library {

namespace {

/// The first four digits in a row: "1994-05-02", "05/1994", "c. 1994".
int yearIn(const QString& date) {
    int digits = 0;
    int year = 0;
    for (const QChar c : date) {
        if (c < QLatin1Char('0') || c > QLatin1Char('9')) {
            digits = 0;
            year = 0;
            continue;
        }
        year = year * 10 + (c.unicode() - u'0');
        if (++digits == 4) {
            return year;
        }
    }
    return 0;
}

} // namespace

QString Track::displayTitle() const {
    return tags.title.isEmpty() ? base::pathText(path.stem()) : tags.title;
}

QString Track::displayArtist() const {
    const QStringList& names = tags.artists.isEmpty() ? tags.albumArtists : tags.artists;
    return names.isEmpty() ? Text::tr("Unknown artist") : names.join(QStringLiteral(", "));
}

QString Track::filedUnder() const {
    if (!tags.albumArtists.isEmpty()) {
        return tags.albumArtists.join(QStringLiteral(", "));
    }
    if (tags.compilation) {
        return Text::tr("Various artists");
    }
    return tags.artists.isEmpty() ? QString() : tags.artists.front();
}

int Track::year() const {
    const int original = yearIn(tags.originalDate);
    return original > 0 ? original : yearIn(tags.date);
}

} // namespace earshot::library
