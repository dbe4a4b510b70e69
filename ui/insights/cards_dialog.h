// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/jobs/card_job.h"
#include "ui/services/context.h"
#include "ui/widgets/growing_dialog.h"

#include <QLineEdit>
#include <QListWidget>

namespace earshot::ui {

class ConsentBar;
class ForgetList;
class StatusLine;
class TextLabel;

/// Taste cards that friends handed over: opens one from a file, tells what of it is in the library,
/// asks where the signal was not decided about, and keeps it under a name. Below: the cards that
/// are here, and the way to remove them. From here to the making of one's own.
class CardsDialog : public GrowingDialog {
    Q_OBJECT
public:
    explicit CardsDialog(Context& context, QWidget* parent = nullptr);

    /// As if the person had chosen it.
    void take(const std::filesystem::path& file);

private:
    void build();
    [[nodiscard]] QWidget* buildNaming();
    void choose();
    void look();
    void keepOrAsk();
    void keep();
    void present(const base::Result<jobs::CardReport>& report);
    void nameChanged();

    Context& m_context;
    std::filesystem::path m_file; ///< chosen last
    jobs::CardReport m_report;    ///< of it
    bool m_waits = false;         ///< for the answer, or for the switch to be on
    bool m_keeping = false;       ///< until it is written

    QPushButton* m_open;
    QPushButton* m_make;
    ConsentBar* m_question;
    StatusLine* m_result;
    QLineEdit* m_name;
    QPushButton* m_keep;
    QWidget* m_naming;
    QPushButton* m_openSignals;
    TextLabel* m_missingTitle;
    QListWidget* m_missing;
    ForgetList* m_cards;
};

} // namespace earshot::ui
