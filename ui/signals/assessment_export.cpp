// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/signals/assessment_export.h"

#include "core/base/paths.h"
#include "ui/signals/page_data.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileDialog>
#include <QSaveFile>
#include <QStandardPaths>

namespace earshot::ui {

namespace {

struct AssessmentText {
    Q_DECLARE_TR_FUNCTIONS(earshot::ui::PrivacyNotes)
};

base::Status write(jobs::Workspace& workspace, const QString& file, bool networkLock) {
    const auto found = readSignalsPage(workspace, networkLock);
    if (!found) {
        return found.error();
    }
    const QByteArray page =
        signals::assessmentHtml(found->states, found->protection, workspace.clock().now().date())
            .toUtf8();
    QSaveFile out(file);
    if (!out.open(QIODevice::WriteOnly) ||
        !out.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner) ||
        out.write(page) != page.size() || !out.commit()) {
        return base::Error{
            AssessmentText::tr("The assessment could not be written: %1").arg(out.errorString()),
            QDir::toNativeSeparators(file),
            AssessmentText::tr("Choose another place, or make room on the disk")};
    }
    return base::Done{};
}

} // namespace

void saveAssessment(Context& context, QWidget* parent) {
    auto* dialog = new QFileDialog(parent, AssessmentText::tr("Save the assessment"));
    dialog->setObjectName(QStringLiteral("assessmentDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilter(AssessmentText::tr("Web pages (*.html)"));
    dialog->setDefaultSuffix(QStringLiteral("html"));
    dialog->setDirectory(QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation));
    dialog->selectFile(QStringLiteral("earshot-data-protection.html"));
    QObject::connect(
        dialog, &QFileDialog::fileSelected, parent, [&context, parent](const QString& chosen) {
            context.background.run(
                Lane::Pages, parent,
                [chosen, locked = context.networkLock.on](jobs::Workspace& workspace,
                                                          const std::stop_token&) {
                    return write(workspace, chosen, locked);
                },
                [&context, chosen](const base::Status& done) {
                    Q_EMIT context.navigator.notify(done
                                                        ? AssessmentText::tr("Saved as %1")
                                                              .arg(QDir::toNativeSeparators(chosen))
                                                        : done.error().message());
                });
        });
    dialog->open();
}

} // namespace earshot::ui
