// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"

#include <QDialog>
#include <QHBoxLayout>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

namespace earshot::ui {

/// A dialog of one column that grows with what there is to say, as far as the screen has room; then
/// it scrolls. At its foot a button that closes it. Gone once closed.
class GrowingDialog : public QDialog {
    Q_OBJECT
public:
    GrowingDialog(Theme& theme, const QString& objectName, QWidget* parent);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void showEvent(QShowEvent* event) override;

    /// A button named objectName.name.
    [[nodiscard]] QPushButton* button(const QString& text, const QString& name) const;
    [[nodiscard]] QVBoxLayout* column() const { return m_column; }
    /// Left of the closing button.
    void addToFoot(QPushButton* button);

private:
    void fit();

    QString m_prefix;
    QWidget* m_body;
    QVBoxLayout* m_column;
    QScrollArea* m_scroll;
    QHBoxLayout* m_foot;
};

} // namespace earshot::ui
