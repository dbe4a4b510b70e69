// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/services/m3u_export.h"

#include "core/base/paths.h"
#include "core/playlists/m3u.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileDialog>
#include <QStandardPaths>

namespace earshot::ui {

using library::TrackId;

namespace {

struct ExportText {
    Q_DECLARE_TR_FUNCTIONS(earshot::playlists)
};

const QString kEnding = QStringLiteral(".m3u8");

/// A file name from a list's name: without what some file system does not allow.
QString fileName(const QString& name) {
    QString safe;
    for (const QChar c : name) {
        const bool forbidden = QStringLiteral("\\/:*?\"<>|").contains(c) || c.unicode() < 32;
        safe += forbidden ? QLatin1Char('-') : c;
    }
    return (safe.trimmed().isEmpty() ? QStringLiteral("playlist") : safe.trimmed()) + kEnding;
}

base::Status write(const jobs::Workspace& workspace, const std::filesystem::path& file,
                   const QString& name, const std::vector<TrackId>& ids) {
    auto tracks = workspace.tracks().byIds(ids);
    if (!tracks) {
        return tracks.error();
    }
    std::vector<playlists::M3uEntry> entries;
    entries.reserve(tracks->size());
    for (const library::Track& track : *tracks) {
        entries.push_back(
            {track.path, track.displayArtist(), track.displayTitle(), track.stream.durationMs});
    }
    return playlists::writeM3u(file, name, entries);
}

} // namespace

void exportM3u(Context& context, QWidget* parent, const QString& name,
               const std::vector<TrackId>& tracks) {
    auto* dialog = new QFileDialog(parent, ExportText::tr("Export as M3U8"));
    dialog->setObjectName(QStringLiteral("exportDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilter(ExportText::tr("Playlists (*.m3u8)"));
    dialog->setDefaultSuffix(kEnding.mid(1));
    dialog->setDirectory(QStandardPaths::writableLocation(QStandardPaths::MusicLocation));
    dialog->selectFile(fileName(name));
    QObject::connect(
        dialog, &QFileDialog::fileSelected, parent,
        [&context, parent, name, tracks](const QString& chosen) {
            context.background.write(
                parent,
                [file = base::pathFromText(chosen), name, tracks](jobs::Workspace& workspace,
                                                                  const std::stop_token&) {
                    return write(workspace, file, name, tracks);
                },
                [&context, chosen](const base::Status& done) {
                    Q_EMIT context.navigator.notify(
                        done
                            ? ExportText::tr("Exported to %1").arg(QDir::toNativeSeparators(chosen))
                            : done.error().message());
                });
        });
    dialog->open();
}

} // namespace earshot::ui
