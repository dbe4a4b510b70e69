// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/jobs/known_listener.h"

#include "core/jobs/workspace.h"
#include "core/recommend/recommender.h"

namespace earshot::jobs {

using base::Result;
using signals::SignalId;

struct KnownListener::Kept {
    QByteArray version;
    std::shared_ptr<const void> catalog; ///< part of the one it was reckoned with, which keeps it
                                         ///< apart from every other
    recommend::Listener listener;
};

namespace {

using Playlists = std::vector<signals::PlaylistRecord>;

/// What the person put together, while it may be read; not what Earshot made and they saved.
Result<Playlists> ownPlaylists(const Workspace& workspace, signals::SignalSet enabled) {
    Playlists own;
    if (!enabled.has(SignalId::Playlists)) {
        return own;
    }
    const auto all = workspace.playlists().all();
    if (!all) {
        return all.error();
    }
    for (const library::PlaylistInfo& playlist : *all) {
        if (playlist.kind == library::PlaylistKind::Own) {
            auto tracks = workspace.playlists().tracks(playlist.id);
            if (!tracks) {
                return tracks.error();
            }
            own.push_back({std::move(*tracks)});
        }
    }
    return own;
}

/// All but the sitting.
Result<recommend::Listener> readListener(Workspace& workspace) {
    const auto enabled = workspace.signals().enabled();
    if (!enabled) {
        return enabled.error();
    }
    auto history = workspace.signals().history();
    if (!history) {
        return history.error();
    }
    const auto chosen = workspace.signals().preferences();
    if (!chosen) {
        return chosen.error();
    }
    auto playlists = ownPlaylists(workspace, *enabled);
    if (!playlists) {
        return playlists.error();
    }
    recommend::Listener listener;
    listener.enabled = *enabled;
    listener.history = std::move(*history);
    listener.history.playlists = std::move(*playlists);
    if (!workspace.signals().guestIsHere()) {
        listener.dials = chosen->dials();
    }
    listener.memo = std::make_shared<recommend::Memo>();
    return listener;
}

} // namespace

KnownListener::KnownListener(std::shared_ptr<vault::Vault> vault) : m_vault(std::move(vault)) {}

KnownListener::~KnownListener() {
    if (m_vault) {
        m_vault->holdWhileUnlocked(this, nullptr);
    }
}

Result<std::shared_ptr<const recommend::Listener>>
KnownListener::read(Workspace& workspace, const recommend::Catalog& catalog,
                    const signals::Sitting& sitting) {
    const auto version = workspace.signals().version(); // before reading: rather once too often
    if (!version) {
        return version.error();
    }
    std::shared_ptr<Kept> kept = m_kept.lock();
    bool current = kept && kept->version == *version && kept->catalog == catalog.byArtist;
    if (current) { // playlists are not in listening.db, and quickly read
        const auto playlists = ownPlaylists(workspace, kept->listener.enabled);
        if (!playlists) {
            return playlists.error();
        }
        current = *playlists == kept->listener.history.playlists;
    }
    if (current) {
        workspace.signals().readAgain();
    } else {
        kept.reset();
        if (m_vault) {
            m_vault->holdWhileUnlocked(this, nullptr);
        }
        auto listener = readListener(workspace);
        if (!listener) {
            return listener.error();
        }
        kept = std::make_shared<Kept>(Kept{*version, catalog.byArtist, std::move(*listener)});
        m_kept = kept;
        if (m_vault) {
            m_vault->holdWhileUnlocked(this, kept);
        }
    }
    const bool mayKnow = kept->listener.enabled.has(SignalId::Session);
    kept->listener.sitting = mayKnow ? sitting : signals::Sitting{};
    return std::shared_ptr<const recommend::Listener>(kept, &kept->listener);
}

} // namespace earshot::jobs
