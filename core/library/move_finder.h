// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/library/scanner.h"
#include "core/library/track_reader.h"
#include "core/library/track_writer.h"

namespace earshot::library {

/// Recognises files that were moved or renamed: pairs tracks that are missing with tracks a scan
/// has just added. The old track gets the new path and all that was read there, and keeps its id,
/// playlists and features; the new one goes. Throws SQLite::Exception.
class MoveFinder {
public:
    MoveFinder(const storage::Connection& connection, const AudioIdentifier& identify);

    /// Looks at every present track with an id from `firstNewId` on. Returns how many were paired.
    /// `tick` is called for each with how many were looked at.
    qint64 run(qint64 firstNewId, const std::stop_token& stop,
               const std::function<void(qint64 done)>& tick);

private:
    struct Candidate {
        TrackId id = TrackId::None;
        std::filesystem::path path;
        QByteArray identity;
        QString title;         ///< "" when not tagged
        bool sameFile = false; ///< equal size and time
    };

    bool pairOne(const Track& found, qint64 firstNewId, bool exactOnly);
    std::vector<Candidate> candidates(SQLite::Statement& query, const Track& found,
                                      qint64 firstNewId);
    bool isSameAudio(const Candidate& old, const Track& found);
    void merge(TrackId old, const Track& found);

    const storage::Connection& m_connection;
    const AudioIdentifier& m_identify;
    TrackReader m_reader;
    TrackWriter m_writer;
    SQLite::Statement m_exact;
    SQLite::Statement m_similar;
    TrackId m_identified = TrackId::None; ///< whose audio identity m_identity is
    QByteArray m_identity;
};

} // namespace earshot::library
