// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/imports/history_row.h"

#include <QByteArrayView>
#include <QStringList>

namespace earshot::imports {

/// The cells of one line of CSV (RFC 4180, without line breaks inside cells); empty where a quote
/// does not end.
[[nodiscard]] std::optional<QStringList> csvCells(QByteArrayView line);

/// Last.fm scrobbles as a table: with a head that names its columns (artist, track or title, album;
/// uts, or utc_time or date), or without one as artist, album, track, date. Dates are UTC:
/// "04 Mar 2021 12:34", or seconds since 1970 in uts.
class ScrobbleTable {
public:
    /// What the first line tells; empty where it is no such table.
    static std::optional<ScrobbleTable> of(const QStringList& firstLine);

    [[nodiscard]] bool firstLineIsHead() const { return m_head; }
    [[nodiscard]] HistoryRow row(const QStringList& cells) const;

private:
    bool m_head = false;
    qsizetype m_artist = 0, m_album = 1, m_title = 2, m_date = 3, m_seconds = -1; ///< −1: none
};

} // namespace earshot::imports
