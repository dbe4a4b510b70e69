// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/feature_store.h"
#include "core/base/clock.h"
#include "core/base/paths.h"
#include "core/jobs/known_listener.h"
#include "core/library/playlist_store.h"
#include "core/library/track_store.h"
#include "core/signals/signal_store.h"
#include "core/storage/connection.h"
#include "core/vault/vault.h"

namespace earshot::jobs {

/// Both databases and their stores, open for the thread that opened it: how every job, command and
/// worker of the window reaches stored data. Cheap enough to open per thread, not per call.
class Workspace {
public:
    /// Checks the databases for damage, migrates them, applies retention. Once, before any open().
    static base::Status prepare(const base::DataPaths& paths, const base::Clock& clock,
                                const std::shared_ptr<vault::Vault>& vault = nullptr);

    /// Opens for this thread what prepare() has made ready. A vault that the keychain wraps is
    /// opened with it, once for all threads; where the keychain takes long (it may be asking the
    /// person), this goes on without, and what is personal is there as soon as it has answered.
    /// Without a vault nothing personal is recorded or read; nor while `guest` is on.
    static base::Result<std::unique_ptr<Workspace>>
    open(const base::DataPaths& paths, const base::Clock& clock,
         std::shared_ptr<vault::Vault> vault = nullptr,
         std::shared_ptr<const signals::GuestMode> guest = nullptr);

    [[nodiscard]] const storage::Connection& library() const { return m_library; }
    [[nodiscard]] const library::TrackStore& tracks() const { return m_tracks; }
    [[nodiscard]] const library::PlaylistStore& playlists() const { return m_playlists; }
    [[nodiscard]] const analysis::FeatureStore& features() const { return m_features; }
    [[nodiscard]] signals::SignalStore& signals() { return *m_signals; }
    [[nodiscard]] KnownListener& listener() { return m_listener; }
    /// The keys behind signals(); null when it was opened without.
    [[nodiscard]] vault::Vault* vault() { return m_vault.get(); }
    [[nodiscard]] const base::Clock& clock() const { return m_clock; }
    [[nodiscard]] const base::DataPaths& paths() const { return m_paths; }

private:
    Workspace(base::DataPaths paths, const base::Clock& clock, storage::Connection library,
              std::shared_ptr<vault::Vault> vault, std::unique_ptr<signals::Sealer> sealer,
              std::unique_ptr<signals::SignalStore> signalStore);

    base::DataPaths m_paths;
    const base::Clock& m_clock;
    storage::Connection m_library;
    std::shared_ptr<vault::Vault> m_vault;
    std::unique_ptr<signals::Sealer> m_sealer; // outlives the store, which refers to it
    std::unique_ptr<signals::SignalStore> m_signals;
    library::TrackStore m_tracks;
    library::PlaylistStore m_playlists;
    analysis::FeatureStore m_features;
    KnownListener m_listener;
};

/// The vault of a data folder as the program uses it, with the system's keychain. One per program.
[[nodiscard]] std::shared_ptr<vault::Vault> systemVault(const base::DataPaths& paths);

} // namespace earshot::jobs
