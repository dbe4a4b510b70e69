// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/listen_now/cover_button.h"

#include "ui/widgets/cover_view.h"

#include <QEvent>
#include <QPainter>

namespace earshot::ui {

namespace {

constexpr int kSide = 128;

} // namespace

CoverButton::CoverButton(Context& context, const library::Track& track, QWidget* parent)
    : QAbstractButton(parent),
      m_context(context),
      m_track(track.id),
      m_artist(track.displayArtist()),
      m_cover(track.tags.album.isEmpty() ? track.displayArtist() : track.tags.album) {
    setObjectName(QStringLiteral("coverButton"));
    setText(track.displayTitle());
    setAccessibleName(tr("Play %1 by %2").arg(text(), m_artist));
    setToolTip(tr("%1\n%2").arg(text(), m_artist));
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::PointingHandCursor);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    connect(&context.covers, &Covers::ready, this, [this](library::TrackId ready) {
        if (ready == m_track) {
            update();
        }
    });
    connect(&context.theme, &Theme::changed, this, [this] {
        updateGeometry();
        update();
    });
}

int CoverButton::widthIn(const Theme& theme) {
    return theme.scaled(kSide);
}

QSize CoverButton::sizeHint() const {
    const Theme& theme = m_context.theme;
    return {widthIn(theme),
            widthIn(theme) + metric::kSpace8 + QFontMetrics(theme.font(TextStyle::Body)).height() +
                QFontMetrics(theme.font(TextStyle::Caption)).height() + metric::kSpace4};
}

bool CoverButton::event(QEvent* event) {
    if (event->type() == QEvent::HoverEnter || event->type() == QEvent::HoverLeave) {
        update();
    }
    return QAbstractButton::event(event);
}

void CoverButton::paintEvent(QPaintEvent*) {
    Theme& theme = m_context.theme;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const int side = width();
    const QRect cover(0, 0, side, side);
    drawCover(painter, cover, theme, m_context.covers.cover(m_track, side, devicePixelRatioF()),
              m_cover);
    if (underMouse() || hasFocus()) {
        QRect disc(0, 0, metric::kTransportButton, metric::kTransportButton);
        disc.moveBottomRight(cover.bottomRight() - QPoint(metric::kSpace8, metric::kSpace8));
        painter.setPen(Qt::NoPen);
        painter.setBrush(theme.color(Tone::Accent));
        painter.drawEllipse(disc);
        QRect icon(0, 0, metric::kIcon, metric::kIcon);
        icon.moveCenter(disc.center());
        painter.drawPixmap(icon, theme.pixmap(QStringLiteral("play"), metric::kIcon,
                                              theme.color(Tone::OnAccent), devicePixelRatioF()));
    }
    if (hasFocus()) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(theme.color(Tone::Accent), metric::kFocusRing));
        painter.drawRoundedRect(QRectF(cover).adjusted(1, 1, -1, -1), metric::kRadiusCover,
                                metric::kRadiusCover);
    }
    const auto line = [&](int top, TextStyle style, Tone tone, const QString& words) {
        const QFont font = theme.font(style);
        const QFontMetrics metrics(font);
        painter.setFont(font);
        painter.setPen(theme.color(tone));
        painter.drawText(QRect(0, top, side, metrics.height()), Qt::AlignLeft | Qt::AlignVCenter,
                         metrics.elidedText(words, Qt::ElideRight, side));
        return top + metrics.height() + 2;
    };
    const int next = line(side + metric::kSpace8, TextStyle::Body, Tone::Text, text());
    line(next, TextStyle::Caption, Tone::Secondary, m_artist);
}

} // namespace earshot::ui

#include "moc_cover_button.cpp"
