// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <stop_token>

namespace earshot::app {

/// Turns Ctrl+C and a polite request to end (SIGINT, SIGTERM) into a stop, so that a running
/// command ends at its next safe point. One at a time; a second Ctrl+C ends the program at once.
class Interrupt {
public:
    Interrupt();
    ~Interrupt();
    Interrupt(const Interrupt&) = delete;
    Interrupt& operator=(const Interrupt&) = delete;

    [[nodiscard]] std::stop_token token() const;

private:
    class Watcher;
    std::unique_ptr<Watcher> m_watcher;
};

} // namespace earshot::app
