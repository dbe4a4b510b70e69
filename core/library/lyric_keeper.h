// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/library/file_facts.h"
#include "core/storage/connection.h"

#include <filesystem>
#include <functional>
#include <span>
#include <stop_token>
#include <vector>

namespace earshot::library {

/// A .lrc file that a walk met.
struct LyricFile {
    std::filesystem::path path;
    FileFacts facts;
};

/// Keeps lyrics beside the tracks, and what the words speak of. Throws SQLite::Exception.
class LyricKeeper {
public:
    explicit LyricKeeper(const storage::Connection& connection) : m_connection(connection) {}

    /// Reads what is new or changed of the .lrc files below `walked`, for the present track of the
    /// same name in the same folder, and drops what is gone.
    void takeFiles(std::span<const LyricFile> found,
                   std::span<const std::filesystem::path> walked) const;

    /// Reckons what words speak of where that is not known yet, or was by other word lists.
    /// Embedded lyrics go before those of a file.
    void weighWords(const std::stop_token& stop,
                    const std::function<void(qint64 done)>& report) const;

private:
    [[nodiscard]] std::vector<qint64> tracksOf(const std::filesystem::path& file) const;
    bool keep(qint64 track, const LyricFile& file) const;

    const storage::Connection& m_connection;
};

} // namespace earshot::library
