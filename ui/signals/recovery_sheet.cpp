// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/signals/recovery_sheet.h"

#include "ui/services/private_file.h"
#include "ui/widgets/text_label.h"

#include <QDialogButtonBox>
#include <QFontDatabase>
#include <QPushButton>
#include <QVBoxLayout>

namespace earshot::ui {

namespace {

constexpr int kSheetWidth = 480;

} // namespace

RecoverySheet::RecoverySheet(Context& context, const QString& text, QWidget* parent)
    : QDialog(parent), m_context(context), m_text(text) {
    setObjectName(QStringLiteral("recoverySheet"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Recovery text"));
    setMinimumWidth(context.theme.scaled(kSheetWidth));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(metric::kSpace24, metric::kSpace24, metric::kSpace24,
                               metric::kSpace16);
    column->setSpacing(metric::kSpace12);
    auto* words = new TextLabel(
        context.theme, tr("Whoever has this text can read what Earshot knows about you; without "
                          "keychain and passphrase, it is the only way back. Print it or write it "
                          "down and keep it apart from this computer. It is shown only now, and an "
                          "earlier one no longer works."));
    words->setWordWrap(true);
    auto* shown = new TextLabel(context.theme, text, TextStyle::Emphasis);
    shown->setObjectName(QStringLiteral("recoveryText"));
    shown->setAccessibleName(tr("Recovery text"));
    shown->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    shown->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    shown->setWordWrap(true);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    QPushButton* print =
        buttons->addButton(tr("Save as a page to print…"), QDialogButtonBox::ActionRole);
    print->setObjectName(QStringLiteral("recoverySave"));
    connect(print, &QPushButton::clicked, this, &RecoverySheet::save);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    column->addWidget(words);
    column->addWidget(shown);
    column->addWidget(buttons);
}

void RecoverySheet::save() {
    const QString page =
        QStringLiteral("<!DOCTYPE html>\n<html><head><meta charset=\"utf-8\"><title>%1</title>"
                       "</head><body><h1>%1</h1><p>%2</p><pre style=\"font-size:16pt\">%3</pre>"
                       "</body></html>\n")
            .arg(tr("Earshot: recovery text").toHtmlEscaped(),
                 tr("Delete this file when it is printed.").toHtmlEscaped(),
                 m_text.toHtmlEscaped());
    savePrivately(m_context, this,
                  {QStringLiteral("earshot-recovery.html"), tr("Web pages (*.html)")},
                  [page](jobs::Workspace&) { return base::Result<QByteArray>(page.toUtf8()); });
}

} // namespace earshot::ui

#include "moc_recovery_sheet.cpp"
