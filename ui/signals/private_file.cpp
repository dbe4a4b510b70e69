// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/signals/private_file.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QSaveFile>
#include <QStandardPaths>

namespace earshot::ui {

namespace {

struct FileText {
    Q_DECLARE_TR_FUNCTIONS(earshot::ui::SignalsPage)
};

base::Status write(const QString& file, const QByteArray& page) {
    QSaveFile out(file);
    if (!out.open(QIODevice::WriteOnly) ||
        !out.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner) ||
        out.write(page) != page.size() || !out.commit()) {
        return base::Error{FileText::tr("The page could not be written: %1").arg(out.errorString()),
                           QDir::toNativeSeparators(file),
                           FileText::tr("Choose another place, or make room on the disk")};
    }
    return base::Done{};
}

} // namespace

void savePrivately(Context& context, QWidget* parent, const QString& fileName,
                   std::function<base::Result<QByteArray>(jobs::Workspace&)> make) {
    auto* dialog = new QFileDialog(parent, FileText::tr("Save as"));
    dialog->setObjectName(QStringLiteral("savePageDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilter(FileText::tr("Web pages (*.html)"));
    dialog->setDefaultSuffix(QFileInfo(fileName).suffix());
    dialog->setDirectory(QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation));
    dialog->selectFile(fileName);
    QObject::connect(
        dialog, &QFileDialog::fileSelected, parent,
        [&context, parent, make = std::move(make)](const QString& chosen) {
            context.background.write(
                parent,
                [chosen, make](jobs::Workspace& workspace, const std::stop_token&) -> base::Status {
                    const auto page = make(workspace);
                    return page ? write(chosen, *page) : base::Status(page.error());
                },
                [&context, chosen](const base::Status& done) {
                    Q_EMIT context.navigator.notify(
                        done ? FileText::tr("Saved as %1").arg(QDir::toNativeSeparators(chosen))
                             : done.error().message());
                });
        });
    dialog->open();
}

} // namespace earshot::ui
