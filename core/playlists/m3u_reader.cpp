// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/paths.h"
#include "core/playlists/m3u.h"
#include "core/playlists/text.h"

#include <QStringDecoder>

#include <cctype>
#include <fstream>
#include <optional>

namespace earshot::playlists {

namespace fs = std::filesystem;
using base::Error;
using base::Result;

namespace {

constexpr qint64 kMaxBytes = 64 * 1024 * 1024; // half a million long lines; more is no playlist
constexpr qint64 kMaxSeconds = 366LL * 24 * 3600;

std::optional<QString> asUtf8(const QByteArray& bytes) {
    QStringDecoder decoder(QStringDecoder::Utf8);
    const QString text = decoder(bytes);
    return decoder.hasError() ? std::nullopt : std::optional(text);
}

/// Old M3U files are in the writer's 8-bit code; Latin-1 is the usual one.
QString textOf(const QByteArray& bytes) {
    return asUtf8(bytes).value_or(QString::fromLatin1(bytes));
}

/// "#EXTINF:123 some="attributes",Artist - Title"
M3uEntry infoOf(const QByteArray& line) {
    M3uEntry entry;
    const QByteArray body = line.mid(8);
    const qsizetype comma = body.indexOf(',');
    const QByteArray length = body.left(comma < 0 ? body.size() : comma).trimmed();
    const double seconds = length.split(' ').front().toDouble();
    if (seconds > 0 && seconds <= static_cast<double>(kMaxSeconds)) {
        entry.durationMs = qRound64(seconds * 1000);
    }
    const QString text = comma < 0 ? QString() : textOf(body.mid(comma + 1)).trimmed();
    const qsizetype dash = text.indexOf(QLatin1String(" - "));
    entry.artist = dash < 0 ? QString() : text.left(dash).trimmed();
    entry.title = dash < 0 ? text : text.mid(dash + 3).trimmed();
    return entry;
}

/// "scheme" of "scheme://…" in lower case, empty when the line is a plain path.
QByteArray schemeOf(const QByteArray& line) {
    const qsizetype end = line.indexOf("://");
    if (end < 2) { // one letter is a Windows drive
        return {};
    }
    const QByteArray scheme = line.left(end).toLower();
    for (const char c : scheme) {
        if (std::isalnum(static_cast<unsigned char>(c)) == 0 && c != '+' && c != '-' && c != '.') {
            return {};
        }
    }
    return scheme;
}

bool isThere(const fs::path& path) {
    std::error_code failure;
    return fs::exists(path, failure);
}

/// What the line most likely means: its bytes as they are; else, only where that leads to a file
/// that is there, the same name in Latin-1 or with Windows separators.
fs::path resolved(const QByteArray& bytes, const fs::path& folder) {
    const fs::path plain = (folder / base::pathFromBytes(bytes)).lexically_normal();
    if (isThere(plain)) {
        return plain;
    }
    QByteArray slashed = bytes;
    slashed.replace('\\', '/');
    for (const QByteArray& variant :
         {slashed, QString::fromLatin1(bytes).toUtf8(), QString::fromLatin1(slashed).toUtf8()}) {
        const fs::path other = (folder / base::pathFromBytes(variant)).lexically_normal();
        if (variant != bytes && isThere(other)) {
            return other;
        }
    }
    return plain;
}

/// Empty when the line names no local file.
std::optional<fs::path> pathOf(const QByteArray& line, const fs::path& folder) {
    if (line.isEmpty() || line.startsWith('#') || line.contains('\0')) {
        return std::nullopt;
    }
    const QByteArray scheme = schemeOf(line);
    if (scheme.isEmpty()) {
        return resolved(line, folder);
    }
    if (scheme != "file") {
        return std::nullopt; // a stream on the net
    }
    QByteArray rest = line.mid(7);
    const qsizetype slash = rest.indexOf('/');
    rest = QByteArray::fromPercentEncoding(slash < 0 ? QByteArray() : rest.mid(slash)); // no host
#ifdef Q_OS_WIN
    if (rest.startsWith('/')) {
        rest.remove(0, 1); // file:///C:/…
    }
#endif
    if (rest.isEmpty() || rest.contains('\0')) {
        return std::nullopt;
    }
    return base::pathFromBytes(rest).lexically_normal();
}

Result<QByteArray> contentOf(const fs::path& file) {
    std::error_code failure;
    const std::uintmax_t size = fs::is_directory(file, failure) ? 0 : fs::file_size(file, failure);
    std::ifstream in(file, std::ios::binary);
    if (failure || fs::is_directory(file) || !in) {
        return Error{Text::tr("The playlist cannot be read"), base::pathText(file),
                     Text::tr("Check that the file exists and that you may read it")};
    }
    if (size > static_cast<std::uintmax_t>(kMaxBytes)) {
        return Error{Text::tr("This file is too large to be a playlist"), base::pathText(file), {}};
    }
    QByteArray content(static_cast<qsizetype>(size), Qt::Uninitialized);
    in.read(content.data(), content.size());
    content.truncate(in.gcount());
    return content;
}

} // namespace

Result<std::vector<M3uEntry>> readM3u(const fs::path& file) {
    Result<QByteArray> read = contentOf(file);
    if (!read) {
        return read.error();
    }
    QByteArray content = std::move(*read);
    if (content.startsWith("\xEF\xBB\xBF")) {
        content.remove(0, 3);
    }
    content.replace('\r', '\n');
    std::error_code failure;
    const fs::path folder = fs::absolute(file, failure).parent_path();
    std::vector<M3uEntry> entries;
    M3uEntry next;
    for (const QByteArray& raw : content.split('\n')) {
        const QByteArray line = raw.trimmed();
        if (line.startsWith("#EXTINF:")) {
            next = infoOf(line);
        } else if (const auto path = pathOf(line, folder)) {
            next.path = *path;
            entries.push_back(std::exchange(next, {}));
        }
    }
    return entries;
}

} // namespace earshot::playlists
