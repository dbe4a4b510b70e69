// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/services/background.h"

#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>

namespace earshot::ui {

/// One thread with its own database connections, opened at its first piece of work.
class Background::LaneThread {
public:
    LaneThread(Background& owner, base::DataPaths paths, const base::Clock& clock,
               std::shared_ptr<vault::Vault> vault)
        : m_owner(owner),
          m_paths(std::move(paths)),
          m_clock(clock),
          m_vault(std::move(vault)),
          m_thread([this](std::stop_token stop) { loop(stop); }) {}

    void push(Work work) {
        {
            std::lock_guard lock(m_mutex);
            m_queue.push_back(std::move(work));
        }
        m_wake.notify_one();
    }

private:
    void loop(const std::stop_token& stop) {
        std::unique_ptr<jobs::Workspace> workspace;
        while (std::optional<Work> work = take(stop)) {
            base::Result<jobs::Workspace*> ready = openOnce(workspace);
            work->perform(std::move(ready));
            QMetaObject::invokeMethod(&m_owner, std::move(work->deliver), Qt::QueuedConnection);
        }
    }

    std::optional<Work> take(const std::stop_token& stop) {
        std::unique_lock lock(m_mutex);
        m_wake.wait(lock, stop, [this] { return !m_queue.empty(); });
        if (stop.stop_requested()) {
            std::erase_if(m_queue, [](const Work& work) { return work.atEnd == AtEnd::Drop; });
        }
        if (m_queue.empty()) {
            return std::nullopt;
        }
        Work work = std::move(m_queue.front());
        m_queue.pop_front();
        return work;
    }

    base::Result<jobs::Workspace*> openOnce(std::unique_ptr<jobs::Workspace>& workspace) {
        if (!workspace) {
            auto opened = jobs::Workspace::open(m_paths, m_clock, m_vault, m_owner.guestMode());
            if (!opened) {
                return opened.error();
            }
            workspace = std::move(*opened);
        }
        return workspace.get();
    }

    Background& m_owner;
    base::DataPaths m_paths;
    const base::Clock& m_clock;
    std::shared_ptr<vault::Vault> m_vault;
    std::mutex m_mutex;
    std::condition_variable_any m_wake;
    std::deque<Work> m_queue;
    std::jthread m_thread; // last: starts when everything above exists
};

Background::Background(base::DataPaths paths, const base::Clock& clock,
                       std::shared_ptr<vault::Vault> vault, QObject* parent)
    : QObject(parent) {
    for (const Lane lane : {Lane::Pages, Lane::Mixes}) {
        Q_UNUSED(lane);
        m_lanes.push_back(std::make_unique<LaneThread>(*this, paths, clock, vault));
    }
}

Background::~Background() = default;

void Background::enqueue(Lane lane, Work work) {
    m_lanes[static_cast<std::size_t>(lane)]->push(std::move(work));
}

} // namespace earshot::ui

#include "moc_background.cpp"
