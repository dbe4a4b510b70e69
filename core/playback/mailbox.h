// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <functional>
#include <mutex>
#include <vector>

namespace earshot::playback {

/// Runs functions on the thread it lives on, in the order posted. post() never waits and may be
/// called from any thread; nobody may post any more when it is destroyed. Functions not run by
/// then are dropped. (A queue of its own and not Qt's queued calls: what is handed over is then
/// ordered by a mutex that ThreadSanitizer can see.)
class Mailbox : public QObject {
    Q_OBJECT
public:
    explicit Mailbox(QObject* parent = nullptr);

    void post(std::function<void()> message);

    /// Runs what is there now; on the mailbox's own thread, or when that has ended.
    Q_SLOT void deliver();

private:
    std::mutex m_mutex;
    std::vector<std::function<void()>> m_messages;
};

} // namespace earshot::playback
