// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/jobs/history_job.h"
#include "ui/services/context.h"
#include "ui/widgets/growing_dialog.h"

#include <QListWidget>
#include <QProgressBar>
#include <QTimer>

#include <atomic>

namespace earshot::ui {

class ConsentBar;
class ForgetList;
class StatusLine;
class TextLabel;

/// Brings in a listening history from a file or a folder: asks where the signal was not decided
/// about, reads, and tells what was found in the library and what was not. While the signal stays
/// off it only tells. Below: what was brought in before, and the way to forget it.
class HistoryDialog : public GrowingDialog {
    Q_OBJECT
public:
    explicit HistoryDialog(Context& context, QWidget* parent = nullptr);
    ~HistoryDialog() override; ///< stops reading

    /// As if the person had chosen it.
    void take(const std::filesystem::path& place);

private:
    void build();
    enum class Choice : std::uint8_t { File, Folder };
    void choose(Choice what);
    void read(jobs::HistoryMode mode);
    void setReading(bool reading);
    void cancel();
    void present(const base::Result<jobs::HistoryReport>& report);

    Context& m_context;
    std::filesystem::path m_place; ///< chosen last
    bool m_waits = false;          ///< for the answer, or for the switch to be on
    Background::Ticket m_reading{std::nostopstate};
    std::shared_ptr<std::atomic<qint64>> m_read; ///< plays so far, told by the worker
    QTimer m_look;

    QPushButton* m_folder;
    QPushButton* m_file;
    ConsentBar* m_question;
    QWidget* m_progress;
    TextLabel* m_progressLine;
    StatusLine* m_result;
    QPushButton* m_openSignals;
    TextLabel* m_missingTitle;
    QListWidget* m_missing;
    ForgetList* m_imports;
};

} // namespace earshot::ui
