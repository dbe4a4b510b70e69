// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/library/known_files.h"

#include "core/base/paths.h"
#include "core/library/path_range.h"
#include "core/library/track_columns.h"

#include <algorithm>
#include <string_view>

namespace earshot::library {

namespace fs = std::filesystem;

namespace {

std::uint64_t hashOf(std::string_view bytes) {
    return std::hash<std::string_view>()(bytes);
}

std::uint64_t hashOf(const fs::path& path) {
#ifdef Q_OS_WIN
    const QByteArray bytes = base::pathBytes(path);
    return hashOf(std::string_view(bytes.constData(), static_cast<std::size_t>(bytes.size())));
#else
    return hashOf(std::string_view(path.native()));
#endif
}

std::string_view columnView(SQLite::Statement& row, int column) {
    const SQLite::Column value = row.getColumn(column);
    return {static_cast<const char*>(value.getBlob()), static_cast<std::size_t>(value.getBytes())};
}

bool inAny(std::string_view path, std::span<const PathRange> ranges) {
    return std::any_of(ranges.begin(), ranges.end(),
                       [path](const PathRange& range) { return range.holds(path); });
}

} // namespace

KnownFiles KnownFiles::load(const storage::Connection& connection, std::span<const fs::path> scope,
                            std::span<const fs::path> all) {
    const std::vector<PathRange> inScope(scope.begin(), scope.end());
    const std::vector<PathRange> inLibrary(all.begin(), all.end());
    KnownFiles known;
    known.m_entries.reserve(static_cast<std::size_t>(
        connection.db().execAndGet("SELECT count(*) FROM tracks").getInt64()));
    SQLite::Statement tracks(
        connection.db(),
        "SELECT path, size_bytes, modified_ns, id, missing_since_ms IS NOT NULL FROM tracks");
    while (tracks.executeStep()) {
        const std::string_view path = columnView(tracks, 0);
        if (inAny(path, inScope)) {
            known.m_entries.push_back(
                {.pathHash = hashOf(path),
                 .sizeBytes = tracks.getColumn(1).getInt64(),
                 .modifiedNs = tracks.getColumn(2).getInt64(),
                 .id = tracks.getColumn(3).getInt64(),
                 .kind = tracks.getColumn(4).getInt() != 0 ? Kind::MissingTrack : Kind::Track});
        }
    }
    SQLite::Statement problems(connection.db(),
                               "SELECT path, size_bytes, modified_ns, id FROM scan_problems");
    while (problems.executeStep()) {
        const std::string_view path = columnView(problems, 0);
        if (inAny(path, inScope) || !inAny(path, inLibrary)) {
            known.m_entries.push_back({.pathHash = hashOf(path),
                                       .sizeBytes = problems.getColumn(1).getInt64(),
                                       .modifiedNs = problems.getColumn(2).getInt64(),
                                       .id = problems.getColumn(3).getInt64(),
                                       .kind = Kind::Problem});
        }
    }
    std::sort(known.m_entries.begin(), known.m_entries.end(),
              [](const Entry& a, const Entry& b) { return a.pathHash < b.pathHash; });
    return known;
}

KnownFiles::Seen KnownFiles::visit(const fs::path& path, const FileFacts& facts) {
    Seen result;
    for (Entry& entry : entriesOf(path)) {
        entry.seen = true;
        if (entry.sizeBytes != facts.sizeBytes || entry.modifiedNs != facts.modifiedNs) {
            result.visit = result.visit == Visit::New ? Visit::Changed : result.visit;
        } else if (entry.kind != Kind::Problem) {
            result.visit = entry.kind == Kind::Track ? Visit::Unchanged : Visit::Back;
        } else {
            result.problem = true;
        }
    }
    const bool track = result.visit == Visit::Unchanged || result.visit == Visit::Back;
    if (result.problem && !track) {
        result.visit = Visit::KnownBad;
    }
    return result;
}

void KnownFiles::visitProblem(const fs::path& path) {
    for (Entry& entry : entriesOf(path)) {
        entry.seen = entry.seen || entry.kind == Kind::Problem;
    }
}

KnownFiles::Vanished KnownFiles::notVisited() const {
    Vanished vanished;
    for (const Entry& entry : m_entries) {
        if (entry.seen) {
            continue;
        }
        if (entry.kind == Kind::Track) {
            vanished.tracks.push_back(TrackId{entry.id});
        } else if (entry.kind == Kind::Problem) {
            vanished.problems.push_back(entry.id);
        }
    }
    return vanished;
}

std::span<KnownFiles::Entry> KnownFiles::entriesOf(const fs::path& path) {
    const std::uint64_t hash = hashOf(path);
    const auto first =
        std::lower_bound(m_entries.begin(), m_entries.end(), hash,
                         [](const Entry& entry, std::uint64_t h) { return entry.pathHash < h; });
    auto last = first;
    while (last != m_entries.end() && last->pathHash == hash) {
        ++last;
    }
    return {first, last};
}

} // namespace earshot::library
