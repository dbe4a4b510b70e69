// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QWidget>

namespace earshot::ui {

class TextLabel;

/// What a page shows when it has nothing: one sentence and what to do about it.
class EmptyState : public QWidget {
    Q_OBJECT
public:
    EmptyState(Theme& theme, const QString& icon, const QString& sentence,
               const QString& detail = {}, QWidget* parent = nullptr);

    void setSentence(const QString& sentence);
    /// The action; a second call adds a quieter one beside it.
    QPushButton* addAction(const QString& text, const QString& objectName);
    using QWidget::addAction;

private:
    Theme& m_theme;
    TextLabel* m_sentence;
    QHBoxLayout* m_actions;
};

} // namespace earshot::ui
