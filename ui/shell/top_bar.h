// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/services/context.h"

#include <QLineEdit>
#include <QTimer>
#include <QWidget>

namespace earshot::ui {

/// The one search field, above every page. Typing searches the library after a short pause, Enter
/// at once, Escape clears.
class TopBar : public QWidget {
    Q_OBJECT
public:
    explicit TopBar(Context& context, QWidget* parent = nullptr);

    void focusSearch();

Q_SIGNALS:
    void searched(const QString& query);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    QLineEdit* m_search;
    QTimer m_pause;
};

} // namespace earshot::ui
