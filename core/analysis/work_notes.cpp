// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/work_notes.h"

#include "core/analysis/constants.h"
#include "core/analysis/text.h"
#include "core/base/paths.h"

namespace earshot::analysis {

namespace {

QString notesFailed() {
    return Text::tr("The notes of what is being analysed could not be written");
}

std::vector<library::TrackId> tracksThatDied(const storage::Connection& connection, int times) {
    std::vector<library::TrackId> tracks;
    SQLite::Statement rows(connection.db(),
                           "SELECT track_id FROM analysis_in_work WHERE deaths >= ?");
    rows.bind(1, times);
    while (rows.executeStep()) {
        tracks.push_back(static_cast<library::TrackId>(rows.getColumn(0).getInt64()));
    }
    return tracks;
}

void forget(const storage::Connection& connection, library::TrackId track) {
    SQLite::Statement row(connection.db(), "DELETE FROM analysis_in_work WHERE track_id = ?");
    row.bind(1, static_cast<std::int64_t>(track));
    row.exec();
}

} // namespace

WorkNotes::WorkNotes(WorkNotes&&) noexcept = default;

WorkNotes::~WorkNotes() {
    if (m_turn) {
        // Should this fail, a few files are listened to one at a time once more.
        (void)m_connection->guard(notesFailed(), [&] {
            m_connection->db().exec("UPDATE analysis_in_work SET begun = 0");
            m_connection->db().exec("DELETE FROM analysis_in_work WHERE deaths = 0");
        });
    }
}

base::Result<WorkNotes> WorkNotes::open(const storage::Connection& connection, qint64 nowMs) {
    WorkNotes notes(connection);
    notes.takeTurn();
    if (notes.m_turn) {
        if (auto status = notes.countDeaths(nowMs); !status) {
            return status.error();
        }
    }
    return notes;
}

/// A lock that the system lets go of however the process ends: an open transaction on an empty
/// database beside the library's.
void WorkNotes::takeTurn() {
    std::filesystem::path file = m_connection->file();
    file += "-analysis";
    try {
        auto turn = std::make_unique<SQLite::Database>(
            base::pathBytes(file).toStdString(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
        turn->exec("BEGIN EXCLUSIVE");
        m_turn = std::move(turn);
    } catch (const SQLite::Exception&) {
        // Another process analyses, or nothing can be written here: then without notes.
    }
}

base::Status WorkNotes::countDeaths(qint64 nowMs) {
    return m_connection->guard(notesFailed(), [&]() -> base::Status {
        SQLite::Transaction transaction(m_connection->db(), SQLite::TransactionBehavior::IMMEDIATE);
        m_connection->db().exec(
            "UPDATE analysis_in_work SET deaths = deaths + 1, begun = 0 WHERE begun");
        const FeatureStore store(*m_connection);
        for (const library::TrackId track : tracksThatDied(*m_connection, kMostDeaths)) {
            auto saved = store.saveFailure(
                track,
                Text::tr("Earshot ended unexpectedly twice while listening to this file, so it is "
                         "left out"),
                nowMs);
            if (!saved) {
                return saved;
            }
            forget(*m_connection, track);
            ++m_givenUp;
        }
        const auto suspects = tracksThatDied(*m_connection, 1);
        m_suspects.insert(suspects.begin(), suspects.end());
        transaction.commit();
        return base::Done{};
    });
}

base::Status WorkNotes::begun(std::span<const library::TrackId> tracks) const {
    if (!m_turn) {
        return base::Done{};
    }
    return m_connection->guard(notesFailed(), [&] {
        SQLite::Transaction transaction(m_connection->db(), SQLite::TransactionBehavior::IMMEDIATE);
        // A track may have left the library meanwhile.
        SQLite::Statement row(m_connection->db(), R"(
            INSERT INTO analysis_in_work(track_id) SELECT id FROM tracks WHERE id = ?
            ON CONFLICT(track_id) DO UPDATE SET begun = 1)");
        for (const library::TrackId track : tracks) {
            row.bind(1, static_cast<std::int64_t>(track));
            row.exec();
            row.reset();
        }
        transaction.commit();
    });
}

base::Status WorkNotes::ended(library::TrackId track) const {
    if (!m_turn) {
        return base::Done{};
    }
    return m_connection->guard(notesFailed(), [&] { forget(*m_connection, track); });
}

} // namespace earshot::analysis
