// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/signals/keys_panel.h"

#include "ui/signals/recovery_sheet.h"
#include "ui/signals/signal_texts.h"
#include "ui/widgets/flow_layout.h"
#include "ui/widgets/pass_focus.h"
#include "ui/widgets/text_label.h"

#include <QMessageBox>

#include <utility>

namespace earshot::ui {

using vault::VaultState;
using vault::Wrapping;

namespace {

QString stateText(const vault::VaultStatus& keys) {
    if (keys.opening) {
        return KeysPanel::tr("The system's keychain is being asked for the key.");
    }
    switch (keys.state) {
    case VaultState::Absent:
        return KeysPanel::tr("There are no keys yet, because nothing about you is stored. They are "
                             "made when you allow the first signal, and kept in this system's "
                             "keychain; without one, Earshot asks you for a passphrase.");
    case VaultState::Unlocked:
        return keys.wrapping == Wrapping::Keychain
                   ? KeysPanel::tr("What is stored about you is encrypted, with one key for each "
                                   "signal. The key to these keys is in this system's keychain.")
                   : KeysPanel::tr("What is stored about you is encrypted, with one key for each "
                                   "signal. Your passphrase protects the key to these keys.");
    case VaultState::Locked:
    case VaultState::Unreadable:
        return keys.problem.message();
    }
    Q_UNREACHABLE();
}

QString recoveryText(const vault::VaultStatus& keys) {
    return keys.hasRecovery
               ? KeysPanel::tr("A recovery text exists; it unlocks them as well.")
               : KeysPanel::tr("There is no recovery text: where keychain or passphrase are lost, "
                               "what is stored is lost.");
}

} // namespace

KeysPanel::KeysPanel(Context& context, QWidget* parent)
    : Card(parent),
      m_context(context),
      m_state(new TextLabel(context.theme, {})),
      m_actions(new FlowLayout(metric::kSpace8)) {
    setObjectName(QStringLiteral("keys"));
    m_state->setObjectName(QStringLiteral("keys.state"));
    m_state->setWordWrap(true);
    content()->addWidget(m_state);
    addActions();
    content()->addLayout(m_actions);
    connect(&context.keys, &Keys::changed, this, [this] { present(m_context.keys.status()); });
    present(context.keys.status());
}

QPushButton* KeysPanel::addAction(const QString& name, const QString& text,
                                  const QString& explanation) {
    auto* button = new QPushButton(text);
    button->setObjectName(QStringLiteral("keys.%1").arg(name));
    button->setAccessibleName(text);
    button->setAccessibleDescription(explanation);
    button->setToolTip(explanation);
    m_actions->addWidget(button);
    return button;
}

void KeysPanel::addActions() {
    using Purpose = PassphraseDialog::Purpose;
    m_unlock = addAction(QStringLiteral("unlock"), tr("Unlock…"),
                         tr("Gives the passphrase, so that what is stored can be used"));
    connect(m_unlock, &QPushButton::clicked, this, [this] { ask(Purpose::Unlock); });
    m_recover = addAction(QStringLiteral("recover"), tr("Use the recovery text…"),
                          tr("Unlocks with the text that you printed or wrote down"));
    connect(m_recover, &QPushButton::clicked, this, [this] { ask(Purpose::Recover); });
    m_passphrase = addAction(QStringLiteral("passphrase"), tr("Choose a passphrase…"),
                             tr("A passphrase instead of the keychain or of the one before"));
    connect(m_passphrase, &QPushButton::clicked, this, [this] {
        ask(m_context.keys.status().state == VaultState::Absent ? Purpose::Create
                                                                : Purpose::Change);
    });
    m_keychain = addAction(QStringLiteral("keychain"), tr("Use the system's keychain"),
                           tr("Earshot then opens without asking for a passphrase"));
    connect(m_keychain, &QPushButton::clicked, this, [this] {
        m_context.keys.changeToKeychain(this, tell(tr("The key is in the system's keychain now.")));
    });
    m_recoveryText = addAction(QStringLiteral("recoveryText"), tr("New recovery text…"),
                               tr("To print and keep apart; one made before no longer works"));
    connect(m_recoveryText, &QPushButton::clicked, this, [this] {
        m_context.keys.makeRecoveryText(this, [this](const base::Result<QString>& text) {
            if (text) {
                showRecoveryText(*text);
            } else {
                Q_EMIT m_context.navigator.notify(text.error().message());
            }
        });
    });
    m_renew = addAction(QStringLiteral("renew"), tr("New keys"),
                        tr("Makes every key anew and seals what is stored with them"));
    connect(m_renew, &QPushButton::clicked, this, [this] {
        m_context.keys.renew(this, tell(tr("All keys are new, and what is stored is sealed with "
                                           "them.")));
    });
    m_lock = addAction(QStringLiteral("lock"), tr("Lock now"),
                       tr("Nothing about you is recorded or used until it is unlocked"));
    connect(m_lock, &QPushButton::clicked, this,
            [this] { m_context.keys.lock(this, tell(tr("Locked."))); });
    m_erase = addAction(QStringLiteral("eraseAll"), tr("Erase everything…"),
                        tr("Destroys the keys and everything stored about you"));
    connect(m_erase, &QPushButton::clicked, this, &KeysPanel::askToEraseEverything);
}

void KeysPanel::present(const vault::VaultStatus& keys) {
    const bool unlocked = keys.state == VaultState::Unlocked;
    const bool closed = keys.state == VaultState::Locked || keys.state == VaultState::Unreadable;
    const bool byPassphrase = keys.wrapping == Wrapping::Passphrase;
    QStringList lines{stateText(keys)};
    if (unlocked) {
        lines += recoveryText(keys);
    }
    m_state->setText(lines.join(QLatin1Char(' ')));
    const std::pair<QPushButton*, bool> offers[] = {
        {m_unlock, closed && byPassphrase},
        {m_recover, closed && keys.hasRecovery},
        {m_passphrase, unlocked || keys.state == VaultState::Absent},
        {m_keychain, unlocked && byPassphrase},
        {m_recoveryText, unlocked},
        {m_renew, unlocked},
        {m_lock, unlocked && byPassphrase},
        {m_erase, true}};
    QPushButton* first = nullptr;
    for (const auto& [action, offered] : offers) {
        if (offered) {
            action->show();
            first = first ? first : action;
        }
    }
    for (const auto& [action, offered] : offers) {
        if (!offered) {
            passFocus(*action, first);
            action->hide();
        }
    }
}

void KeysPanel::ask(PassphraseDialog::Purpose purpose) {
    (new PassphraseDialog(m_context, purpose, this))->open();
}

void KeysPanel::showRecoveryText(const QString& text) {
    (new RecoverySheet(m_context, text, this))->open();
}

void KeysPanel::askToEraseEverything() {
    auto* question = new QMessageBox(this);
    question->setObjectName(QStringLiteral("eraseAllQuestion"));
    question->setAttribute(Qt::WA_DeleteOnClose);
    question->setText(tr("Erase everything Earshot has stored about you?"));
    question->setInformativeText(
        tr("The keys are destroyed first, then every entry of every signal and the access log. All "
           "signals that describe you are switched off. Your music, playlists and settings stay. "
           "Once the keys are gone, nothing brings it back."));
    QPushButton* erase = question->addButton(tr("Erase everything"), QMessageBox::DestructiveRole);
    erase->setObjectName(QStringLiteral("eraseAllConfirm"));
    question->setDefaultButton(question->addButton(tr("Keep"), QMessageBox::RejectRole));
    connect(erase, &QPushButton::clicked, this, [this] {
        m_context.keys.eraseEverything(this, [this](const base::Result<qint64>& erased) {
            Q_EMIT m_context.navigator.notify(
                erased ? tr("Everything about you is erased: %1").arg(entriesText(*erased))
                       : erased.error().message());
        });
    });
    question->open();
}

Keys::Done KeysPanel::tell(const QString& success) {
    return [this, success](const base::Status& done) {
        Q_EMIT m_context.navigator.notify(done ? success : done.error().message());
    };
}

} // namespace earshot::ui

#include "moc_keys_panel.cpp"
