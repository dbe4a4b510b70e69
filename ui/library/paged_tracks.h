// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/library/track_store.h"
#include "ui/services/background.h"

#include <QCache>
#include <QObject>

#include <vector>

namespace earshot::ui {

/// A long list of tracks of which only the rows near what is looked at are in memory. Rows are
/// read in the background a page at a time, the newest wish first: while someone scrolls fast,
/// what has passed by is never read. UI thread only.
class PagedTracks : public QObject {
    Q_OBJECT
public:
    explicit PagedTracks(Background& background, QObject* parent = nullptr);

    void setIds(std::vector<library::TrackId> ids);
    [[nodiscard]] const std::vector<library::TrackId>& ids() const { return m_ids; }
    [[nodiscard]] int size() const { return static_cast<int>(m_ids.size()); }

    /// The row at this place, or null while it is being read; loaded() follows. Valid until the
    /// next call.
    const library::TrackRow* row(int index);
    /// Reads rows again when they are next looked at; shows the old ones meanwhile.
    void refresh();

Q_SIGNALS:
    void loaded(int first, int last);
    void failed(const earshot::base::Error& error);

private:
    struct Entry {
        library::TrackRow row;
        quint32 generation = 0;
    };

    void want(int page);
    void readNext();
    void take(int page, const std::vector<library::TrackId>& asked,
              std::vector<library::TrackRow> rows);

    Background& m_background;
    std::vector<library::TrackId> m_ids;
    QCache<qint64, Entry> m_rows;
    std::vector<int> m_wanted;   ///< pages, newest last
    int m_reading = -1;          ///< the page being read, −1 = none
    Background::Ticket m_ticket; ///< of that page
    quint32 m_generation = 0;
};

} // namespace earshot::ui
