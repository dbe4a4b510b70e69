// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/signals/sealer.h"
#include "core/vault/vault.h"

namespace earshot::signals {

/// Seals with the data keys of a vault, one per signal. Without a vault, or while it is not
/// unlocked, nothing can be recorded or read.
class VaultSealer final : public Sealer {
public:
    explicit VaultSealer(std::shared_ptr<vault::Vault> vault) : m_vault(std::move(vault)) {}

    [[nodiscard]] std::optional<base::Error> hindrance() const override;
    /// With the system's keychain. Where that cannot be used, the caller asks for a passphrase and
    /// gives it to Vault::createWithPassphrase().
    base::Status makeReady() const override;
    [[nodiscard]] std::unique_ptr<RecordSealer> reader(SignalId signal) const override;
    base::Result<std::unique_ptr<RecordSealer>> writer(SignalId signal) const override;
    base::Status destroyKey(SignalId signal) const override;
    [[nodiscard]] vault::Vault* vault() const override { return m_vault.get(); }

private:
    std::shared_ptr<vault::Vault> m_vault;
};

} // namespace earshot::signals
