// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"
#include "ui/widgets/card.h"

#include <QPushButton>
#include <QStackedLayout>
#include <QTableWidget>

namespace earshot::ui {

class TextLabel;

/// A chart with its title and, one click away, the same numbers as a table: for screen readers, and
/// for whoever wants the figures.
class ChartCard : public Card {
    Q_OBJECT
public:
    /// `name` begins the object names: "insights.daily" has "insights.daily.table".
    ChartCard(Theme& theme, const QString& title, const QString& name, QWidget* chart,
              QWidget* parent = nullptr);

    void setTitle(const QString& title);
    /// Rows parallel to what the chart shows; also read out as the chart's description.
    void setTable(const QStringList& headers, const std::vector<QStringList>& rows);
    /// Shows a sentence in the place of the chart, with a link where there is something to do.
    /// An empty sentence brings the chart back.
    void setNote(const QString& sentence, const QString& link = {});

Q_SIGNALS:
    void linkClicked();

private:
    void showTable(bool table);
    [[nodiscard]] QWidget* makeNote(const QString& name);

    Theme& m_theme;
    TextLabel* m_title;
    QWidget* m_chart;
    QTableWidget* m_table;
    QPushButton* m_toggle;
    QWidget* m_note;
    TextLabel* m_sentence;
    QPushButton* m_link;
};

} // namespace earshot::ui
