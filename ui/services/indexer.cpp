// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/services/indexer.h"

#include "core/demo/demo_library.h"

#include <QElapsedTimer>

#include <thread>

namespace earshot::ui {

namespace {

constexpr qint64 kProgressEveryMs = 100;
constexpr qint64 kReloadEveryMs = 2000;

struct Task {
    std::vector<std::filesystem::path> folders;
    bool writeDemo = false;
    bool wanted = false;
};

/// The battery counts only where the person wishes so.
class WishedPower final : public base::PowerSource {
public:
    WishedPower(const std::atomic<bool>& pauses, const base::PowerSource& power)
        : m_pauses(pauses), m_power(power) {}
    [[nodiscard]] bool onBattery() const override { return m_pauses && m_power.onBattery(); }

private:
    const std::atomic<bool>& m_pauses;
    const base::PowerSource& m_power;
};

} // namespace

class Indexer::Private {
public:
    Private(Indexer& owner, base::DataPaths dataPaths, const base::Clock& useClock,
            const base::PowerSource& usePower)
        : q(owner),
          paths(std::move(dataPaths)),
          clock(useClock),
          power(owner.m_pauseOnBattery, usePower) {}

    void start() {
        if (running) {
            return; // taken up when the present run has ended
        }
        Task task = std::exchange(next, {});
        running = true;
        Q_EMIT q.started();
        thread =
            std::jthread([this, task = std::move(task)](std::stop_token stop) { run(task, stop); });
    }

    Indexer& q;
    base::DataPaths paths;
    const base::Clock& clock;
    const WishedPower power;
    Task next;
    bool running = false;
    std::jthread thread;

private:
    // Everything below runs on the indexing thread and speaks to the UI thread by queued calls.

    void run(const Task& task, const std::stop_token& stop) {
        sinceProgress.start();
        sinceReload.start();
        auto summary = work(task, stop);
        QMetaObject::invokeMethod(
            &q, [this, summary = std::move(summary)] { end(summary); }, Qt::QueuedConnection);
    }

    base::Result<jobs::IndexSummary> work(const Task& task, const std::stop_token& stop) {
        auto workspace = jobs::Workspace::open(paths, clock);
        if (!workspace) {
            return workspace.error();
        }
        const auto report = [this](const base::Progress& progress) { tell(progress); };
        jobs::IndexRequest request{.folders = task.folders, .yield = &q.m_yield, .power = &power};
        if (task.writeDemo) {
            const base::Status written = demo::writeDemoLibrary(paths.demoMusic(), stop, report);
            if (!written && !stop.stop_requested()) {
                return written.error();
            }
            request.folders.push_back(paths.demoMusic());
        }
        return jobs::runIndex(**workspace, request, stop, report);
    }

    void tell(const base::Progress& progress) {
        const bool phaseEnds = progress.total > 0 && progress.done == progress.total;
        if (!phaseEnds && sinceProgress.elapsed() < kProgressEveryMs) {
            return;
        }
        sinceProgress.restart();
        const bool reload = sinceReload.elapsed() >= kReloadEveryMs;
        if (reload) {
            sinceReload.restart();
        }
        QMetaObject::invokeMethod(
            &q,
            [this, progress, reload] {
                q.m_progress = progress;
                Q_EMIT q.progressed(progress);
                if (reload) {
                    Q_EMIT q.libraryChanged();
                }
            },
            Qt::QueuedConnection);
    }

    void end(const base::Result<jobs::IndexSummary>& summary) {
        thread.join();
        running = false;
        Q_EMIT q.libraryChanged();
        if (summary) {
            Q_EMIT q.finished(*summary);
        } else {
            Q_EMIT q.failed(summary.error());
        }
        if (next.wanted) {
            start();
        }
    }

    QElapsedTimer sinceProgress;
    QElapsedTimer sinceReload;
};

Indexer::Indexer(base::DataPaths paths, const base::Clock& clock, const base::PowerSource& power,
                 QObject* parent)
    : QObject(parent), d(std::make_unique<Private>(*this, std::move(paths), clock, power)) {}

Indexer::~Indexer() = default;

void Indexer::addFolders(const std::vector<std::filesystem::path>& folders) {
    d->next.folders.insert(d->next.folders.end(), folders.begin(), folders.end());
    d->next.wanted = true;
    d->start();
}

void Indexer::rescan() {
    d->next.wanted = true;
    d->start();
}

void Indexer::addDemoMusic() {
    d->next.writeDemo = true;
    d->next.wanted = true;
    d->start();
}

void Indexer::cancel() {
    d->next = {};
    d->thread.request_stop();
}

bool Indexer::running() const {
    return d->running;
}

} // namespace earshot::ui

#include "moc_indexer.cpp"
