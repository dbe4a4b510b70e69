// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <filesystem>
#ifdef Q_OS_WIN
#    include <fstream>
#endif

namespace earshot::library {

/// A file to read from at any place, unbuffered: one system call for each read. One thread at a
/// time.
class PositionedFile {
public:
    /// Leaves the reason in errno when the file cannot be opened.
    explicit PositionedFile(const std::filesystem::path& path);
    ~PositionedFile();

    PositionedFile(const PositionedFile&) = delete;
    PositionedFile& operator=(const PositionedFile&) = delete;

    [[nodiscard]] bool isOpen() const;
    /// Bytes in the file when it was opened, 0 when it was not.
    [[nodiscard]] qint64 length() const { return m_length; }

    /// How many bytes were read: fewer than `size` at the end of the file, or where the system
    /// refuses.
    qint64 readAt(qint64 offset, char* target, qint64 size);

private:
#ifdef Q_OS_WIN
    std::filebuf m_file;
#else
    int m_file = -1;
#endif
    qint64 m_length = 0;
};

} // namespace earshot::library
