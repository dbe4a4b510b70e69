// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/playlists/playlist_import.h"

#include "core/playlists/m3u.h"

#include <QCoreApplication>

namespace earshot::ui {

using library::TrackId;

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(earshot::playlists)
};

} // namespace

base::Result<ImportReport> importM3u(const jobs::Workspace& workspace,
                                     const std::filesystem::path& file) {
    const auto entries = playlists::readM3u(file);
    if (!entries) {
        return entries.error();
    }
    ImportReport report;
    std::vector<TrackId> tracks;
    for (const playlists::M3uEntry& entry : *entries) {
        const auto track = workspace.tracks().byPath(entry.path.lexically_normal());
        if (!track) {
            return track.error();
        }
        if (*track) {
            tracks.push_back((*track)->id);
        } else {
            report.notFound.push_back(entry.path);
        }
    }
    report.found = static_cast<int>(tracks.size());
    if (tracks.empty()) {
        return report;
    }
    const QString name = base::pathText(file.stem());
    report.name = name.trimmed().isEmpty() ? Text::tr("Imported playlist") : name;
    const auto made =
        workspace.playlists().create(report.name, library::PlaylistKind::Own, {}, tracks);
    if (!made) {
        return made.error();
    }
    report.playlist = *made;
    return report;
}

} // namespace earshot::ui
