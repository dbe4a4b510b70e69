// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/vault/key_file_storage.h"

#include "core/base/paths.h"
#include "core/vault/key_file.h"
#include "core/vault/text.h"

#include <QFile>
#include <QSaveFile>

#include <algorithm>
#include <system_error>

#ifdef Q_OS_UNIX
#    include <fcntl.h>
#    include <unistd.h>
#endif

namespace earshot::vault {

namespace fs = std::filesystem;

namespace {

base::Error unsaved(const fs::path& file, const QString& detail) {
    return {Text::tr("The keys could not be saved (%1)").arg(detail), base::pathText(file),
            Text::tr("Nothing was changed. Check that the disk has room and the folder can be "
                     "written to")};
}

/// Writes zeros over what an open file holds, and waits for the disk.
void wipe(QFile& file) {
    const QByteArray zeros(static_cast<qsizetype>(file.size()), '\0');
    if (file.seek(0) && file.write(zeros) == zeros.size() && file.flush()) {
#ifdef Q_OS_UNIX
        ::fsync(file.handle());
#endif
    }
}

void syncFolder([[maybe_unused]] const fs::path& folder) {
#ifdef Q_OS_UNIX
    const int handle = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (handle >= 0) {
        ::fsync(handle);
        ::close(handle);
    }
#endif
}

/// What QSaveFile names its temporary files: "vault.keys.AbCdEf".
void removeLeftovers(const fs::path& file) {
    std::error_code failure;
    const std::string stem = file.filename().string() + ".";
    for (const fs::directory_entry& entry : fs::directory_iterator(file.parent_path(), failure)) {
        const std::string name = entry.path().filename().string();
        if (name.starts_with(stem) && name.size() == stem.size() + 6) {
            QFile left(base::pathText(entry.path()));
            if (left.open(QIODevice::ReadWrite)) {
                wipe(left);
            }
            left.close();
            fs::remove(entry.path(), failure);
        }
    }
}

} // namespace

base::Result<std::optional<QByteArray>> loadKeyFile(const fs::path& file) {
    QFile source(base::pathText(file));
    // Opened first: of a file that is replaced while it is looked at, Qt says that it does not
    // exist.
    if (!source.open(QIODevice::ReadOnly)) {
        if (!source.exists()) {
            return std::optional<QByteArray>();
        }
        return base::Error{
            Text::tr("The keys cannot be read (%1)").arg(source.errorString()),
            base::pathText(file),
            Text::tr("Nothing was changed. Make the file readable for your account again")};
    }
    // As much as there is: what is asked for is allocated, and the keys are read before each play.
    return std::optional(source.read(std::min<qint64>(source.size(), kLongestKeyFile) + 1));
}

base::Status saveKeyFile(const fs::path& file, const QByteArray& bytes) {
    removeLeftovers(file);
#ifdef Q_OS_UNIX
    QFile before(base::pathText(file)); // stays the old file when the name points to the new one
    (void)before.open(QIODevice::ReadWrite | QIODevice::ExistingOnly);
#endif
    QSaveFile target(base::pathText(file));
    if (!target.open(QIODevice::WriteOnly) ||
        !target.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner) ||
        target.write(bytes) != bytes.size() || !target.commit()) {
        return unsaved(file, target.errorString());
    }
    syncFolder(file.parent_path());
#ifdef Q_OS_UNIX
    if (before.isOpen()) {
        wipe(before);
    }
#endif
    return base::Done{};
}

base::Status removeKeyFile(const fs::path& file) {
    // First out of sight in one step, under a name that counts as a leftover, then overwritten.
    std::error_code failure;
    fs::path gone = file;
    gone += ".erased";
    fs::rename(file, gone, failure);
    if (failure && fs::exists(file)) {
        return base::Error{Text::tr("The keys could not be deleted"), base::pathText(file),
                           Text::tr("Delete this file yourself")};
    }
    removeLeftovers(file);
    syncFolder(file.parent_path());
    return base::Done{};
}

} // namespace earshot::vault
