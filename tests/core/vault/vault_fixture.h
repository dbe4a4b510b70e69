// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/paths.h"
#include "core/vault/vault.h"
#include "tests/fixtures/fixtures.h"
#include "tests/fixtures/memory_keychain.h"

#include <QDir>
#include <QFile>
#include <QTest>

namespace earshot::vault {

inline const QString kPassphrase = QStringLiteral("correct horse battery");

/// A folder for a key file, and a keychain; vaults as program after program would open them.
struct VaultFixture {
    fixtures::Folder folder;
    std::shared_ptr<fixtures::MemoryKeychain> keychain =
        std::make_shared<fixtures::MemoryKeychain>();

    [[nodiscard]] std::filesystem::path file() const { return folder / "vault.keys"; }
    [[nodiscard]] std::unique_ptr<Vault> program() const {
        return std::make_unique<Vault>(file(), keychain, fixtures::kCheap);
    }
    [[nodiscard]] QByteArray bytes() const {
        QFile source(base::pathText(file()));
        return source.open(QIODevice::ReadOnly) ? source.readAll() : QByteArray();
    }
    /// The key file and whatever was left beside it.
    [[nodiscard]] QStringList keyFiles() const {
        return QDir(base::pathText(folder.path()))
            .entryList({QStringLiteral("vault.keys*")}, QDir::Files | QDir::Hidden);
    }
    void replace(const QByteArray& with) const {
        QFile target(base::pathText(file()));
        if (!target.open(QIODevice::WriteOnly) || target.write(with) != with.size()) {
            qFatal("the key file cannot be written");
        }
    }
};

/// Unwraps a result in a test; a failure ends the test run with its message.
template <typename T>
T must(base::Result<T> result) {
    if (!result) {
        qFatal("%s", qPrintable(result.error().message()));
    }
    return std::move(*result);
}

/// Whether two key rings hold the same keys for a signal.
inline bool sameKeys(const std::shared_ptr<const DataKeys>& a,
                     const std::shared_ptr<const DataKeys>& b) {
    if (!a || !b || a->keys.size() != b->keys.size()) {
        return false;
    }
    for (std::size_t i = 0; i < a->keys.size(); ++i) {
        if (a->keys[i].generation != b->keys[i].generation ||
            !a->keys[i].key->equals(*b->keys[i].key)) {
            return false;
        }
    }
    return true;
}

} // namespace earshot::vault
