// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/feature_store.h"

#include <memory>
#include <set>
#include <span>

namespace earshot::analysis {

/// Notes in library.db which tracks are in work. Decoders run inside the process, and a fault in
/// one ends it: then the notes are left behind and say at the next start which files may have done
/// it. Those are listened to one at a time; a file that was in work twice when the process ended is
/// given up. One job at a time keeps notes; another process's job works without.
class WorkNotes {
public:
    /// Takes the turn of keeping notes, counts what an ended process left behind, and stores the
    /// failure of what has used up its tries.
    static base::Result<WorkNotes> open(const storage::Connection& connection, qint64 nowMs);
    WorkNotes(WorkNotes&&) noexcept;
    WorkNotes& operator=(WorkNotes&&) = delete;
    /// The job ends by itself: what it leaves unfinished did no harm.
    ~WorkNotes();

    /// Tracks given up by open().
    [[nodiscard]] int givenUp() const { return m_givenUp; }
    /// Whether the process once ended with this track in work: it has to be in work alone.
    [[nodiscard]] bool suspected(library::TrackId track) const {
        return m_suspects.contains(track);
    }

    /// Before work on these tracks begins.
    base::Status begun(std::span<const library::TrackId> tracks) const;
    /// When its outcome is stored, in the same transaction.
    base::Status ended(library::TrackId track) const;

private:
    explicit WorkNotes(const storage::Connection& connection) : m_connection(&connection) {}

    void takeTurn();
    base::Status countDeaths(qint64 nowMs);

    const storage::Connection* m_connection;
    std::unique_ptr<SQLite::Database> m_turn; ///< null: another process has it
    std::set<library::TrackId> m_suspects;
    int m_givenUp = 0;
};

} // namespace earshot::analysis
