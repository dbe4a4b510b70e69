// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/library/paged_tracks.h"

#include <algorithm>
#include <utility>

namespace earshot::ui {

using library::TrackId;
using library::TrackRow;

namespace {

constexpr int kPage = 128;           // about four screens of dense rows; some ms to read
constexpr int kRowsKept = 128 * 160; // about 10 MB of texts
constexpr std::size_t kWaiting = 4;  // older wishes have been scrolled past

} // namespace

PagedTracks::PagedTracks(Background& background, QObject* parent)
    : QObject(parent), m_background(background), m_rows(kRowsKept) {}

void PagedTracks::setIds(std::vector<TrackId> ids) {
    m_ticket.request_stop();
    m_reading = -1;
    m_wanted.clear();
    m_ids = std::move(ids);
}

const TrackRow* PagedTracks::row(int index) {
    if (index < 0 || index >= size()) {
        return nullptr;
    }
    const Entry* entry = m_rows.object(static_cast<qint64>(m_ids[static_cast<std::size_t>(index)]));
    if (!entry || entry->generation != m_generation) {
        want(index / kPage);
    }
    return entry ? &entry->row : nullptr;
}

void PagedTracks::refresh() {
    ++m_generation;
    m_ticket.request_stop();
    m_reading = -1;
    m_wanted.clear();
}

void PagedTracks::want(int page) {
    if (page == m_reading) {
        return;
    }
    std::erase(m_wanted, page);
    m_wanted.push_back(page);
    if (m_wanted.size() > kWaiting) {
        m_wanted.erase(m_wanted.begin());
    }
    if (m_reading < 0) {
        readNext();
    }
}

void PagedTracks::readNext() {
    if (m_wanted.empty()) {
        return;
    }
    m_reading = m_wanted.back();
    m_wanted.pop_back();
    const auto first = m_ids.begin() + static_cast<std::ptrdiff_t>(m_reading) * kPage;
    const auto last = m_ids.end() - first > kPage ? first + kPage : m_ids.end();
    std::vector<TrackId> asked(first, last);
    m_ticket = m_background.run(
        Lane::Pages, this,
        [asked](jobs::Workspace& workspace, const std::stop_token&) {
            return workspace.tracks().rows(asked);
        },
        [this, page = m_reading, asked](base::Result<std::vector<TrackRow>> rows) {
            if (!rows) {
                // Not asked again until the list changes: an error must not repeat for ever.
                m_wanted.clear();
                Q_EMIT failed(rows.error());
                return;
            }
            take(page, asked, std::move(*rows));
        });
}

void PagedTracks::take(int page, const std::vector<TrackId>& asked, std::vector<TrackRow> rows) {
    // A track that no longer exists gets an empty row, or it would be asked for again and again.
    for (const TrackId id : asked) {
        m_rows.insert(static_cast<qint64>(id), new Entry{TrackRow{}, m_generation});
    }
    for (TrackRow& row : rows) {
        const auto key = static_cast<qint64>(row.id);
        m_rows.insert(key, new Entry{std::move(row), m_generation});
    }
    m_reading = -1;
    Q_EMIT loaded(page * kPage, page * kPage + static_cast<int>(asked.size()) - 1);
    if (m_reading < 0) {
        readNext();
    }
}

} // namespace earshot::ui

#include "moc_paged_tracks.cpp"
