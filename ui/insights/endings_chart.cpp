// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/insights/endings_chart.h"

#include "ui/theme/tabular.h"

#include <QLocale>
#include <QPainter>
#include <QPainterPath>

#include <cmath>

namespace earshot::ui {

namespace {

constexpr int kEndingsBarHeight = 12;
constexpr int kDot = 8;
constexpr int kLeastEndingsWidth = 200;

} // namespace

EndingsChart::EndingsChart(Theme& theme, QWidget* parent) : QWidget(parent), m_theme(theme) {
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(&theme, &Theme::changed, this, [this] {
        updateGeometry();
        update();
    });
}

void EndingsChart::setEndings(const insights::Endings& endings) {
    m_endings = endings;
    update();
}

QSize EndingsChart::sizeHint() const {
    return {kLeastEndingsWidth,
            kEndingsBarHeight + metric::kSpace8 + 3 * m_theme.scaled(metric::kRowDense)};
}

std::array<EndingsChart::Part, 3> EndingsChart::parts() const {
    return {{{tr("Finished"), m_endings.finished, m_theme.color(Tone::Accent)},
             {tr("Skipped"), m_endings.skipped, m_theme.color(Tone::Secondary)},
             {tr("Stopped"), m_endings.stopped, m_theme.color(Tone::Line)}}};
}

void EndingsChart::paintEvent(QPaintEvent*) {
    const int total = m_endings.total();
    if (total == 0) {
        return;
    }
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(m_theme.font(TextStyle::Body));
    QPainterPath outline;
    outline.addRoundedRect(QRectF(0, 0, width(), kEndingsBarHeight), kEndingsBarHeight / 2.0,
                           kEndingsBarHeight / 2.0);
    painter.setClipPath(outline);
    double left = 0;
    for (const Part& part : parts()) {
        const double wide = width() * double(part.count) / total;
        painter.fillRect(QRectF(left, 0, wide, kEndingsBarHeight), part.color);
        left += wide;
    }
    painter.setClipping(false);

    const int height = m_theme.scaled(metric::kRowDense);
    QRect line(0, kEndingsBarHeight + metric::kSpace8, width(), height);
    for (const Part& part : parts()) {
        painter.setPen(QPen(m_theme.color(Tone::Faint), 1));
        painter.setBrush(part.color);
        painter.drawEllipse(QRectF(1, QRectF(line).center().y() - kDot / 2.0, kDot, kDot));
        painter.setPen(m_theme.color(Tone::Text));
        painter.drawText(line.adjusted(kDot + metric::kSpace8, 0, 0, 0),
                         Qt::AlignLeft | Qt::AlignVCenter, part.name);
        const auto percent = static_cast<int>(std::lround(100.0 * part.count / total));
        painter.setPen(m_theme.color(Tone::Secondary));
        drawTabular(painter, line, Qt::AlignRight,
                    tr("%1 · %2 %", "count, share")
                        .arg(QLocale().toString(part.count), QString::number(percent)));
        line.translate(0, height);
    }
}

} // namespace earshot::ui

#include "moc_endings_chart.cpp"
