// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/library/file_facts.h"
#include "core/library/track.h"
#include "core/storage/connection.h"

#include <span>
#include <vector>

namespace earshot::library {

/// What the library already knows of files, as 40 bytes each: enough for the walking thread to
/// tell what is unchanged without asking the database. Paths are kept as 64-bit hashes; a file is
/// unchanged when path, size and time agree. Loaded and read on the database's thread, visited by
/// one other thread in between.
class KnownFiles {
public:
    enum class Visit : std::uint8_t {
        Unchanged, ///< a track, as it was
        Back,      ///< a track as it was, but marked missing
        KnownBad,  ///< still the bad file it was
        Changed,   ///< known, but with another size or time
        New        ///< never met at this path
    };

    struct Seen {
        Visit visit = Visit::New;
        bool problem = false; ///< it has a problem, and unchanged is unmended
    };

    struct Vanished {
        std::vector<TrackId> tracks;  ///< present ones that were not visited
        std::vector<qint64> problems; ///< rows of scan_problems that do not hold any more
    };

    /// Loads what lies below `scope`, plus problems outside of every folder in `all`. Throws
    /// SQLite::Exception.
    static KnownFiles load(const storage::Connection& connection,
                           std::span<const std::filesystem::path> scope,
                           std::span<const std::filesystem::path> all);

    /// Marks what is known of this path as seen.
    Seen visit(const std::filesystem::path& path, const FileFacts& facts);
    /// A path that could not be looked at: what is known of its problems is about to be replaced.
    void visitProblem(const std::filesystem::path& path);

    [[nodiscard]] Vanished notVisited() const;

private:
    enum class Kind : std::uint8_t { Track, MissingTrack, Problem };

    struct Entry {
        std::uint64_t pathHash = 0;
        qint64 sizeBytes = 0;
        qint64 modifiedNs = 0;
        qint64 id = 0;
        Kind kind = Kind::Track;
        bool seen = false;
    };

    std::span<Entry> entriesOf(const std::filesystem::path& path);

    std::vector<Entry> m_entries; ///< by pathHash
};

} // namespace earshot::library
