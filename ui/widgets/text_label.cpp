// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/text_label.h"

#include <QPainter>

namespace earshot::ui {

TextLabel::TextLabel(Theme& theme, const QString& text, TextStyle style, Tone tone, QWidget* parent)
    : QLabel(text, parent), m_theme(theme), m_style(style), m_tone(tone) {
    setTextFormat(Qt::PlainText);
    restyle();
    connect(&theme, &Theme::changed, this, &TextLabel::restyle);
}

void TextLabel::setTone(Tone tone) {
    m_tone = tone;
    restyle();
}

void TextLabel::setElided(bool elided) {
    m_elided = elided;
    setSizePolicy(elided ? QSizePolicy::Ignored : QSizePolicy::Preferred, QSizePolicy::Preferred);
    update();
}

QSize TextLabel::sizeHint() const {
    return m_elided ? QSize(fontMetrics().horizontalAdvance(text()), fontMetrics().height())
                    : QLabel::sizeHint();
}

QSize TextLabel::minimumSizeHint() const {
    return m_elided ? QSize(0, fontMetrics().height()) : QLabel::minimumSizeHint();
}

void TextLabel::paintEvent(QPaintEvent* event) {
    if (!m_elided) {
        QLabel::paintEvent(event);
        return;
    }
    QPainter painter(this);
    painter.setPen(m_theme.color(m_tone));
    const QString shown = fontMetrics().elidedText(text(), Qt::ElideRight, width());
    painter.drawText(rect(), static_cast<int>(alignment() | Qt::AlignVCenter), shown);
    setToolTip(shown == text() ? QString() : text());
}

void TextLabel::restyle() {
    setFont(m_theme.font(m_style));
    QPalette colors = palette();
    colors.setColor(QPalette::WindowText, m_theme.color(m_tone));
    setPalette(colors);
    updateGeometry();
    update();
}

} // namespace earshot::ui

#include "moc_text_label.cpp"
