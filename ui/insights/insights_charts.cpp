// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/insights/insights_charts.h"

#include "ui/insights/chart_card.h"
#include "ui/insights/day_chart.h"
#include "ui/insights/endings_chart.h"
#include "ui/insights/hour_chart.h"
#include "ui/insights/ranking_chart.h"
#include "ui/widgets/text_label.h"

#include <QLocale>

namespace earshot::ui {

namespace {

using signals::SignalId;

constexpr int kPairWidth = 560; // two charts side by side, their titles whole

QString number(qint64 value) {
    return QLocale().toString(value);
}

std::vector<QStringList> rowsOf(const std::vector<insights::NameCount>& names) {
    std::vector<QStringList> rows;
    for (const insights::NameCount& name : names) {
        rows.push_back({name.name, number(name.count)});
    }
    return rows;
}

} // namespace

InsightsCharts::InsightsCharts(Context& context, QWidget* parent)
    : QWidget(parent),
      m_context(context),
      m_column(new QVBoxLayout(this)),
      m_figures(new TextLabel(context.theme, {}, TextStyle::Title)),
      m_dayChart(new DayChart(context.theme)),
      m_endingsChart(new EndingsChart(context.theme)),
      m_hourChart(new HourChart(context.theme)),
      m_songChart(new RankingChart(context.theme)),
      m_artistChart(new RankingChart(context.theme)),
      m_skipChart(new RankingChart(context.theme)),
      m_likeList(new QWidget),
      m_days(add({}, "insights.days", m_dayChart, SignalId::Plays)),
      m_endings(
          add(tr("How they ended"), "insights.endings", m_endingsChart, SignalId::Completion)),
      m_hours(add(tr("When you listen"), "insights.hours", m_hourChart, SignalId::Daytime)),
      m_songs(add(tr("Most played songs"), "insights.songs", m_songChart, SignalId::Plays)),
      m_artists(add(tr("Most played artists"), "insights.artists", m_artistChart, SignalId::Plays)),
      m_skips(add(tr("Skipped early"), "insights.skips", m_skipChart, SignalId::Completion)),
      m_likes(add(tr("Likes"), "insights.likes", m_likeList, SignalId::Likes)) {
    m_figures->setObjectName(QStringLiteral("insights.figures"));
    m_figures->setWordWrap(true);
    auto* likeLines = new QVBoxLayout(m_likeList);
    likeLines->setContentsMargins(0, 0, 0, 0);
    likeLines->setSpacing(metric::kSpace8);
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(metric::kSpace12);
    m_column->addWidget(m_figures);
    addPair(m_days, 2, m_endings);
    addPair(m_songs, 1, m_artists);
    m_column->addWidget(m_hours);
    addPair(m_skips, 1, m_likes);
    m_column->addStretch(1);
}

void InsightsCharts::addPair(QWidget* left, int stretch, QWidget* right) {
    auto* pair = new QBoxLayout(QBoxLayout::LeftToRight);
    pair->setSpacing(metric::kSpace12);
    pair->addWidget(left, stretch);
    pair->addWidget(right, 1);
    m_column->addLayout(pair);
    m_pairs.push_back(pair);
}

void InsightsCharts::fit(int width) {
    const bool roomy = width >= m_context.theme.scaled(kPairWidth);
    for (QBoxLayout* pair : m_pairs) {
        pair->setDirection(roomy ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
    }
}

ChartCard* InsightsCharts::add(const QString& title, const char* name, QWidget* chart,
                               SignalId from) {
    auto* card = new ChartCard(m_context.theme, title, QLatin1String(name), chart);
    connect(card, &ChartCard::linkClicked, this, [this, from] {
        Q_EMIT m_context.navigator.showPage(PageId::Signals);
        Q_EMIT m_context.navigator.showSignal(from);
    });
    return card;
}

void InsightsCharts::present(const InsightsData& found) {
    const auto songs = static_cast<qint64>(found.counted.tracks.size());
    const QStringList figures{
        found.counted.plays == 1 ? tr("1 play") : tr("%1 plays").arg(number(found.counted.plays)),
        songs == 1 ? tr("1 song") : tr("%1 songs").arg(number(songs)),
        found.differentArtists == 1 ? tr("1 artist")
                                    : tr("%1 artists").arg(number(found.differentArtists))};
    m_figures->setText(figures.join(QStringLiteral(" · ")));
    m_songChart->setRows(found.songs);
    m_songs->setTable({tr("Song"), tr("Plays")}, rowsOf(found.songs));
    m_artistChart->setRows(found.artists);
    m_artists->setTable({tr("Artist"), tr("Plays")}, rowsOf(found.artists));
    presentDays(found);
    presentHours(found);
    presentEndings(found);
    presentLikes(found);
}

void InsightsCharts::presentDays(const InsightsData& found) {
    const insights::Step step = insights::stepFor(found.period);
    m_days->setTitle(step == insights::Step::Day    ? tr("Plays per day")
                     : step == insights::Step::Week ? tr("Plays per week")
                                                    : tr("Plays per month"));
    const std::vector<insights::Bucket> buckets =
        insights::bucketed(found.counted.playsPerDay, found.period, step);
    std::vector<QStringList> rows;
    for (const insights::Bucket& bucket : buckets) {
        rows.push_back({bucketText(bucket, step), number(bucket.count)});
    }
    m_days->setTable({tr("Time"), tr("Plays")}, rows);
    m_dayChart->setBuckets(buckets, step);
}

void InsightsCharts::presentHours(const InsightsData& found) {
    if (!found.enabled.has(SignalId::Daytime)) {
        m_hours->setNote(tr("Daytime is off, so hours and weekdays are not stored."),
                         tr("Look at daytime on the Signals page"));
        return;
    }
    std::vector<QStringList> rows;
    for (int day = 0; day < 7; ++day) {
        for (int hour = 0; hour < 24; ++hour) {
            const int plays =
                found.counted.hours[static_cast<std::size_t>(day)][static_cast<std::size_t>(hour)];
            if (plays > 0) {
                rows.push_back({hourText(day, hour), number(plays)});
            }
        }
    }
    m_hours->setNote(rows.empty() ? tr("No hours stored in this time.") : QString());
    m_hours->setTable({tr("Weekday and hour"), tr("Plays")}, rows);
    m_hourChart->setHours(found.counted.hours);
}

void InsightsCharts::presentEndings(const InsightsData& found) {
    if (!found.enabled.has(SignalId::Completion)) {
        const QString note = tr("Skips and finishes are off, so how a song ended is not stored.");
        const QString link = tr("Look at it on the Signals page");
        m_endings->setNote(note, link);
        m_skips->setNote(note, link);
        return;
    }
    const insights::Endings& endings = found.counted.endings;
    m_endings->setNote(endings.total() == 0 ? tr("Nothing stored in this time.") : QString());
    m_endings->setTable({tr("Ending"), tr("Times")}, {{tr("Finished"), number(endings.finished)},
                                                      {tr("Skipped"), number(endings.skipped)},
                                                      {tr("Stopped"), number(endings.stopped)}});
    m_endingsChart->setEndings(endings);
    m_skips->setNote(found.skipped.empty() ? tr("Nothing skipped early in this time.") : QString());
    m_skips->setTable({tr("Song"), tr("Skips")}, rowsOf(found.skipped));
    m_skipChart->setRows(found.skipped);
}

void InsightsCharts::presentLikes(const InsightsData& found) {
    if (!found.enabled.has(SignalId::Likes)) {
        m_likes->setNote(tr("Likes are off, so no marks are stored."),
                         tr("Look at likes on the Signals page"));
        return;
    }
    const auto liked = static_cast<qint64>(found.counted.liked.size());
    m_likes->setTitle(
        tr("Likes: %1 liked, %2 disliked").arg(number(liked), number(found.counted.disliked)));
    QLayout* lines = m_likeList->layout();
    while (QLayoutItem* item = lines->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    std::vector<QStringList> rows;
    for (const QString& song : found.liked) {
        rows.push_back({song});
        auto* line = new TextLabel(m_context.theme, song);
        line->setElided(true);
        lines->addWidget(line);
    }
    m_likes->setTable({tr("Newest first")}, rows);
    m_likes->setNote(rows.empty() ? tr("Nothing liked in this time.") : QString());
}

} // namespace earshot::ui

#include "moc_insights_charts.cpp"
