// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/signals/export_dialog.h"

#include "core/jobs/archive_job.h"
#include "ui/signals/signal_texts.h"
#include "ui/widgets/passphrase_dialog.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileDialog>
#include <QStandardPaths>

namespace earshot::ui {

namespace {

struct ExportText {
    Q_DECLARE_TR_FUNCTIONS(earshot::ui::SignalsPage)
};

void write(Context& context, QWidget* owner, const QString& chosen,
           const std::optional<QString>& passphrase, std::optional<signals::SignalId> only) {
    context.background.write(
        owner,
        [request = jobs::ExportRequest{base::pathFromText(chosen), passphrase, only, {}}](
            jobs::Workspace& workspace, const std::stop_token& stop) {
            return jobs::exportSignals(workspace, request, stop);
        },
        [&context, chosen](const base::Result<jobs::ExportSummary>& written) {
            if (!written) {
                Q_EMIT context.navigator.notify(written.error().message());
                return;
            }
            QString said =
                ExportText::tr("Exported %1 to %2")
                    .arg(entriesText(written->entries), QDir::toNativeSeparators(chosen));
            if (written->unreadable > 0) {
                said += ExportText::tr("; %1 more are damaged").arg(written->unreadable);
            }
            Q_EMIT context.navigator.notify(said);
        });
}

QString suggestedName(const Context& context, ExportForm form,
                      std::optional<signals::SignalId> only) {
    const QString what = only ? signals::signalName(*only) : ExportText::tr("signals");
    const QString name =
        QStringLiteral("Earshot %1 %2").arg(what, context.clock.now().date().toString(Qt::ISODate));
    return form == ExportForm::Sealed ? name + QStringLiteral(".earshot") : name;
}

} // namespace

void askToExport(Context& context, QWidget* parent, ExportForm form,
                 std::optional<signals::SignalId> only) {
    const bool sealed = form == ExportForm::Sealed;
    auto* dialog = new QFileDialog(parent, sealed ? ExportText::tr("Export to this sealed file")
                                                  : ExportText::tr("Export to this new folder"));
    dialog->setObjectName(QStringLiteral("exportDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setFileMode(QFileDialog::AnyFile);
    dialog->setLabelText(QFileDialog::Accept, ExportText::tr("Export"));
    dialog->setDirectory(QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation));
    dialog->selectFile(suggestedName(context, form, only));
    QObject::connect(
        dialog, &QFileDialog::fileSelected, parent,
        [&context, parent, sealed, only](const QString& chosen) {
            if (!sealed) {
                write(context, parent, chosen, std::nullopt, only);
                return;
            }
            auto* question =
                new PassphraseDialog(context, PassphraseDialog::Purpose::SealFile, parent);
            QObject::connect(question, &PassphraseDialog::given, parent,
                             [&context, parent, chosen, only](const QString& passphrase) {
                                 write(context, parent, chosen, passphrase, only);
                             });
            question->open();
        });
    dialog->open();
}

} // namespace earshot::ui
