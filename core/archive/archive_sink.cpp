// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/archive/archive_sink.h"

#include "core/archive/text.h"
#include "core/base/paths.h"
#include "core/vault/sealed_stream.h"

#include <QSaveFile>
#include <QTemporaryDir>
#include <QtEndian>

#include <algorithm>
#include <system_error>

namespace earshot::archive {

namespace fs = std::filesystem;
using base::Done;
using base::Error;
using base::Result;
using base::Status;

namespace {

constexpr QFileDevice::Permissions kOwnerOnly = QFileDevice::ReadOwner | QFileDevice::WriteOwner;

Error sinkFailed(const QString& why, const fs::path& where) {
    return {Text::tr("The archive could not be written (%1)").arg(why), base::pathText(where),
            Text::tr("Nothing was left there. Choose another place, or make room on the disk")};
}

Error taken(const fs::path& target) {
    return {Text::tr("There is something at this place already"), base::pathText(target),
            Text::tr("Name a folder or file that does not exist yet")};
}

class FolderSink final : public ArchiveSink {
public:
    explicit FolderSink(const fs::path& target)
        : m_target(target),
          m_part(base::pathText(target) + QStringLiteral(".part-XXXXXX")) {} // mode 0700

    [[nodiscard]] bool valid() const { return m_part.isValid(); }
    [[nodiscard]] QString problem() const { return m_part.errorString(); }

    Status begin(const QString& name) override {
        if (Status closed = close(); !closed) {
            return closed;
        }
        m_file = std::make_unique<QSaveFile>(m_part.filePath(name));
        if (!m_file->open(QIODevice::WriteOnly) || !m_file->setPermissions(kOwnerOnly)) {
            return sinkFailed(m_file->errorString(), m_target);
        }
        return Done{};
    }
    Status write(QByteArrayView bytes) override {
        if (m_file->write(bytes.data(), bytes.size()) != bytes.size()) {
            return sinkFailed(m_file->errorString(), m_target);
        }
        return Done{};
    }
    Status finish() override {
        if (Status closed = close(); !closed) {
            return closed;
        }
        std::error_code failure;
        if (fs::is_directory(m_target, failure)) {
            fs::remove(m_target, failure); // where it is empty; else it is in the way
        }
        fs::rename(base::pathFromText(m_part.path()), m_target, failure);
        if (failure) {
            return sinkFailed(QString::fromStdString(failure.message()), m_target);
        }
        m_part.setAutoRemove(false);
        return Done{};
    }

private:
    Status close() {
        const bool whole = !m_file || m_file->commit(); // which waits for the disk
        Status closed = whole ? Status(Done{}) : sinkFailed(m_file->errorString(), m_target);
        m_file.reset();
        return closed;
    }

    fs::path m_target;
    QTemporaryDir m_part; ///< goes with everything in it unless finished
    std::unique_ptr<QSaveFile> m_file;
};

class SealedSink final : public ArchiveSink {
public:
    explicit SealedSink(const fs::path& target)
        : m_target(target), m_file(base::pathText(target)) {}

    Status open(const QString& passphrase, const vault::PassphraseCost& cost) {
        if (!m_file.open(QIODevice::WriteOnly) || !m_file.setPermissions(kOwnerOnly)) {
            return sinkFailed(m_file.errorString(), m_target);
        }
        auto writer = vault::SealedWriter::begin(m_file, passphrase, cost);
        if (!writer) {
            return writer.error();
        }
        m_writer = std::move(*writer);
        return Done{};
    }
    Status begin(const QString& name) override {
        if (Status ended = endMember(); !ended) {
            return ended;
        }
        m_inMember = true;
        const QByteArray bytes = name.toUtf8();
        return m_writer->write(QByteArray(1, static_cast<char>(bytes.size())) + bytes);
    }
    Status write(QByteArrayView bytes) override {
        while (!bytes.isEmpty()) {
            const qsizetype part = std::min(bytes.size(), kLongestBlock);
            if (Status begun = m_writer->write(lengthBytes(part)); !begun) {
                return begun;
            }
            if (Status put = m_writer->write(bytes.first(part)); !put) {
                return put;
            }
            bytes = bytes.sliced(part);
        }
        return Done{};
    }
    Status finish() override {
        if (Status ended = endMember(); !ended) {
            return ended;
        }
        if (Status end = m_writer->write(QByteArray(1, '\0')); !end) {
            return end;
        }
        if (Status sealed = m_writer->finish(); !sealed) {
            return sealed;
        }
        return m_file.commit() ? Status(Done{}) : sinkFailed(m_file.errorString(), m_target);
    }

private:
    static QByteArray lengthBytes(qsizetype length) {
        QByteArray bytes(4, Qt::Uninitialized);
        qToLittleEndian(static_cast<quint32>(length), bytes.data());
        return bytes;
    }
    Status endMember() { return m_inMember ? m_writer->write(lengthBytes(0)) : Status(Done{}); }

    fs::path m_target;
    QSaveFile m_file;
    std::unique_ptr<vault::SealedWriter> m_writer;
    bool m_inMember = false;
};

} // namespace

Result<std::unique_ptr<ArchiveSink>> folderSink(const fs::path& target) {
    std::error_code failure;
    const bool there = fs::exists(fs::symlink_status(target, failure));
    if (there && !(fs::is_directory(target, failure) && fs::is_empty(target, failure))) {
        return taken(target);
    }
    auto sink = std::make_unique<FolderSink>(target);
    if (!sink->valid()) {
        return sinkFailed(sink->problem(), target);
    }
    return std::unique_ptr<ArchiveSink>(std::move(sink));
}

Result<std::unique_ptr<ArchiveSink>> sealedSink(const fs::path& target, const QString& passphrase,
                                                const vault::PassphraseCost& cost) {
    std::error_code failure;
    if (fs::exists(fs::symlink_status(target, failure))) {
        return taken(target);
    }
    auto sink = std::make_unique<SealedSink>(target);
    if (Status opened = sink->open(passphrase, cost); !opened) {
        return opened.error();
    }
    return std::unique_ptr<ArchiveSink>(std::move(sink));
}

} // namespace earshot::archive
