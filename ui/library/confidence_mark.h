// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"

#include <QWidget>

namespace earshot::ui {

/// How sure something is: up to three dots and the words for it.
class ConfidenceMark : public QWidget {
    Q_OBJECT
public:
    /// `trust`: 0 = a guess … 1 = certain.
    ConfidenceMark(Theme& theme, double trust, QWidget* parent = nullptr);

    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    [[nodiscard]] int wordsLeft() const;

    Theme& m_theme;
    int m_filled; ///< 0 … 3
    QString m_words;
};

} // namespace earshot::ui
