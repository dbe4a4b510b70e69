// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/services/context.h"

#include <QDialog>

namespace earshot::ui {

/// Shows a new recovery text, once, to write down or to save as a page to print.
class RecoverySheet : public QDialog {
    Q_OBJECT
public:
    RecoverySheet(Context& context, const QString& text, QWidget* parent = nullptr);

private:
    void save();

    Context& m_context;
    QString m_text;
};

} // namespace earshot::ui
