// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/library/positioned_file.h"

#include <algorithm>

#ifndef Q_OS_WIN
#    include <fcntl.h>
#    include <unistd.h>

#    include <cerrno>
#endif

namespace earshot::library {

#ifndef Q_OS_WIN

PositionedFile::PositionedFile(const std::filesystem::path& path)
    : m_file(::open(path.c_str(), O_RDONLY | O_CLOEXEC)) {
    if (m_file >= 0) {
        m_length = std::max<off_t>(::lseek(m_file, 0, SEEK_END), 0);
    }
}

PositionedFile::~PositionedFile() {
    if (m_file >= 0) {
        ::close(m_file);
    }
}

bool PositionedFile::isOpen() const {
    return m_file >= 0;
}

qint64 PositionedFile::readAt(qint64 offset, char* target, qint64 size) {
    qint64 done = 0;
    while (done < size) {
        const ssize_t read =
            ::pread(m_file, target + done, static_cast<std::size_t>(size - done), offset + done);
        if (read > 0) {
            done += read;
        } else if (read == 0 || errno != EINTR) {
            break;
        }
    }
    return done;
}

#else

PositionedFile::PositionedFile(const std::filesystem::path& path) {
    m_file.pubsetbuf(nullptr, 0);
    if (m_file.open(path, std::ios::in | std::ios::binary) != nullptr) {
        m_length = std::max<qint64>(m_file.pubseekoff(0, std::ios::end, std::ios::in), 0);
    }
}

PositionedFile::~PositionedFile() = default;

bool PositionedFile::isOpen() const {
    return m_file.is_open();
}

qint64 PositionedFile::readAt(qint64 offset, char* target, qint64 size) {
    if (m_file.pubseekpos(offset, std::ios::in) == std::streampos(std::streamoff(-1))) {
        return 0;
    }
    return std::max<qint64>(m_file.sgetn(target, size), 0);
}

#endif

} // namespace earshot::library
