// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/insights/insights_data.h"
#include "ui/services/context.h"

#include <QScrollArea>
#include <QStackedWidget>
#include <QWidget>

namespace earshot::ui {

class InsightsCharts;
class PlaysOff;
class TextLabel;

/// One's own listening, counted: a period is chosen, its songs, artists, days, hours, endings and
/// likes are drawn from the signals that are on. Reads in the background, and again when something
/// was recorded, switched or erased while it is shown.
class InsightsPage : public QWidget {
    Q_OBJECT
public:
    explicit InsightsPage(Context& context, QWidget* parent = nullptr);

protected:
    void showEvent(QShowEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void build();
    void addSpans();
    void reload();
    void present(const InsightsData& found);

    Context& m_context;
    Span m_span = Span::Month;
    QWidget* m_spans; ///< the choice of periods
    QStackedWidget* m_stack;
    PlaysOff* m_off;
    TextLabel* m_message; ///< nothing played, or what went wrong
    QScrollArea* m_scroll;
    InsightsCharts* m_charts;
    Background::Ticket m_reading{std::nostopstate};
};

} // namespace earshot::ui
