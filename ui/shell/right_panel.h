// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/services/context.h"
#include "ui/shell/reasons.h"

#include <QFrame>

class QStackedWidget;
class QTabBar;

namespace earshot::ui {

class Switch;
class TextLabel;
class UpNextView;
class WhyPanel;

/// Up next, and why what plays (or was asked about) is there.
class RightPanel : public QFrame {
    Q_OBJECT
public:
    enum class Tab : std::uint8_t { UpNext, Why };

    /// `reasons` outlives the panel.
    RightPanel(Context& context, const Reasons& reasons, QWidget* parent = nullptr);

    void showTab(Tab tab);
    void showWhy(const ShownMix& mix, int pick); ///< until another track plays

Q_SIGNALS:
    void closed();

protected:
    void paintEvent(QPaintEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    QWidget* makeUpNext();
    void showPlaying();
    void showQueue();

    Context& m_context;
    const Reasons& m_reasons;
    QTabBar* m_tabs;
    QStackedWidget* m_pages;
    UpNextView* m_upNext;
    WhyPanel* m_why;
    TextLabel* m_summary;
    TextLabel* m_empty;
    Switch* m_autoplay;
};

} // namespace earshot::ui
