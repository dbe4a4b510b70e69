// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/services/context.h"
#include "ui/widgets/card.h"

class QPushButton;
class QTreeWidget;

namespace earshot::ui {

class Switch;
class TextLabel;

/// Where the music lies: the folders, how much is in them, what could not be read, and when it is
/// listened to.
class FoldersCard : public Card {
    Q_OBJECT
public:
    explicit FoldersCard(Context& context, QWidget* parent = nullptr);

    void reload();

private:
    /// What the card shows, read in the background.
    struct Content {
        std::vector<std::filesystem::path> folders;
        library::LibraryCounts counts;
        analysis::AnalysisCounts analysed;
        std::vector<library::ScanProblem> problems;
    };

    void show(const Content& content);
    void showFolders(const std::vector<std::filesystem::path>& folders);

    Context& m_context;
    QVBoxLayout* m_folders;
    TextLabel* m_counts;
    Switch* m_pauseOnBattery;
    bool m_asked = false; ///< to look for changes, and not answered yet
    QPushButton* m_problemsButton;
    QTreeWidget* m_problems;
};

} // namespace earshot::ui
