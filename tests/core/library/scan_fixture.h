// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/library/playlist_store.h"
#include "core/library/scanner.h"
#include "core/library/track_store.h"
#include "tests/core/library/music_fixture.h"

namespace earshot::fixtures {

/// An empty library.db and a music folder, both deleted afterwards.
class ScannedLibrary {
public:
    ScannedLibrary();

    [[nodiscard]] const std::filesystem::path& music() const { return m_music; }
    [[nodiscard]] std::filesystem::path place(const char* name) const { return m_folder / name; }
    [[nodiscard]] const storage::Connection& connection() const { return m_connection; }
    [[nodiscard]] library::TrackStore tracks() const { return library::TrackStore(m_connection); }
    [[nodiscard]] library::PlaylistStore playlists() const { return {m_connection, m_clock}; }
    [[nodiscard]] base::ManualClock& clock() { return m_clock; }
    void setIdentifier(library::AudioIdentifier identify) { m_identify = std::move(identify); }

    /// Scans the music folder, or these. Dies when the database fails.
    library::ScanSummary scan(std::vector<std::filesystem::path> folders = {},
                              std::stop_token stop = {},
                              const base::ProgressCallback& progress = {});

    /// The track at this path below the music folder; one with id None when there is none.
    [[nodiscard]] library::Track at(const std::filesystem::path& name) const;
    /// Why the file or folder below the music folder is listed as a problem; "" when it is not.
    [[nodiscard]] QString problem(const std::filesystem::path& name) const;
    /// Titles of a search in the order found.
    [[nodiscard]] QStringList titles(const QString& query, library::Sort sort = {}) const;

    /// Stores an audio identity, as analysis would.
    void setIdentity(library::TrackId id, const QByteArray& identity) const;

private:
    Folder m_folder;
    std::filesystem::path m_music;
    storage::Connection m_connection;
    base::ManualClock m_clock;
    library::AudioIdentifier m_identify;
};

/// MD5 of the decoded audio, from the ffmpeg program: tags play no part in it.
base::Result<QByteArray> audioMd5(const std::filesystem::path& file);

/// Copies a clip in the format of the name's ending (MP3 without one) into the music folder, with a
/// title if given.
void put(Clips& clips, const ScannedLibrary& library, const std::filesystem::path& name,
         const char* title = nullptr, int tone = 0);

void setModified(const std::filesystem::path& file, int secondsFromNow);

} // namespace earshot::fixtures
