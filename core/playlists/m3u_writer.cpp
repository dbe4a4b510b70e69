// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/paths.h"
#include "core/playlists/m3u.h"
#include "core/playlists/text.h"

#include <QSaveFile>

#include <algorithm>

namespace earshot::playlists {

namespace fs = std::filesystem;
using base::Error;
using base::Status;

namespace {

/// A title must not begin a new line of the file.
QByteArray oneLine(QString text) {
    for (QChar& c : text) {
        const bool breaks = c.category() == QChar::Other_Control ||
                            c.category() == QChar::Separator_Line ||
                            c.category() == QChar::Separator_Paragraph;
        if (breaks) {
            c = QLatin1Char(' ');
        }
    }
    return text.simplified().toUtf8();
}

/// The folder with its links resolved, because ".." in a path leads from there.
fs::path realFolder(const fs::path& folder) {
    std::error_code failure;
    const fs::path absolute = fs::absolute(folder, failure);
    const fs::path real = fs::weakly_canonical(absolute, failure);
    return failure ? absolute.lexically_normal() : real;
}

QByteArray genericBytes(const fs::path& path) {
    QByteArray bytes = base::pathBytes(path);
#ifdef Q_OS_WIN
    bytes.replace('\\', '/');
#endif
    return bytes;
}

/// A file URI holds any name, also one with a line break in it (RFC 8089).
QByteArray fileUri(const fs::path& path) {
    const QByteArray bytes = genericBytes(path);
    return (bytes.startsWith('/') ? "file://" : "file:///") + bytes.toPercentEncoding("/:");
}

bool fitsOnLine(const QByteArray& bytes) {
    const bool breaks =
        std::any_of(bytes.begin(), bytes.end(), [](char c) { return c == '\n' || c == '\r'; });
    return !breaks && bytes == bytes.trimmed(); // readers trim
}

QByteArray pathLine(const fs::path& track, const fs::path& folder, M3uPaths paths) {
    const fs::path absolute = realFolder(track.parent_path()) / track.filename();
    fs::path written = absolute;
    if (paths == M3uPaths::Relative) {
        const fs::path relative = absolute.lexically_relative(folder);
        written = relative.empty() ? absolute : relative; // empty: on another drive
    }
    const QByteArray bytes = genericBytes(written);
    if (!fitsOnLine(bytes)) {
        return fileUri(absolute);
    }
    return bytes.startsWith('#') ? "./" + bytes : bytes; // else it would read as a comment
}

QByteArray infoLine(const M3uEntry& entry) {
    constexpr qint64 kMsPerSecond = 1'000;
    const qint64 seconds =
        entry.durationMs > 0 ? (entry.durationMs + kMsPerSecond / 2) / kMsPerSecond : -1;
    const QString title = entry.title.isEmpty() ? base::pathText(entry.path.stem()) : entry.title;
    const QString text =
        entry.artist.isEmpty() ? title : entry.artist + QStringLiteral(" - ") + title;
    return "#EXTINF:" + QByteArray::number(seconds) + ',' + oneLine(text);
}

Error notWritten(const fs::path& file, const QString& cause) {
    return {Text::tr("The playlist could not be written (%1)").arg(cause), base::pathText(file),
            Text::tr("Choose another folder or name. An existing file was not changed")};
}

} // namespace

Status writeM3u(const fs::path& file, const QString& name, const std::vector<M3uEntry>& entries,
                M3uPaths paths) {
    const QString fileName = base::pathText(file);
    if (base::pathFromText(fileName) != file) {
        return notWritten(file, Text::tr("its name is not valid Unicode"));
    }
    const fs::path folder = realFolder(file.parent_path());
    QByteArray content = "#EXTM3U\n#EXTENC:UTF-8\n";
    if (!name.isEmpty()) {
        content += "#PLAYLIST:" + oneLine(name) + '\n';
    }
    for (const M3uEntry& entry : entries) {
        content += infoLine(entry) + '\n' + pathLine(entry.path, folder, paths) + '\n';
    }
    QSaveFile out(fileName);
    if (!out.open(QIODevice::WriteOnly) || out.write(content) != content.size() || !out.commit()) {
        return notWritten(file, out.errorString());
    }
    return base::Done{};
}

} // namespace earshot::playlists
