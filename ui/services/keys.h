// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/vault/vault.h"
#include "ui/services/background.h"
#include "ui/services/listening.h"

#include <QObject>
#include <QTimer>

#include <functional>

namespace earshot::ui {

/// The keys behind what is stored about the person, for the window: what state they are in, and
/// every change of it, in the background. After a change of state the switches and likes are read
/// again. UI thread only.
class Keys : public QObject {
    Q_OBJECT
public:
    using Done = std::function<void(const base::Status&)>;

    Keys(Background& background, Listening& listening, QObject* parent = nullptr);

    [[nodiscard]] const vault::VaultStatus& status() const { return m_status; } ///< as last read
    void refresh();

    // A result whose owner is gone is not told.
    void createWithPassphrase(QObject* owner, const QString& passphrase, Done done);
    void unlock(QObject* owner, const QString& passphrase, Done done);
    void unlockWithRecovery(QObject* owner, const QString& text, Done done);
    void changeToPassphrase(QObject* owner, const QString& passphrase, Done done);
    void changeToKeychain(QObject* owner, Done done);
    void lock(QObject* owner, Done done);
    /// New keys for everything; what is stored is sealed anew.
    void renew(QObject* owner, Done done);
    /// A text that unlocks as well; one made before no longer does.
    void makeRecoveryText(QObject* owner, std::function<void(const base::Result<QString>&)> done);
    /// Destroys the keys and everything that was stored. Gives the number of entries.
    void eraseEverything(QObject* owner, std::function<void(const base::Result<qint64>&)> done);

Q_SIGNALS:
    void changed(); ///< the state was read and differs, or something was done

private:
    template <typename Job, typename Answer>
    void perform(QObject* owner, Job job, Answer done);

    Background& m_background;
    Listening& m_listening;
    vault::VaultStatus m_status;
    QTimer m_watch; ///< while the keychain is being asked
};

} // namespace earshot::ui
