// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/listen_now/collage.h"

#include "ui/widgets/cover_view.h"

#include <QPainter>
#include <QPainterPath>

#include <algorithm>

namespace earshot::ui {

Collage::Collage(Theme& theme, Covers& covers, int side, QWidget* parent)
    : QWidget(parent), m_theme(theme), m_covers(covers), m_side(side) {
    setFixedSize(side, side);
    setAccessibleName(tr("Covers of this mix"));
    connect(&covers, &Covers::ready, this, [this] { update(); });
    connect(&theme, &Theme::changed, this, [this] { update(); });
}

void Collage::setTracks(const std::vector<library::Track>& tracks) {
    m_pieces.clear();
    for (const library::Track& track : tracks) {
        const QString name = track.tags.album.isEmpty() ? track.displayArtist() : track.tags.album;
        const bool known =
            std::ranges::any_of(m_pieces, [&](const Piece& piece) { return piece.name == name; });
        if (!known && m_pieces.size() < 4) {
            m_pieces.push_back({track.id, name});
        }
    }
    if (m_pieces.size() < 4 && m_pieces.size() > 1) {
        m_pieces.resize(1); // one whole cover rather than a picture with holes
    }
    update();
}

void Collage::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    if (m_pieces.empty()) {
        drawCover(painter, rect(), m_theme, {}, {});
        return;
    }
    QPainterPath outline;
    outline.addRoundedRect(rect(), metric::kRadiusCover, metric::kRadiusCover);
    painter.setClipPath(outline);
    const int columns = m_pieces.size() == 1 ? 1 : 2;
    const int side = m_side / columns;
    for (std::size_t i = 0; i < m_pieces.size(); ++i) {
        const auto place = static_cast<int>(i);
        const QRect cell(place % columns * side, place / columns * side, side, side);
        const QPixmap cover = m_covers.cover(m_pieces[i].track, side, devicePixelRatioF());
        if (cover.isNull()) {
            drawCoverStandIn(painter, cell, m_theme, m_pieces[i].name);
        } else {
            painter.drawPixmap(cell, cover);
        }
    }
}

} // namespace earshot::ui

#include "moc_collage.cpp"
