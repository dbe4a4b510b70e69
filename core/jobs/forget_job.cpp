// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/jobs/forget_job.h"

#include <QCoreApplication>

namespace earshot::jobs {

namespace {

base::Result<std::set<library::TrackId>> tracksOf(const Workspace& workspace,
                                                  const QString& artist) {
    QString words = artist;
    const auto found = workspace.tracks().find(
        QStringLiteral("artist:\"%1\"").arg(words.remove(QLatin1Char('"'))));
    if (!found) {
        return found.error();
    }
    const auto tracks = workspace.tracks().byIds(*found);
    if (!tracks) {
        return tracks.error();
    }
    std::set<library::TrackId> ids;
    for (const library::Track& track : *tracks) {
        if (track.tags.artists.contains(artist, Qt::CaseInsensitive)) { // found by words: too many
            ids.insert(track.id);
        }
    }
    if (ids.empty()) {
        return base::Error{
            QCoreApplication::translate("earshot::jobs", "The library has no track by %1")
                .arg(artist),
            {},
            QCoreApplication::translate("earshot::jobs",
                                        "Write the artist as the library shows it")};
    }
    return ids;
}

} // namespace

base::Result<qint64> runForget(Workspace& workspace, const ForgetRequest& request,
                               signals::Forget how) {
    signals::Forgetting which = request.which;
    if (!request.artist.isEmpty()) {
        auto tracks = tracksOf(workspace, request.artist);
        if (!tracks) {
            return tracks.error();
        }
        which.tracks = std::move(*tracks);
    }
    return workspace.signals().forget(which, how);
}

} // namespace earshot::jobs
