// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>

namespace earshot::signals {

/// Whether somebody else is at the computer. While on, nothing of the person is read or recorded
/// through any store that shares it, whatever the switches say. In memory only: it ends with the
/// program. One per program, used from any thread.
class GuestMode {
public:
    [[nodiscard]] bool on() const { return m_on.load(); }
    void set(bool on) { m_on.store(on); }

private:
    std::atomic<bool> m_on = false;
};

} // namespace earshot::signals
