// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/vault/file_lock.h"

#include <thread>

#ifdef _WIN32
#    include <windows.h>
#else
#    include <fcntl.h>
#    include <sys/file.h>
#    include <unistd.h>
#endif

namespace earshot::vault {

namespace {

constexpr auto kBetweenTries = std::chrono::milliseconds(5);

} // namespace

#ifdef _WIN32

FileLock::FileLock(const std::filesystem::path& file, std::chrono::milliseconds patience) {
    m_handle =
        CreateFileW(file.c_str(), GENERIC_READ | GENERIC_WRITE, FILE_SHARE_READ | FILE_SHARE_WRITE,
                    nullptr, OPEN_ALWAYS, FILE_ATTRIBUTE_NORMAL, nullptr);
    waitFor(patience);
}

FileLock::~FileLock() {
    if (hasFile()) {
        CloseHandle(m_handle);
    }
}

bool FileLock::hasFile() const {
    return m_handle != INVALID_HANDLE_VALUE;
}

bool FileLock::tryOnce() {
    OVERLAPPED whole{};
    return LockFileEx(m_handle, LOCKFILE_EXCLUSIVE_LOCK | LOCKFILE_FAIL_IMMEDIATELY, 0, 1, 0,
                      &whole) != 0;
}

#else

FileLock::FileLock(const std::filesystem::path& file, std::chrono::milliseconds patience)
    : m_handle(::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, S_IRUSR | S_IWUSR)) {
    waitFor(patience);
}

FileLock::~FileLock() {
    if (hasFile()) {
        ::close(m_handle);
    }
}

bool FileLock::hasFile() const {
    return m_handle >= 0;
}

bool FileLock::tryOnce() {
    return ::flock(m_handle, LOCK_EX | LOCK_NB) == 0;
}

#endif

void FileLock::waitFor(std::chrono::milliseconds patience) {
    const auto end = std::chrono::steady_clock::now() + patience;
    while (hasFile() && !(m_held = tryOnce()) && std::chrono::steady_clock::now() < end) {
        std::this_thread::sleep_for(kBetweenTries);
    }
}

} // namespace earshot::vault
