// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/paths.h"

#include "core/base/text.h"

#include <QStandardPaths>

#include <system_error>

namespace earshot::base {

namespace fs = std::filesystem;

Result<DataPaths> DataPaths::resolve(const QString& chosen) {
    const QString place = chosen.isEmpty()
                              ? QStandardPaths::writableLocation(QStandardPaths::AppDataLocation)
                              : chosen;
    std::error_code failure;
    const fs::path dir = fs::absolute(pathFromText(place), failure);
    const bool created = !failure && fs::create_directories(dir, failure);
    if (failure || !fs::is_directory(dir, failure)) {
        return Error{Text::tr("The data folder cannot be used"), place,
                     Text::tr("Choose a folder that you may write to, with --data DIR")};
    }
    if (created) {
        fs::permissions(dir, fs::perms::owner_all, failure);
    }
    return DataPaths(dir);
}

QByteArray pathBytes(const fs::path& path) {
#ifdef Q_OS_WIN
    return QString::fromStdWString(path.native()).toUtf8();
#else
    return QByteArray::fromStdString(path.native());
#endif
}

fs::path pathFromBytes(const QByteArray& bytes) {
#ifdef Q_OS_WIN
    return fs::path(QString::fromUtf8(bytes).toStdWString());
#else
    return fs::path(bytes.toStdString());
#endif
}

QString pathText(const fs::path& path) {
    return QString::fromUtf8(pathBytes(path));
}

fs::path pathFromText(const QString& text) {
    return pathFromBytes(text.toUtf8());
}

} // namespace earshot::base
