// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/passphrase_dialog.h"

#include "core/vault/passphrase.h"
#include "ui/widgets/status_line.h"

#include <QPushButton>
#include <QVBoxLayout>

namespace earshot::ui {

namespace {

constexpr int kWidth = 440;

QString titleOf(PassphraseDialog::Purpose purpose) {
    switch (purpose) {
    case PassphraseDialog::Purpose::Create:
        return PassphraseDialog::tr("Choose a passphrase");
    case PassphraseDialog::Purpose::Change:
        return PassphraseDialog::tr("Choose a new passphrase");
    case PassphraseDialog::Purpose::Unlock:
        return PassphraseDialog::tr("Unlock what Earshot knows about you");
    case PassphraseDialog::Purpose::Recover:
        return PassphraseDialog::tr("Unlock with the recovery text");
    case PassphraseDialog::Purpose::SealFile:
        return PassphraseDialog::tr("Seal the export");
    case PassphraseDialog::Purpose::OpenFile:
        return PassphraseDialog::tr("Open the sealed export");
    }
    Q_UNREACHABLE();
}

QString explanationOf(PassphraseDialog::Purpose purpose) {
    switch (purpose) {
    case PassphraseDialog::Purpose::Create:
        return PassphraseDialog::tr(
            "What you allow is stored encrypted. A passphrase protects the key where this system "
            "has no keychain that Earshot can use, or where you would rather not use it. Earshot "
            "asks for it at each start. Nobody can read what is stored without it, and nobody can "
            "give it back to you.");
    case PassphraseDialog::Purpose::Change:
        return PassphraseDialog::tr(
            "Earshot will ask for it at each start. Nobody can read what is "
            "stored without it, and nobody can give it back to you.");
    case PassphraseDialog::Purpose::Unlock:
        return PassphraseDialog::tr("Until then nothing about you is recorded or used. Music plays "
                                    "without it.");
    case PassphraseDialog::Purpose::Recover:
        return PassphraseDialog::tr("The groups of letters and digits that you printed or wrote "
                                    "down. Choose a new passphrase or the keychain afterwards.");
    case PassphraseDialog::Purpose::SealFile:
        return PassphraseDialog::tr("Nobody can read the file without this passphrase, and nobody "
                                    "can give it back to you. It need not be the one that Earshot "
                                    "asks for.");
    case PassphraseDialog::Purpose::OpenFile:
        return PassphraseDialog::tr("The passphrase it was sealed with.");
    }
    Q_UNREACHABLE();
}

} // namespace

PassphraseDialog::PassphraseDialog(Context& context, Purpose purpose, QWidget* parent)
    : QDialog(parent),
      m_context(context),
      m_purpose(purpose),
      m_problem(new StatusLine(context.theme)),
      m_buttons(new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel)) {
    setObjectName(QStringLiteral("passphraseDialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(titleOf(purpose));
    setMinimumWidth(context.theme.scaled(kWidth));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(metric::kSpace24, metric::kSpace24, metric::kSpace24,
                               metric::kSpace16);
    column->setSpacing(metric::kSpace8);
    auto* explanation = new TextLabel(context.theme, explanationOf(purpose));
    explanation->setWordWrap(true);
    column->addWidget(explanation);
    column->addSpacing(metric::kSpace8);
    m_first = addField(column, purpose == Purpose::Recover ? tr("Recovery text") : tr("Passphrase"),
                       QStringLiteral("passphraseFirst"));
    if (purpose == Purpose::Recover) {
        m_first->setEchoMode(QLineEdit::Normal);
    }
    if (choosesNew()) {
        m_again = addField(column, tr("The same again"), QStringLiteral("passphraseAgain"));
    }
    m_problem->setObjectName(QStringLiteral("passphraseProblem"));
    m_problem->setWordWrap(true);
    column->addWidget(m_problem);
    column->addWidget(m_buttons);
    m_buttons->button(QDialogButtonBox::Ok)->setObjectName(QStringLiteral("passphraseOk"));
    m_buttons->button(QDialogButtonBox::Ok)
        ->setText(choosesNew()                     ? tr("Use this passphrase")
                  : m_purpose == Purpose::OpenFile ? tr("Open")
                                                   : tr("Unlock"));
    m_buttons->button(QDialogButtonBox::Cancel)->setObjectName(QStringLiteral("passphraseCancel"));
    connect(m_buttons, &QDialogButtonBox::accepted, this, &PassphraseDialog::act);
    connect(m_buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    check();
}

QLineEdit* PassphraseDialog::addField(QLayout* to, const QString& label, const QString& name) {
    auto* words = new TextLabel(m_context.theme, label, TextStyle::Body, Tone::Secondary);
    auto* field = new QLineEdit;
    field->setEchoMode(QLineEdit::Password);
    field->setObjectName(name);
    field->setAccessibleName(label);
    words->setBuddy(field);
    to->addWidget(words);
    to->addWidget(field);
    connect(field, &QLineEdit::textChanged, this, &PassphraseDialog::check);
    return field;
}

bool PassphraseDialog::choosesNew() const {
    return m_purpose == Purpose::Create || m_purpose == Purpose::Change ||
           m_purpose == Purpose::SealFile;
}

void PassphraseDialog::check() {
    const QString first = m_first->text();
    bool good = !first.trimmed().isEmpty();
    QString hint;
    if (choosesNew()) {
        if (first.size() < vault::kShortestPassphrase) {
            hint = tr("At least %1 characters; a few words that do not belong together are best.")
                       .arg(vault::kShortestPassphrase);
            good = false;
        } else if (m_again && m_again->text() != first) {
            hint = tr("The two are not the same yet.");
            good = false;
        }
    }
    m_problem->put(hint);
    m_buttons->button(QDialogButtonBox::Ok)->setEnabled(good);
}

void PassphraseDialog::act() {
    if (m_purpose == Purpose::SealFile || m_purpose == Purpose::OpenFile) {
        Q_EMIT given(m_first->text());
        accept();
        return;
    }
    setEnabled(false);
    m_problem->say(tr("This takes about a second."));
    const auto done = [this](const base::Status& status) { finish(status); };
    Keys& keys = m_context.keys;
    switch (m_purpose) {
    case Purpose::Create:
        keys.createWithPassphrase(this, m_first->text(), done);
        break;
    case Purpose::Change:
        keys.changeToPassphrase(this, m_first->text(), done);
        break;
    case Purpose::Unlock:
        keys.unlock(this, m_first->text(), done);
        break;
    case Purpose::Recover:
        keys.unlockWithRecovery(this, m_first->text(), done);
        break;
    case Purpose::SealFile:
    case Purpose::OpenFile:
        break; // given on above
    }
}

void PassphraseDialog::finish(const base::Status& done) {
    setEnabled(true);
    if (done) {
        accept();
        return;
    }
    m_problem->say(done.error().message());
    m_first->setFocus(Qt::OtherFocusReason);
    m_first->selectAll();
}

} // namespace earshot::ui

#include "moc_passphrase_dialog.cpp"
