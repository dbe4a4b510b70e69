// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/jobs/index_job.h"

#include <QObject>

#include <atomic>
#include <memory>

namespace earshot::ui {

/// Keeps the library up to date in the background: scanning and analysing on a thread of its own,
/// one run at a time; a folder added meanwhile is taken next. UI thread only.
class Indexer : public QObject {
    Q_OBJECT
public:
    /// `power` must outlive this.
    Indexer(base::DataPaths paths, const base::Clock& clock, const base::PowerSource& power,
            QObject* parent = nullptr);
    ~Indexer() override; ///< stops and waits

    void addFolders(const std::vector<std::filesystem::path>& folders); ///< and starts
    void rescan(); ///< the library's own folders, then what is left to analyse
    /// Writes the demo music, then indexes it.
    void addDemoMusic();
    void cancel();

    [[nodiscard]] bool running() const;
    [[nodiscard]] const base::Progress& progress() const { return m_progress; }
    /// While set, analysis keeps to one core.
    void setYield(bool yield) { m_yield = yield; }
    /// Whether analysis pauses while the computer runs on battery.
    void setPauseOnBattery(bool pause) { m_pauseOnBattery = pause; }

Q_SIGNALS:
    void started();
    void progressed(const earshot::base::Progress& progress); ///< at most ten times a second
    void libraryChanged(); ///< new content was committed: reload (at most every two seconds)
    void finished(const earshot::jobs::IndexSummary& summary);
    void failed(const earshot::base::Error& error);

private:
    class Private;
    std::unique_ptr<Private> d;
    base::Progress m_progress;
    std::atomic<bool> m_yield = false;
    std::atomic<bool> m_pauseOnBattery = false;
};

} // namespace earshot::ui
