// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/jobs/workspace.h"

#include <QObject>
#include <QPointer>

#include <functional>
#include <memory>
#include <stop_token>

namespace earshot::ui {

/// Where a piece of work runs. Each lane is one thread with its own database connections; work in a
/// lane runs in order.
enum class Lane : std::uint8_t { Pages, Mixes };

/// Runs database work away from the UI thread and brings results back to it. A result whose owner
/// is gone is dropped; so is one whose Ticket was cancelled.
class Background : public QObject {
    Q_OBJECT
public:
    using Ticket = std::stop_source;

    /// Without a vault, nothing personal is recorded or read.
    Background(base::DataPaths paths, const base::Clock& clock,
               std::shared_ptr<vault::Vault> vault = nullptr, QObject* parent = nullptr);
    ~Background() override; ///< finishes what write() was given, drops the rest, waits

    /// While it is on, no work reads or records anything of the person.
    [[nodiscard]] const std::shared_ptr<signals::GuestMode>& guestMode() const { return m_guest; }

    /// Runs `job(jobs::Workspace&, std::stop_token) -> Result<T>` in the lane, then
    /// `done(Result<T>)` on the UI thread. Call from the UI thread.
    template <typename Job, typename Done>
    Ticket run(Lane lane, QObject* owner, Job job, Done done) {
        return submit(lane, AtEnd::Drop, owner, std::move(job), std::move(done));
    }

    /// Like run(), of a job that knows something before its end: `job(workspace, stop, tell)` calls
    /// tell(First), and `told(First)` runs on the UI thread, before `done`.
    template <typename First, typename Job, typename Told, typename Done>
    Ticket runInSteps(Lane lane, QObject* owner, Job job, Told told, Done done) {
        const auto withTell = [this, owner = QPointer<QObject>(owner), job = std::move(job),
                               told = std::move(told)](jobs::Workspace& workspace,
                                                       const std::stop_token& stop) {
            const auto tell = [&](First first) {
                QMetaObject::invokeMethod(
                    this,
                    [owner, told, stop, first = std::move(first)]() mutable {
                        if (owner && !stop.stop_requested()) {
                            told(std::move(first));
                        }
                    },
                    Qt::QueuedConnection);
            };
            return job(workspace, stop, tell);
        };
        return run(lane, owner, withTell, std::move(done));
    }

    /// Like run() in the Pages lane, for what must not be lost: it is still done when the program
    /// ends before its turn has come.
    template <typename Job, typename Done>
    Ticket write(QObject* owner, Job job, Done done) {
        return submit(Lane::Pages, AtEnd::Finish, owner, std::move(job), std::move(done));
    }

private:
    enum class AtEnd : std::uint8_t { Drop, Finish };

    struct Work {
        std::function<void(base::Result<jobs::Workspace*>)> perform;
        std::function<void()> deliver;
        AtEnd atEnd = AtEnd::Drop;
    };
    class LaneThread;

    template <typename Job, typename Done>
    Ticket submit(Lane lane, AtEnd atEnd, QObject* owner, Job job, Done done) {
        using Value = std::invoke_result_t<Job, jobs::Workspace&, std::stop_token>;
        Ticket ticket;
        auto result = std::make_shared<std::optional<Value>>();
        enqueue(lane, Work{.perform =
                               [job = std::move(job), result, stop = ticket.get_token()](
                                   base::Result<jobs::Workspace*> workspace) mutable {
                                   if (!stop.stop_requested()) {
                                       *result = workspace ? job(**workspace, stop)
                                                           : Value(workspace.error());
                                   }
                               },
                           .deliver =
                               [done = std::move(done), result, owner = QPointer<QObject>(owner),
                                stop = ticket.get_token()]() mutable {
                                   if (owner && result->has_value() && !stop.stop_requested()) {
                                       done(std::move(**result));
                                   }
                               },
                           .atEnd = atEnd});
        return ticket;
    }

    void enqueue(Lane lane, Work work);

    std::shared_ptr<signals::GuestMode> m_guest = std::make_shared<signals::GuestMode>();
    std::vector<std::unique_ptr<LaneThread>> m_lanes;
};

} // namespace earshot::ui
