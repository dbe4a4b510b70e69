// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/jobs/archive_job.h"
#include "ui/services/context.h"
#include "ui/widgets/card.h"

#include <QListWidget>
#include <QPushButton>

namespace earshot::ui {

class FlowLayout;
class StatusLine;

/// Takes everything that is held about the person out of Earshot, and brings it back: says what
/// came in and names what did not.
class ArchivePanel : public Card {
    Q_OBJECT
public:
    explicit ArchivePanel(Context& context, QWidget* parent = nullptr);

private:
    QPushButton* addAction(const QString& name, const QString& text, const QString& explanation);
    void askToImport();
    void open(const std::filesystem::path& archive);
    void read(const std::filesystem::path& archive, const QString& passphrase);
    void present(const base::Result<jobs::ImportSummary>& summary);

    Context& m_context;
    FlowLayout* m_actions;
    StatusLine* m_result;
    QListWidget* m_notFound;
    bool m_reading = false;
};

} // namespace earshot::ui
