// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <filesystem>

namespace earshot::vault {

/// Keeps every other holder of this lock out while it lives: other threads, vaults and programs.
/// The system itself takes it back from a program that is killed. The file stays behind, empty.
class FileLock {
public:
    FileLock(const std::filesystem::path& file, std::chrono::milliseconds patience);
    ~FileLock();
    FileLock(const FileLock&) = delete;
    FileLock& operator=(const FileLock&) = delete;

    /// False when somebody else held it all the time, or there is no file to hold.
    [[nodiscard]] bool held() const { return m_held; }
    /// Whether the file is there or could be made.
    [[nodiscard]] bool hasFile() const;

private:
    bool tryOnce();
    void waitFor(std::chrono::milliseconds patience);

#ifdef _WIN32
    void* m_handle = nullptr;
#else
    int m_handle = -1;
#endif
    bool m_held = false;
};

} // namespace earshot::vault
