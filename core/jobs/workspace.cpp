// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/jobs/workspace.h"

#include "core/library/schema.h"
#include "core/signals/vault_sealer.h"
#include "core/storage/migrations.h"
#include "core/vault/os_keychain.h"

#include <system_error>

namespace earshot::jobs {

namespace fs = std::filesystem;
using base::DataPaths;
using base::Result;
using base::Status;

namespace {

// Reading through the whole file takes about a second per gigabyte: always worth it after a crash,
// and unnoticed below this size.
constexpr std::uintmax_t kAlwaysCheckBelowBytes = 64ULL << 20;

// A keychain that is open answers in some ten milliseconds.
constexpr auto kKeychainPatience = std::chrono::seconds(2);

/// A write-ahead log left behind means that the last run did not end by itself.
bool shouldCheck(const fs::path& file) {
    std::error_code failure;
    fs::path log = file;
    log += "-wal";
    return fs::exists(log, failure) || fs::file_size(file, failure) < kAlwaysCheckBelowBytes;
}

Status checkBoth(const DataPaths& paths) {
    for (const fs::path& file : {paths.libraryDb(), paths.listeningDb()}) {
        if (shouldCheck(file)) {
            if (Status sound = storage::checkForDamage(file, paths.backups()); !sound) {
                return sound;
            }
        }
    }
    return base::Done{};
}

} // namespace

Workspace::Workspace(DataPaths paths, const base::Clock& clock, storage::Connection library,
                     std::shared_ptr<vault::Vault> vault, std::unique_ptr<signals::Sealer> sealer,
                     std::unique_ptr<signals::SignalStore> signalStore)
    : m_paths(std::move(paths)),
      m_clock(clock),
      m_library(std::move(library)),
      m_vault(std::move(vault)),
      m_sealer(std::move(sealer)),
      m_signals(std::move(signalStore)),
      m_tracks(m_library),
      m_playlists(m_library, clock),
      m_features(m_library),
      m_listener(m_vault) {}

Status Workspace::prepare(const DataPaths& paths, const base::Clock& clock,
                          const std::shared_ptr<vault::Vault>& vault) {
    if (Status sound = checkBoth(paths); !sound) {
        return sound;
    }
    auto library =
        storage::Connection::open(paths.libraryDb(), storage::Access::ReadWrite, paths.backups());
    if (!library) {
        return library.error();
    }
    if (Status migrated = storage::migrate(*library, library::librarySchema(), paths.backups());
        !migrated) {
        return migrated;
    }
    auto workspace = open(paths, clock, vault);
    if (!workspace) {
        return workspace.error();
    }
    return (*workspace)->signals().applyRetention();
}

Result<std::unique_ptr<Workspace>>
Workspace::open(const DataPaths& paths, const base::Clock& clock,
                std::shared_ptr<vault::Vault> vault,
                std::shared_ptr<const signals::GuestMode> guest) {
    auto library =
        storage::Connection::open(paths.libraryDb(), storage::Access::ReadWrite, paths.backups());
    if (!library) {
        return library.error();
    }
    auto listening =
        storage::Connection::open(paths.listeningDb(), storage::Access::ReadWrite, paths.backups());
    if (!listening) {
        return listening.error();
    }
    if (vault) {
        vault->openSoon();
        vault->waitUntilOpened(kKeychainPatience);
    }
    auto sealer = std::make_unique<signals::VaultSealer>(vault);
    auto store = signals::SignalStore::open(std::move(*listening), *sealer, clock, paths.backups(),
                                            std::move(guest));
    if (!store) {
        return store.error();
    }
    return std::unique_ptr<Workspace>(new Workspace(
        paths, clock, std::move(*library), std::move(vault), std::move(sealer), std::move(*store)));
}

std::shared_ptr<vault::Vault> systemVault(const DataPaths& paths) {
    return std::make_shared<vault::Vault>(paths.keyFile(), std::make_shared<vault::OsKeychain>());
}

} // namespace earshot::jobs
