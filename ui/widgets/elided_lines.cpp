// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/elided_lines.h"

#include <QFontMetrics>
#include <QTextLayout>

namespace earshot::ui {

QStringList elidedLines(const QString& text, const QFont& font, int width, int most) {
    if (text.isEmpty()) {
        return {};
    }
    QTextLayout layout(text, font);
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    layout.setTextOption(option);
    layout.beginLayout();
    std::vector<int> starts;
    for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine()) {
        line.setLineWidth(width);
        starts.push_back(line.textStart());
        if (static_cast<int>(starts.size()) > most) {
            break;
        }
    }
    layout.endLayout();
    QStringList lines;
    for (std::size_t i = 0; i < starts.size() && static_cast<int>(i) < most; ++i) {
        const bool last = static_cast<int>(i) + 1 == most || i + 1 == starts.size();
        const QString line =
            last ? text.mid(starts[i]) : text.mid(starts[i], starts[i + 1] - starts[i]);
        lines << (last ? QFontMetrics(font).elidedText(line.trimmed(), Qt::ElideRight, width)
                       : line.trimmed());
    }
    return lines;
}

void drawLines(QPainter& painter, const QPoint& topLeft, const QStringList& lines) {
    const QFontMetrics metrics = painter.fontMetrics();
    int baseline = topLeft.y() + metrics.ascent();
    for (const QString& line : lines) {
        painter.drawText(topLeft.x(), baseline, line);
        baseline += metrics.height();
    }
}

} // namespace earshot::ui
