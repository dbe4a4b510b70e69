// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/signals/page_data.h"

#include <QFile>
#include <QHash>

namespace earshot::ui {

namespace {

constexpr int kConsentShown = 30;

signals::Protection protectionOf(jobs::Workspace& workspace, bool networkLock) {
    signals::Protection found;
    found.file = base::pathText(workspace.paths().listeningDb());
    found.encrypted = workspace.signals().sealer().encrypts();
    const QFileDevice::Permissions others = QFileDevice::ReadGroup | QFileDevice::ReadOther;
    found.ownerOnly = !(QFile::permissions(found.file) & others);
    found.networkLock = networkLock;
    return found;
}

} // namespace

base::Result<SignalsPageData> readSignalsPage(jobs::Workspace& workspace, bool networkLock) {
    auto states = workspace.signals().states();
    if (!states) {
        return states.error();
    }
    auto consent = workspace.signals().consentRecord(kConsentShown);
    if (!consent) {
        return consent.error();
    }
    return SignalsPageData{std::move(*states), std::move(*consent),
                           protectionOf(workspace, networkLock)};
}

base::Result<std::vector<TitledEntry>> readEntries(jobs::Workspace& workspace, signals::SignalId id,
                                                   int limit, qint64 beforeRow) {
    const auto entries = workspace.signals().entries(id, limit, beforeRow);
    if (!entries) {
        return entries.error();
    }
    std::vector<library::TrackId> ids;
    for (const signals::EntryView& entry : *entries) {
        ids.push_back(entry.track);
    }
    const auto tracks = workspace.tracks().byIds(ids);
    if (!tracks) {
        return tracks.error();
    }
    struct Names {
        QString title, artist;
    };
    QHash<qint64, Names> names;
    for (const library::Track& track : *tracks) {
        names.insert(static_cast<qint64>(track.id),
                     {QStringLiteral("%1, %2").arg(track.displayTitle(), track.displayArtist()),
                      track.tags.artists.value(0)});
    }
    std::vector<TitledEntry> titled;
    for (const signals::EntryView& entry : *entries) {
        const Names of = names.value(static_cast<qint64>(entry.track));
        titled.push_back({entry.row, of.title, entry.text, of.artist, entry.day, entry.list});
    }
    return titled;
}

} // namespace earshot::ui
