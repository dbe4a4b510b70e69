// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/cover_view.h"

#include "ui/theme/tokens.h"

#include <QPainter>
#include <QPainterPath>

#include <algorithm>

namespace earshot::ui {

namespace {

constexpr double kStandInShare = 0.22; // of the mood colour over the surface: present, not loud
constexpr int kMoodTones = 6;

} // namespace

void drawCoverStandIn(QPainter& painter, const QRect& rect, Theme& theme, const QString& name) {
    // Not qHash: its seed differs between runs, and music should keep its colour.
    const auto tone = static_cast<MoodTone>(qChecksum(name.toUtf8()) % kMoodTones);
    const QColor color = theme.mood(tone);
    painter.fillRect(rect, tokens::mixed(theme.color(Tone::Surface), color, kStandInShare));
    const int side = std::max(12, rect.width() * 2 / 5);
    QRect note(0, 0, side, side);
    note.moveCenter(rect.center());
    painter.drawPixmap(note, theme.pixmap(QStringLiteral("music"), side,
                                          tokens::mixed(color, theme.color(Tone::Text), 0.2),
                                          painter.device()->devicePixelRatioF()));
}

void drawCover(QPainter& painter, const QRect& rect, Theme& theme, const QPixmap& cover,
               const QString& name) {
    painter.save();
    painter.setRenderHints(QPainter::Antialiasing | QPainter::SmoothPixmapTransform);
    // Small covers in rows get a smaller corner of the same proportion.
    const double radius = std::min<double>(metric::kRadiusCover, rect.width() / 7.0);
    QPainterPath outline;
    outline.addRoundedRect(rect, radius, radius);
    painter.setClipPath(outline);
    if (cover.isNull()) {
        drawCoverStandIn(painter, rect, theme, name);
    } else {
        painter.drawPixmap(rect, cover);
    }
    painter.restore();
}

CoverView::CoverView(Theme& theme, Covers& covers, int side, QWidget* parent)
    : QWidget(parent), m_theme(theme), m_covers(covers), m_side(side) {
    setFixedSize(side, side);
    connect(&covers, &Covers::ready, this, [this](library::TrackId track) {
        if (track == m_track) {
            update();
        }
    });
    connect(&theme, &Theme::changed, this, [this] { update(); });
}

void CoverView::setTrack(library::TrackId track, const QString& name) {
    m_track = track;
    m_name = name;
    setAccessibleName(name.isEmpty() ? tr("Cover") : tr("Cover of %1").arg(name));
    update();
}

void CoverView::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const QPixmap cover = m_track == library::TrackId::None
                              ? QPixmap()
                              : m_covers.cover(m_track, m_side, devicePixelRatioF());
    drawCover(painter, rect(), m_theme, cover, m_name);
}

} // namespace earshot::ui

#include "moc_cover_view.cpp"
