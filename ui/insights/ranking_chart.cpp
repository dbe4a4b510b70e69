// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/insights/ranking_chart.h"

#include "ui/theme/tabular.h"

#include <QHelpEvent>
#include <QLocale>
#include <QPainter>
#include <QToolTip>

#include <algorithm>

namespace earshot::ui {

namespace {

constexpr int kLeastWidth = 200;
constexpr double kBarHeight = 3;

} // namespace

RankingChart::RankingChart(Theme& theme, QWidget* parent) : QWidget(parent), m_theme(theme) {
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    connect(&theme, &Theme::changed, this, [this] {
        updateGeometry();
        update();
    });
}

void RankingChart::setRows(std::vector<insights::NameCount> rows) {
    m_rows = std::move(rows);
    updateGeometry();
    update();
}

int RankingChart::rowHeight() const {
    return m_theme.scaled(metric::kRowDense);
}

QSize RankingChart::sizeHint() const {
    return {kLeastWidth, rowHeight() * static_cast<int>(m_rows.size())};
}

QSize RankingChart::minimumSizeHint() const {
    return sizeHint();
}

void RankingChart::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(m_theme.font(TextStyle::Body));
    const QFontMetrics metrics(painter.font(), this);
    const int height = rowHeight();
    int top = 0;
    for (const insights::NameCount& row : m_rows) {
        const QString count = QLocale().toString(row.count);
        const int wide = tabularWidth(metrics, count);
        const QRect line(0, top, width(), height - metric::kSpace8);
        const QRect name = line.adjusted(0, 0, -wide - metric::kSpace12, 0);
        painter.setPen(m_theme.color(Tone::Text));
        painter.drawText(name, Qt::AlignLeft | Qt::AlignVCenter,
                         metrics.elidedText(row.name, Qt::ElideRight, name.width()));
        painter.setPen(m_theme.color(Tone::Secondary));
        drawTabular(painter, line, Qt::AlignRight, count);

        QRectF bar(0, top + height - metric::kSpace8, width(), kBarHeight);
        painter.setPen(Qt::NoPen);
        painter.setBrush(m_theme.color(Tone::Hover));
        painter.drawRoundedRect(bar, kBarHeight / 2, kBarHeight / 2);
        bar.setWidth(std::max(kBarHeight, bar.width() * row.count / m_rows.front().count));
        painter.setBrush(m_theme.color(Tone::Accent));
        painter.drawRoundedRect(bar, kBarHeight / 2, kBarHeight / 2);
        top += height;
    }
}

bool RankingChart::event(QEvent* event) {
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        const int row = help->pos().y() / rowHeight();
        if (row >= 0 && row < static_cast<int>(m_rows.size())) {
            QToolTip::showText(help->globalPos(), m_rows[static_cast<std::size_t>(row)].name, this);
        } else {
            QToolTip::hideText();
        }
        return true;
    }
    return QWidget::event(event);
}

} // namespace earshot::ui

#include "moc_ranking_chart.cpp"
