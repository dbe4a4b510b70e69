// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/item_painter.h"

namespace earshot::ui {

namespace {

constexpr int kWordsGap = 2;

} // namespace

ItemPainter::ItemPainter(QPainter& painter, const Theme& theme, const QStyleOptionViewItem& option)
    : m_painter(painter), m_theme(theme), m_option(option) {
    m_painter.save();
    m_painter.setRenderHint(QPainter::Antialiasing);
}

ItemPainter::~ItemPainter() {
    m_painter.restore();
}

void ItemPainter::ground(int radius) const {
    const QRectF area = QRectF(m_option.rect).adjusted(1, 1, -1, -1);
    const bool selected = m_option.state.testFlag(QStyle::State_Selected);
    if (selected || m_option.state.testFlag(QStyle::State_MouseOver)) {
        m_painter.setPen(Qt::NoPen);
        m_painter.setBrush(m_theme.color(selected ? Tone::AccentTint : Tone::Hover));
        m_painter.drawRoundedRect(area, radius, radius);
    }
    if (m_option.state.testFlag(QStyle::State_HasFocus)) {
        m_painter.setPen(QPen(m_theme.color(Tone::Accent), metric::kFocusRing));
        m_painter.setBrush(Qt::NoBrush);
        m_painter.drawRoundedRect(area.adjusted(1, 1, -1, -1), radius, radius);
    }
}

void ItemPainter::words(const QRect& box, const QString& title, const QString& line,
                        Tone titleTone) const {
    int top = box.top();
    const auto put = [&](const QString& text, TextStyle style, Tone tone) {
        const QFont font = m_theme.font(style);
        const QFontMetrics metrics(font);
        m_painter.setFont(font);
        m_painter.setPen(m_theme.color(tone));
        m_painter.drawText(QRect(box.left(), top, box.width(), metrics.height()),
                           Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                           metrics.elidedText(text, Qt::ElideRight, box.width()));
        top += metrics.height() + kWordsGap;
    };
    put(title, TextStyle::Body, titleTone);
    put(line, TextStyle::Caption, Tone::Secondary);
}

int ItemPainter::wordsHeight(const Theme& theme) {
    return QFontMetrics(theme.font(TextStyle::Body)).height() + kWordsGap +
           QFontMetrics(theme.font(TextStyle::Caption)).height();
}

} // namespace earshot::ui
