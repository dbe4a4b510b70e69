// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/tabular.h"

#include <algorithm>

namespace earshot::ui {

namespace {

int digitWidth(const QFontMetrics& metrics) {
    int widest = 0;
    for (char16_t digit = u'0'; digit <= u'9'; ++digit) {
        widest = std::max(widest, metrics.horizontalAdvance(QChar(digit)));
    }
    return widest;
}

} // namespace

int tabularWidth(const QFontMetrics& metrics, QStringView text) {
    const int digit = digitWidth(metrics);
    int width = 0;
    for (const QChar character : text) {
        width += character.isDigit() ? digit : metrics.horizontalAdvance(character);
    }
    return width;
}

void drawTabular(QPainter& painter, const QRect& rect, Qt::Alignment alignment,
                 const QString& text) {
    const QFontMetrics metrics = painter.fontMetrics();
    const int digit = digitWidth(metrics);
    int x = rect.left();
    if (alignment & Qt::AlignRight) {
        x = rect.right() + 1 - tabularWidth(metrics, text);
    } else if (alignment & Qt::AlignHCenter) {
        x = rect.left() + (rect.width() - tabularWidth(metrics, text)) / 2;
    }
    const int baseline = rect.top() + (rect.height() + metrics.ascent() - metrics.descent()) / 2;
    for (const QChar character : text) {
        const int own = metrics.horizontalAdvance(character);
        const int cell = character.isDigit() ? digit : own;
        painter.drawText(x + (cell - own) / 2, baseline, QString(character));
        x += cell;
    }
}

QString timeText(qint64 milliseconds) {
    if (milliseconds < 0) {
        return QStringLiteral("–:––");
    }
    const qint64 seconds = milliseconds / 1000;
    const QString tail = QStringLiteral("%1").arg(seconds % 60, 2, 10, QLatin1Char('0'));
    if (seconds < 3600) {
        return QStringLiteral("%1:%2").arg(seconds / 60).arg(tail);
    }
    return QStringLiteral("%1:%2:%3")
        .arg(seconds / 3600)
        .arg(seconds / 60 % 60, 2, 10, QLatin1Char('0'))
        .arg(tail);
}

} // namespace earshot::ui
