// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/tile.h"

#include "ui/theme/tokens.h"

#include <QEvent>
#include <QPainter>

#include <algorithm>

namespace earshot::ui {

namespace {

constexpr int kPatch = 40;           // the coloured patch below the icon
constexpr double kPatchShare = 0.18; // of the colour over the surface
constexpr int kLeastWidth = 168;

} // namespace

Tile::Tile(Theme& theme, const QString& icon, const QString& name, const QString& line,
           std::function<QColor()> color, QWidget* parent)
    : QAbstractButton(parent),
      m_theme(theme),
      m_icon(icon),
      m_line(line),
      m_color(std::move(color)) {
    setText(name);
    setAccessibleName(name);
    setAccessibleDescription(line);
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::PointingHandCursor);
    setAttribute(Qt::WA_Hover);
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    connect(&theme, &Theme::changed, this, [this] {
        updateGeometry();
        update();
    });
}

QRect Tile::textRect(int width) const {
    const int patch = m_theme.scaled(kPatch);
    const int left = metric::kSpace12 + patch + metric::kSpace12;
    return {left, metric::kSpace12, std::max(1, width - left - metric::kSpace12), 0};
}

QSize Tile::sizeHint() const {
    const int width = m_theme.scaled(kLeastWidth);
    return {width, heightForWidth(width)};
}

QSize Tile::minimumSizeHint() const {
    return {m_theme.scaled(kPatch) * 3, m_theme.scaled(kPatch) + 2 * metric::kSpace12};
}

int Tile::heightForWidth(int width) const {
    const QRect text = textRect(width);
    const QFontMetrics name(m_theme.font(TextStyle::Emphasis));
    const QFontMetrics line(m_theme.font(TextStyle::Caption));
    int height = name.height();
    if (!m_line.isEmpty()) {
        height += line.boundingRect(QRect(0, 0, text.width(), 1 << 12), Qt::TextWordWrap, m_line)
                      .height();
    }
    return std::max(height, m_theme.scaled(kPatch)) + 2 * metric::kSpace12;
}

bool Tile::event(QEvent* event) {
    if (event->type() == QEvent::HoverEnter || event->type() == QEvent::HoverLeave) {
        update();
    }
    return QAbstractButton::event(event);
}

void Tile::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QColor color = m_color();
    const QColor surface = m_theme.color(Tone::Surface);

    QColor fill = surface;
    if (isChecked()) {
        fill = m_theme.color(Tone::AccentTint);
    } else if (isDown()) {
        fill = m_theme.color(Tone::Line);
    } else if (underMouse() && isEnabled()) {
        fill = m_theme.color(Tone::Hover);
    }
    const bool strong = isChecked() || hasFocus();
    const double pen = hasFocus() ? metric::kFocusRing : 1;
    painter.setPen(QPen(m_theme.color(strong ? Tone::Accent : Tone::Line), pen));
    painter.setBrush(fill);
    const double half = pen / 2;
    painter.drawRoundedRect(QRectF(rect()).adjusted(half, half, -half, -half), metric::kRadiusCard,
                            metric::kRadiusCard);

    const int side = m_theme.scaled(kPatch);
    const QRect patch(metric::kSpace12, metric::kSpace12, side, side);
    painter.setPen(Qt::NoPen);
    painter.setBrush(tokens::mixed(surface, color, kPatchShare));
    painter.drawRoundedRect(patch, metric::kRadiusCover, metric::kRadiusCover);
    const int iconSide = side * 3 / 5;
    QRect icon(0, 0, iconSide, iconSide);
    icon.moveCenter(patch.center());
    // The colour itself may be pale on the patch: text colour takes part until it reads.
    painter.drawPixmap(icon, m_theme.pixmap(m_icon, iconSide,
                                            tokens::mixed(color, m_theme.color(Tone::Text), 0.35),
                                            devicePixelRatioF()));

    QRect text = textRect(width());
    text.setBottom(height() - metric::kSpace12);
    const QFont nameFont = m_theme.font(TextStyle::Emphasis);
    painter.setFont(nameFont);
    painter.setPen(m_theme.color(isEnabled() ? Tone::Text : Tone::Faint));
    const QFontMetrics metrics(nameFont);
    const int nameHeight = m_line.isEmpty() ? side : metrics.height();
    painter.drawText(QRect(text.left(), text.top(), text.width(), nameHeight),
                     Qt::AlignLeft | Qt::AlignVCenter,
                     metrics.elidedText(this->text(), Qt::ElideRight, text.width()));
    if (!m_line.isEmpty()) {
        painter.setFont(m_theme.font(TextStyle::Caption));
        painter.setPen(m_theme.color(Tone::Secondary));
        painter.drawText(text.adjusted(0, nameHeight, 0, 0),
                         Qt::AlignLeft | Qt::AlignTop | Qt::TextWordWrap, m_line);
    }
}

} // namespace earshot::ui

#include "moc_tile.cpp"
