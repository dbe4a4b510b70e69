// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QString>

#include <filesystem>

namespace earshot::base {

/// Where Earshot keeps its own files. Everything it writes for itself lies below dir().
class DataPaths {
public:
    /// The folder given with --data, or the platform's standard place when empty. Creates it,
    /// readable by its owner only.
    static Result<DataPaths> resolve(const QString& chosen);

    [[nodiscard]] const std::filesystem::path& dir() const { return m_dir; }
    [[nodiscard]] std::filesystem::path libraryDb() const { return m_dir / "library.db"; }
    [[nodiscard]] std::filesystem::path listeningDb() const { return m_dir / "listening.db"; }
    [[nodiscard]] std::filesystem::path keyFile() const { return m_dir / "vault.keys"; }
    [[nodiscard]] std::filesystem::path settings() const { return m_dir / "settings.ini"; }
    [[nodiscard]] std::filesystem::path backups() const { return m_dir / "backups"; }
    [[nodiscard]] std::filesystem::path playlists() const { return m_dir / "playlists"; }
    [[nodiscard]] std::filesystem::path recipes() const { return m_dir / "recipes"; }
    [[nodiscard]] std::filesystem::path demoMusic() const { return m_dir / "demo music"; }

private:
    explicit DataPaths(std::filesystem::path dir) : m_dir(std::move(dir)) {}

    std::filesystem::path m_dir;
};

// A file's name is bytes on Linux and UTF-16 on Windows, and need not be valid Unicode on either.
// Paths therefore travel as std::filesystem::path and are stored as bytes; QString is for showing.

/// The path as bytes to store: native bytes on Linux and macOS, UTF-8 on Windows. Lossless.
[[nodiscard]] QByteArray pathBytes(const std::filesystem::path& path);
[[nodiscard]] std::filesystem::path pathFromBytes(const QByteArray& bytes);

/// The path to show to a person; bytes that are not valid UTF-8 become U+FFFD.
[[nodiscard]] QString pathText(const std::filesystem::path& path);
[[nodiscard]] std::filesystem::path pathFromText(const QString& text);

} // namespace earshot::base
