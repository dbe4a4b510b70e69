// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/services/context.h"
#include "ui/widgets/card.h"
#include "ui/widgets/passphrase_dialog.h"

#include <QPushButton>

namespace earshot::ui {

class FlowLayout;
class TextLabel;

/// The keys that encrypt what is stored about the person: what state they are in, what that means,
/// and what can be done now.
class KeysPanel : public Card {
    Q_OBJECT
public:
    explicit KeysPanel(Context& context, QWidget* parent = nullptr);

private:
    QPushButton* addAction(const QString& name, const QString& text, const QString& explanation);
    void addActions();
    void present(const vault::VaultStatus& keys);
    void ask(PassphraseDialog::Purpose purpose);
    void showRecoveryText(const QString& text);
    void askToEraseEverything();
    /// Tells this when it went well, else why not.
    Keys::Done tell(const QString& success);

    Context& m_context;
    TextLabel* m_state;
    FlowLayout* m_actions;
    QPushButton* m_unlock;
    QPushButton* m_recover;
    QPushButton* m_passphrase;
    QPushButton* m_keychain;
    QPushButton* m_recoveryText;
    QPushButton* m_renew;
    QPushButton* m_lock;
    QPushButton* m_erase;
};

} // namespace earshot::ui
