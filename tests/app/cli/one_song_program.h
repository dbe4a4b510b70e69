// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/paths.h"
#include "core/library/track_writer.h"
#include "tests/app/cli/program.h"
#include "tests/fixtures/fixtures.h"

#include <QFile>
#include <QTest>

namespace earshot::fixtures {

/// The program on a data folder of its own, which may know one song, and a folder of files to give
/// to it. For tests to inherit.
class OneSongProgram {
protected:
    [[nodiscard]] QString write(const char* name, const QByteArray& bytes) const {
        const QString path = base::pathText(m_files / name);
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size()) {
            qFatal("cannot write %s", name);
        }
        return path;
    }
    /// "Often" by Nobody; the data folder must have been used.
    void addSong() const {
        auto library = storage::Connection::open(m_data / "library.db", storage::Access::ReadWrite);
        QVERIFY(library.ok());
        library::Track track;
        track.path = m_files / "Often.flac";
        track.tags.title = QStringLiteral("Often");
        track.tags.artists = {QStringLiteral("Nobody")};
        QVERIFY(library::TrackWriter(*library).insert(track).has_value());
    }
    [[nodiscard]] Run run(const QStringList& words) const { return earshot(m_data.path(), words); }

    Folder m_data;
    Folder m_files;
};

} // namespace earshot::fixtures
