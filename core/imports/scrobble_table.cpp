// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/imports/scrobble_table.h"

#include "core/imports/text.h"

#include <QDateTime>

#include <algorithm>
#include <array>

namespace earshot::imports {

namespace {

using namespace Qt::StringLiterals;
using Kind = HistoryRow::Kind;

constexpr std::array kMonths{"Jan"_L1, "Feb"_L1, "Mar"_L1, "Apr"_L1, "May"_L1, "Jun"_L1,
                             "Jul"_L1, "Aug"_L1, "Sep"_L1, "Oct"_L1, "Nov"_L1, "Dec"_L1};

/// "04 Mar 2021 12:34" or "4 Mar 2021, 12:34", which are UTC.
std::optional<qint64> scrobbleSeconds(QString text) {
    const QStringList words = text.remove(u',').split(u' ', Qt::SkipEmptyParts);
    if (words.size() != 4) {
        return std::nullopt;
    }
    const auto month = std::ranges::find_if(kMonths, [&](QLatin1StringView name) {
        return words[1].compare(name, Qt::CaseInsensitive) == 0;
    });
    const QDate date(words[2].toInt(), static_cast<int>(month - kMonths.begin()) + 1,
                     words[0].toInt());
    if (month == kMonths.end() || !date.isValid()) {
        return std::nullopt;
    }
    return utcSeconds(date.toString(Qt::ISODate) + u' ' + words[3]);
}

qsizetype columnNamed(const QStringList& head, std::initializer_list<QLatin1StringView> names) {
    for (const QLatin1StringView name : names) {
        const auto found = std::ranges::find_if(head, [&](const QString& cell) {
            return cell.trimmed().compare(name, Qt::CaseInsensitive) == 0;
        });
        if (found != head.end()) {
            return found - head.begin();
        }
    }
    return -1;
}

} // namespace

std::optional<QStringList> csvCells(QByteArrayView line) {
    QStringList cells;
    QByteArray cell;
    bool quoted = false;
    for (qsizetype i = 0; i < line.size(); ++i) {
        const char c = line[i];
        if (quoted && c == '"' && i + 1 < line.size() && line[i + 1] == '"') {
            cell.append(c);
            ++i;
        } else if (c == '"' && (quoted || cell.isEmpty())) {
            quoted = !quoted;
        } else if (c == ',' && !quoted) {
            cells.append(QString::fromUtf8(cell));
            cell.clear();
        } else {
            cell.append(c);
        }
    }
    cells.append(QString::fromUtf8(cell));
    return quoted ? std::nullopt : std::optional(cells);
}

std::optional<ScrobbleTable> ScrobbleTable::of(const QStringList& firstLine) {
    ScrobbleTable table;
    if (firstLine.size() == 4 && scrobbleSeconds(firstLine[3])) {
        return table;
    }
    table.m_head = true;
    table.m_artist = columnNamed(firstLine, {"artist"_L1});
    table.m_title = columnNamed(firstLine, {"track"_L1, "title"_L1});
    table.m_album = columnNamed(firstLine, {"album"_L1});
    table.m_date = columnNamed(firstLine, {"utc_time"_L1, "date"_L1});
    table.m_seconds = columnNamed(firstLine, {"uts"_L1});
    const bool known =
        table.m_artist >= 0 && table.m_title >= 0 && (table.m_date >= 0 || table.m_seconds >= 0);
    return known ? std::optional(table) : std::nullopt;
}

HistoryRow ScrobbleTable::row(const QStringList& cells) const {
    const auto cell = [&](qsizetype column) {
        return column >= 0 ? cells.value(column).trimmed() : QString();
    };
    std::optional<qint64> at;
    if (m_seconds >= 0) {
        bool isNumber = false;
        const qint64 seconds = cell(m_seconds).toLongLong(&isNumber);
        at = isNumber ? std::optional(seconds) : std::nullopt;
    }
    if (!at) {
        at = scrobbleSeconds(cell(m_date));
    }
    if (!at) {
        return HistoryRow::bad(Text::tr("no time"));
    }
    return {.kind = Kind::Play,
            .song = {cell(m_artist), cell(m_title), cell(m_album), {}},
            .source = signals::ImportSource::LastFm,
            .atSeconds = *at};
}

} // namespace earshot::imports
