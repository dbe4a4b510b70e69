// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/services/private_file.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QSaveFile>
#include <QStandardPaths>

namespace earshot::ui {

namespace {

struct FileText {
    Q_DECLARE_TR_FUNCTIONS(earshot::ui::PrivateFile)
};

base::Status writePrivately(const QString& file, const QByteArray& bytes) {
    QSaveFile out(file);
    if (!out.open(QIODevice::WriteOnly) ||
        !out.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner) ||
        out.write(bytes) != bytes.size() || !out.commit()) {
        return base::Error{FileText::tr("The file could not be written: %1").arg(out.errorString()),
                           QDir::toNativeSeparators(file),
                           FileText::tr("Choose another place, or make room on the disk")};
    }
    return base::Done{};
}

} // namespace

void savePrivately(Context& context, QWidget* parent, const PrivateFile& file,
                   std::function<base::Result<QByteArray>(jobs::Workspace&)> make) {
    auto* dialog = new QFileDialog(parent, FileText::tr("Save as"));
    dialog->setObjectName(QStringLiteral("savePageDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilter(file.filter);
    dialog->setDefaultSuffix(QFileInfo(file.name).suffix());
    dialog->setDirectory(QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation));
    dialog->selectFile(file.name);
    QObject::connect(
        dialog, &QFileDialog::fileSelected, parent,
        [&context, parent, make = std::move(make)](const QString& chosen) {
            context.background.write(
                parent,
                [chosen, make](jobs::Workspace& workspace, const std::stop_token&) -> base::Status {
                    const auto bytes = make(workspace);
                    return bytes ? writePrivately(chosen, *bytes) : base::Status(bytes.error());
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
