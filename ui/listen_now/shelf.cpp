// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/listen_now/shelf.h"

#include "ui/listen_now/cover_button.h"
#include "ui/widgets/text_label.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

#include <algorithm>

namespace earshot::ui {

Shelf::Shelf(Context& context, const QString& title, const QString& line, QWidget* parent)
    : QWidget(parent), m_context(context), m_row(new QHBoxLayout) {
    m_row->setSpacing(metric::kSpace16);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(metric::kSpace4);
    column->addWidget(new TextLabel(context.theme, title, TextStyle::Title));
    auto* explain = new TextLabel(context.theme, line, TextStyle::Body, Tone::Secondary);
    explain->setWordWrap(true);
    column->addWidget(explain);
    column->addSpacing(metric::kSpace8);
    column->addLayout(m_row);
    hide();
}

void Shelf::setTracks(std::vector<library::Track> tracks) {
    m_tracks = std::move(tracks);
    m_shown = 0;
    setVisible(!m_tracks.empty());
    fill();
}

void Shelf::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    fill();
}

void Shelf::fill() {
    const int each = CoverButton::widthIn(m_context.theme) + metric::kSpace16;
    const int fit = std::clamp((width() + metric::kSpace16) / each, 1,
                               std::max(1, static_cast<int>(m_tracks.size())));
    if (m_tracks.empty() || fit == m_shown) {
        return;
    }
    m_shown = fit;
    while (QLayoutItem* item = m_row->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    for (int i = 0; i < fit; ++i) {
        auto* button = new CoverButton(m_context, m_tracks[static_cast<std::size_t>(i)]);
        m_row->addWidget(button);
        connect(button, &CoverButton::clicked, this, [this, i] {
            std::vector<library::TrackId> ids;
            for (const library::Track& track : m_tracks) {
                ids.push_back(track.id);
            }
            Q_EMIT pressed(ids, i);
        });
    }
    m_row->addStretch(1);
}

} // namespace earshot::ui

#include "moc_shelf.cpp"
