// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QWidget>

namespace earshot::ui {

class TextLabel;

/// The top of a page: title, one line that says what the page is, and the one main action at the
/// right.
class PageHeader : public QWidget {
    Q_OBJECT
public:
    PageHeader(Theme& theme, const QString& title, const QString& line, QWidget* parent = nullptr);

    void setTitle(const QString& title);
    void setLine(const QString& line);
    /// The one main action; objectName is for tests and must be unique in the page.
    QPushButton* setMainAction(const QString& text, const QString& icon, const QString& objectName);
    /// Something smaller, left of the main action.
    void addAction(QWidget* widget);
    using QWidget::addAction;

private:
    Theme& m_theme;
    TextLabel* m_title;
    TextLabel* m_line;
    QHBoxLayout* m_actions;
    QPushButton* m_main = nullptr;
};

} // namespace earshot::ui
