// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/services/keys.h"

#include <QCoreApplication>

namespace earshot::ui {

namespace {

constexpr std::chrono::milliseconds kWatchEvery{300};

struct KeysText {
    Q_DECLARE_TR_FUNCTIONS(earshot::ui::Keys)
};

base::Result<vault::Vault*> vaultOf(jobs::Workspace& workspace) {
    if (workspace.vault() == nullptr) {
        return base::Error{KeysText::tr("This window was opened without keys"), {}, {}};
    }
    return workspace.vault();
}

/// Does this with the vault, then what could not be done while it was locked.
base::Status change(jobs::Workspace& workspace,
                    const std::function<base::Status(vault::Vault&)>& act) {
    auto keys = vaultOf(workspace);
    if (!keys) {
        return keys.error();
    }
    if (base::Status done = act(**keys); !done) {
        return done;
    }
    return workspace.signals().applyRetention();
}

} // namespace

Keys::Keys(Background& background, Listening& listening, QObject* parent)
    : QObject(parent), m_background(background), m_listening(listening) {
    m_watch.setSingleShot(true);
    m_watch.setInterval(kWatchEvery);
    connect(&m_watch, &QTimer::timeout, this, &Keys::refresh);
    // The first signal that is allowed makes keys.
    connect(&listening, &Listening::enabledChanged, this, &Keys::refresh);
    refresh();
}

void Keys::refresh() {
    m_background.run(
        Lane::Pages, this,
        [](jobs::Workspace& workspace, const std::stop_token&) -> base::Result<vault::VaultStatus> {
            auto keys = vaultOf(workspace);
            return keys ? base::Result<vault::VaultStatus>((*keys)->status())
                        : base::Result<vault::VaultStatus>(keys.error());
        },
        [this](base::Result<vault::VaultStatus> status) {
            if (!status) {
                return; // the pages work without personal signals
            }
            const bool opened = m_status.opening && !status->opening;
            const bool differs =
                m_status.state != status->state || m_status.wrapping != status->wrapping ||
                m_status.hasRecovery != status->hasRecovery || m_status.opening != status->opening;
            m_status = std::move(*status);
            if (m_status.opening) {
                m_watch.start();
            }
            if (opened) {
                m_listening.refresh();
            }
            if (differs) {
                Q_EMIT changed();
            }
        });
}

template <typename Job, typename Answer>
void Keys::perform(QObject* owner, Job job, Answer done) {
    m_background.write(owner, std::move(job), [this, done = std::move(done)](const auto& result) {
        m_listening.refresh(); // and with it the state of the keys
        Q_EMIT changed();
        done(result);
    });
}

void Keys::createWithPassphrase(QObject* owner, const QString& passphrase, Done done) {
    perform(
        owner,
        [passphrase](jobs::Workspace& workspace, const std::stop_token&) {
            return change(workspace, [&](vault::Vault& keys) {
                return keys.createWithPassphrase(passphrase);
            });
        },
        std::move(done));
}

void Keys::unlock(QObject* owner, const QString& passphrase, Done done) {
    perform(
        owner,
        [passphrase](jobs::Workspace& workspace, const std::stop_token&) {
            return change(workspace, [&](vault::Vault& keys) { return keys.unlock(passphrase); });
        },
        std::move(done));
}

void Keys::unlockWithRecovery(QObject* owner, const QString& text, Done done) {
    perform(
        owner,
        [text](jobs::Workspace& workspace, const std::stop_token&) {
            return change(workspace,
                          [&](vault::Vault& keys) { return keys.unlockWithRecovery(text); });
        },
        std::move(done));
}

void Keys::changeToPassphrase(QObject* owner, const QString& passphrase, Done done) {
    perform(
        owner,
        [passphrase](jobs::Workspace& workspace, const std::stop_token&) {
            return change(workspace,
                          [&](vault::Vault& keys) { return keys.changeToPassphrase(passphrase); });
        },
        std::move(done));
}

void Keys::changeToKeychain(QObject* owner, Done done) {
    perform(
        owner,
        [](jobs::Workspace& workspace, const std::stop_token&) {
            return change(workspace, [](vault::Vault& keys) { return keys.changeToKeychain(); });
        },
        std::move(done));
}

void Keys::lock(QObject* owner, Done done) {
    perform(
        owner,
        [](jobs::Workspace& workspace, const std::stop_token&) -> base::Status {
            auto keys = vaultOf(workspace);
            if (!keys) {
                return keys.error();
            }
            (*keys)->lock();
            return base::Done{};
        },
        std::move(done));
}

void Keys::renew(QObject* owner, Done done) {
    perform(
        owner,
        [](jobs::Workspace& workspace, const std::stop_token&) {
            const base::Status rotated =
                change(workspace, [](vault::Vault& keys) { return keys.rotateMasterKey(); });
            return rotated ? workspace.signals().rotateKeys() : rotated;
        },
        std::move(done));
}

void Keys::makeRecoveryText(QObject* owner,
                            std::function<void(const base::Result<QString>&)> done) {
    perform(
        owner,
        [](jobs::Workspace& workspace, const std::stop_token&) -> base::Result<QString> {
            auto keys = vaultOf(workspace);
            return keys ? (*keys)->newRecoveryText() : base::Result<QString>(keys.error());
        },
        std::move(done));
}

void Keys::eraseEverything(QObject* owner, std::function<void(const base::Result<qint64>&)> done) {
    perform(
        owner,
        [](jobs::Workspace& workspace, const std::stop_token&) {
            return workspace.signals().eraseEverything(QStringLiteral("signals page"));
        },
        std::move(done));
}

} // namespace earshot::ui

#include "moc_keys.cpp"
