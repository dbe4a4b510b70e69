// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/library/confidence_mark.h"

#include "ui/library/feature_words.h"

#include <QPainter>

#include <algorithm>

namespace earshot::ui {

namespace {

constexpr int kDots = 3;
constexpr int kDotSize = 5; // px at the default text size
constexpr int kDotStep = 9;

} // namespace

ConfidenceMark::ConfidenceMark(Theme& theme, double trust, QWidget* parent)
    : QWidget(parent),
      m_theme(theme),
      m_filled(std::clamp(static_cast<int>(trust * (kDots + 1)), 0, kDots)),
      m_words(trustWords(trust)) {
    setAccessibleName(m_words);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    connect(&theme, &Theme::changed, this, [this] {
        updateGeometry();
        update();
    });
}

int ConfidenceMark::wordsLeft() const {
    return kDots * m_theme.scaled(kDotStep) + metric::kSpace4;
}

QSize ConfidenceMark::sizeHint() const {
    const QFontMetrics metrics(m_theme.font(TextStyle::Caption));
    return {wordsLeft() + metrics.horizontalAdvance(m_words), metrics.height()};
}

void ConfidenceMark::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QColor color = m_theme.color(Tone::Secondary);
    const double size = m_theme.scaled(kDotSize);
    painter.setPen(color);
    for (int dot = 0; dot < kDots; ++dot) {
        painter.setBrush(dot < m_filled ? QBrush(color) : QBrush(Qt::NoBrush));
        painter.drawEllipse(
            QRectF(dot * m_theme.scaled(kDotStep) + 0.5, (height() - size) / 2, size, size));
    }
    painter.setFont(m_theme.font(TextStyle::Caption));
    painter.drawText(rect().adjusted(wordsLeft(), 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter,
                     m_words);
}

} // namespace earshot::ui

#include "moc_confidence_mark.cpp"
