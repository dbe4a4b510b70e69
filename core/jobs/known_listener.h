// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <memory>

namespace earshot::recommend {
struct Catalog;
struct Listener;
} // namespace earshot::recommend

namespace earshot::signals {
struct Sitting;
}

namespace earshot::vault {
class Vault;
}

namespace earshot::jobs {

class Workspace;

/// The person as the signals that are on know them now, kept from list to list with what was
/// reckoned from it (recommend::Memo); read anew as soon as anything was recorded, forgotten,
/// switched or locked since, by whomever. What is kept lives in memory only, no longer than the
/// vault is unlocked. Belongs to a Workspace and its thread.
class KnownListener {
public:
    explicit KnownListener(std::shared_ptr<vault::Vault> vault);
    ~KnownListener();
    KnownListener(const KnownListener&) = delete;
    KnownListener& operator=(const KnownListener&) = delete;

    /// As it is until the next call; let go of it after the list is made. Counts as read for
    /// SignalStore::noteUse() also where it was read before.
    base::Result<std::shared_ptr<const recommend::Listener>>
    read(Workspace& workspace, const recommend::Catalog& catalog, const signals::Sitting& sitting);

private:
    struct Kept;

    std::shared_ptr<vault::Vault> m_vault; ///< holds what is kept; may be null
    std::weak_ptr<Kept> m_kept;
};

} // namespace earshot::jobs
