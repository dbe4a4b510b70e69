// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/insights/insights_data.h"
#include "ui/services/context.h"

#include <QBoxLayout>
#include <QWidget>

#include <vector>

namespace earshot::ui {

class ChartCard;
class DayChart;
class EndingsChart;
class HourChart;
class RankingChart;
class TextLabel;

/// The figures and charts of a period. Where a chart's signal is off, the chart says so and leads
/// to its switch.
class InsightsCharts : public QWidget {
    Q_OBJECT
public:
    explicit InsightsCharts(Context& context, QWidget* parent = nullptr);

    void present(const InsightsData& found);
    /// Puts paired charts side by side where `width` has room for both, else below each other.
    void fit(int width);

private:
    void addPair(QWidget* left, int stretch, QWidget* right);
    ChartCard* add(const QString& title, const char* name, QWidget* chart, signals::SignalId from);
    void presentDays(const InsightsData& found);
    void presentHours(const InsightsData& found);
    void presentEndings(const InsightsData& found);
    void presentLikes(const InsightsData& found);

    Context& m_context;
    QVBoxLayout* m_column;
    std::vector<QBoxLayout*> m_pairs;
    TextLabel* m_figures;
    DayChart* m_dayChart;
    EndingsChart* m_endingsChart;
    HourChart* m_hourChart;
    RankingChart* m_songChart;
    RankingChart* m_artistChart;
    RankingChart* m_skipChart;
    QWidget* m_likeList;
    ChartCard* m_days;
    ChartCard* m_endings;
    ChartCard* m_hours;
    ChartCard* m_songs;
    ChartCard* m_artists;
    ChartCard* m_skips;
    ChartCard* m_likes;
};

} // namespace earshot::ui
