// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/library/file_facts.h"

#ifndef Q_OS_WIN
#    include <sys/stat.h>

#    include <cerrno>
#else
#    include <chrono>
#endif

namespace earshot::library {

#ifndef Q_OS_WIN

std::optional<FileFacts> fileFacts(const std::filesystem::path& path, std::error_code& failure) {
    struct stat status {};
    if (::stat(path.c_str(), &status) != 0) {
        failure = std::error_code(errno, std::generic_category());
        return std::nullopt;
    }
#    ifdef Q_OS_MACOS
    const timespec modified = status.st_mtimespec;
#    else
    const timespec modified = status.st_mtim;
#    endif
    constexpr qint64 kNsPerSecond = 1'000'000'000;
    FileFacts facts;
    facts.kind = S_ISREG(status.st_mode)   ? FileFacts::Kind::File
                 : S_ISDIR(status.st_mode) ? FileFacts::Kind::Folder
                                           : FileFacts::Kind::Other;
    facts.sizeBytes = status.st_size;
    facts.modifiedNs = modified.tv_sec * kNsPerSecond + modified.tv_nsec;
    facts.device = status.st_dev;
    facts.inode = status.st_ino;
    return facts;
}

#else

std::optional<FileFacts> fileFacts(const std::filesystem::path& path, std::error_code& failure) {
    namespace fs = std::filesystem;
    const fs::file_status status = fs::status(path, failure);
    if (failure) {
        return std::nullopt;
    }
    FileFacts facts;
    facts.kind = fs::is_regular_file(status) ? FileFacts::Kind::File
                 : fs::is_directory(status)  ? FileFacts::Kind::Folder
                                             : FileFacts::Kind::Other;
    if (facts.kind == FileFacts::Kind::File) {
        facts.sizeBytes = static_cast<qint64>(fs::file_size(path, failure));
        const auto modified = fs::last_write_time(path, failure);
        if (failure) {
            return std::nullopt;
        }
        facts.modifiedNs =
            std::chrono::duration_cast<std::chrono::nanoseconds>(
                std::chrono::clock_cast<std::chrono::system_clock>(modified).time_since_epoch())
                .count();
    }
    return facts;
}

#endif

} // namespace earshot::library
