// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/archive/archive_source.h"

#include "core/archive/archive_sink.h"
#include "core/archive/text.h"
#include "core/base/paths.h"
#include "core/vault/sealed_stream.h"

#include <QBuffer>
#include <QFile>
#include <QHash>
#include <QtEndian>

#include <system_error>

namespace earshot::archive {

namespace fs = std::filesystem;
using base::Error;
using base::Result;

namespace {

// What a listener of many decades fills tenfold; more is an attack on memory.
constexpr qsizetype kMostUnpackedBytes = qsizetype(2) << 30;

Error missing(const QString& name, const fs::path& place) {
    return {Text::tr("There is no %1 in the archive").arg(name), base::pathText(place),
            Text::tr("Choose the folder or file that Earshot has written. Nothing was imported")};
}

class FolderSource final : public ArchiveSource {
public:
    explicit FolderSource(fs::path folder) : m_folder(std::move(folder)) {}

    Result<std::unique_ptr<QIODevice>> open(const QString& name) override {
        const fs::path path = m_folder / base::pathFromText(name);
        std::error_code failure;
        // A link could lead anywhere, and a pipe would never end.
        if (!fs::is_regular_file(fs::symlink_status(path, failure))) {
            return missing(name, m_folder);
        }
        auto file = std::make_unique<QFile>(path);
        if (!file->open(QIODevice::ReadOnly)) {
            return Error{Text::tr("%1 could not be read (%2)").arg(name, file->errorString()),
                         base::pathText(m_folder), Text::tr("Nothing was imported")};
        }
        return std::unique_ptr<QIODevice>(std::move(file));
    }

private:
    fs::path m_folder;
};

/// Takes apart what stands inside a sealed file. Everything in it is genuine, but may come from an
/// Earshot that never was: lengths are not trusted.
class Unpacker {
public:
    explicit Unpacker(vault::SealedReader& reader) : m_reader(reader) {}

    Result<QHash<QString, QByteArray>> all() {
        QHash<QString, QByteArray> files;
        while (const qsizetype length = number(1)) {
            const QString name = QString::fromUtf8(take(length));
            QByteArray content;
            while (const qsizetype block = number(4)) {
                if (block > kLongestBlock || m_taken + block > kMostUnpackedBytes) {
                    return damaged();
                }
                content += take(block);
            }
            if (m_failure) {
                return *m_failure;
            }
            files.insert(name, content);
        }
        if (!m_failure && !atEnd()) {
            return damaged();
        }
        return m_failure ? Result<QHash<QString, QByteArray>>(*m_failure) : std::move(files);
    }

private:
    static Error damaged() {
        return {Text::tr("What was sealed in this file is no archive"), {}, {}};
    }
    bool fill(qsizetype wanted) {
        while (!m_failure && m_ahead.size() < wanted) {
            auto more = m_reader.read();
            if (!more) {
                m_failure = more.error();
            } else if (more->isEmpty()) {
                return false;
            } else {
                m_ahead += *more;
            }
        }
        return !m_failure;
    }
    bool atEnd() { return !fill(1) && m_ahead.isEmpty(); }
    /// Nothing after a failure, which then is kept.
    QByteArray take(qsizetype length) {
        if (!fill(length)) {
            m_failure = m_failure.value_or(damaged());
            return {};
        }
        QByteArray bytes = m_ahead.first(length);
        m_ahead.remove(0, length);
        m_taken += length;
        return bytes;
    }
    qsizetype number(qsizetype bytes) {
        const QByteArray read = take(bytes);
        qsizetype value = 0;
        for (qsizetype i = read.size(); i-- > 0;) {
            value = value << 8 | static_cast<unsigned char>(read[i]);
        }
        return value;
    }

    vault::SealedReader& m_reader;
    QByteArray m_ahead;
    qsizetype m_taken = 0;
    std::optional<Error> m_failure;
};

class SealedSource final : public ArchiveSource {
public:
    SealedSource(fs::path file, QHash<QString, QByteArray> files)
        : m_file(std::move(file)), m_files(std::move(files)) {}

    Result<std::unique_ptr<QIODevice>> open(const QString& name) override {
        const auto found = m_files.constFind(name);
        if (found == m_files.constEnd()) {
            return missing(name, m_file);
        }
        auto buffer = std::make_unique<QBuffer>();
        buffer->setData(*found);
        buffer->open(QIODevice::ReadOnly);
        return std::unique_ptr<QIODevice>(std::move(buffer));
    }

private:
    fs::path m_file;
    QHash<QString, QByteArray> m_files;
};

Result<std::unique_ptr<ArchiveSource>> openSealed(const fs::path& place,
                                                  const QString& passphrase) {
    const auto named = [&](Error error) {
        error.subject = base::pathText(place);
        return error;
    };
    QFile file(place);
    if (!file.open(QIODevice::ReadOnly)) {
        return named({Text::tr("The archive could not be read (%1)").arg(file.errorString()),
                      {},
                      Text::tr("Nothing was imported")});
    }
    auto reader = vault::SealedReader::begin(file, passphrase);
    if (!reader) {
        return named(reader.error());
    }
    auto files = Unpacker(**reader).all();
    if (!files) {
        return named(files.error());
    }
    return std::unique_ptr<ArchiveSource>(std::make_unique<SealedSource>(place, std::move(*files)));
}

} // namespace

bool isSealedArchive(const fs::path& place) {
    std::error_code failure;
    QFile file(place);
    return fs::is_regular_file(place, failure) && file.open(QIODevice::ReadOnly) &&
           vault::looksSealed(file);
}

Result<std::unique_ptr<ArchiveSource>> openArchive(const fs::path& place,
                                                   const QString& passphrase) {
    std::error_code failure;
    if (fs::is_directory(place, failure)) {
        return std::unique_ptr<ArchiveSource>(std::make_unique<FolderSource>(place));
    }
    if (isSealedArchive(place)) {
        return openSealed(place, passphrase);
    }
    return Error{Text::tr("This is not an archive of Earshot"), base::pathText(place),
                 Text::tr("Choose the folder or file that Earshot has written. Nothing was "
                          "imported")};
}

} // namespace earshot::archive
