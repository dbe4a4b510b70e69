// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/library/measurement_words.h"
#include "ui/theme/theme.h"

#include <QWidget>

class QPushButton;

namespace earshot::ui {

/// Every number the analysis measured, with a sentence each, folded away until it is asked for.
class AllMeasurements : public QWidget {
    Q_OBJECT
public:
    AllMeasurements(Theme& theme, std::vector<Measurement> measurements, QWidget* parent = nullptr);

Q_SIGNALS:
    void opened();

private:
    void setOpen(bool open);
    [[nodiscard]] QWidget* makeRows() const;

    Theme& m_theme;
    std::vector<Measurement> m_measurements;
    QPushButton* m_button;
    QWidget* m_rows = nullptr; ///< made when first opened
};

} // namespace earshot::ui
