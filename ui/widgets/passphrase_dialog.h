// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/services/context.h"

#include <QDialog>
#include <QDialogButtonBox>
#include <QLineEdit>

namespace earshot::ui {

class StatusLine;

/// Asks for a passphrase or the recovery text and does what it is asked for, or gives it on. Stays
/// open with the reason when that fails; accepted() when it is done.
class PassphraseDialog : public QDialog {
    Q_OBJECT
public:
    /// The last two only ask: for given().
    enum class Purpose : std::uint8_t { Create, Change, Unlock, Recover, SealFile, OpenFile };

    PassphraseDialog(Context& context, Purpose purpose, QWidget* parent = nullptr);

Q_SIGNALS:
    void given(const QString& passphrase);

private:
    [[nodiscard]] QLineEdit* addField(QLayout* to, const QString& label, const QString& name);
    [[nodiscard]] bool choosesNew() const;
    void check();
    void act();
    void finish(const base::Status& done);

    Context& m_context;
    Purpose m_purpose;
    QLineEdit* m_first;
    QLineEdit* m_again = nullptr; ///< only for a new passphrase
    StatusLine* m_problem;
    QDialogButtonBox* m_buttons;
};

} // namespace earshot::ui
