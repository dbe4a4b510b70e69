// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/listen_now/list_card.h"

#include "ui/listen_now/collage.h"
#include "ui/widgets/text_label.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

namespace earshot::ui {

namespace {

constexpr int kCardCovers = 88;

} // namespace

ListCard::ListCard(Context& context, QWidget* parent)
    : QFrame(parent),
      m_context(context),
      m_collage(new Collage(context.theme, context.covers, kCardCovers)),
      m_title(new TextLabel(context.theme, {}, TextStyle::Emphasis)),
      m_line(new TextLabel(context.theme, {}, TextStyle::Caption, Tone::Secondary)),
      m_button(new QPushButton) {
    setProperty("role", QStringLiteral("card"));
    m_title->setWordWrap(true);
    m_line->setWordWrap(true);
    m_button->setObjectName(QStringLiteral("listCardButton"));
    connect(m_button, &QPushButton::clicked, this, &ListCard::act);

    auto* words = new QVBoxLayout;
    words->setSpacing(metric::kSpace4);
    words->addWidget(m_title);
    words->addWidget(m_line);
    words->addSpacing(metric::kSpace8);
    words->addStretch(1);
    words->addWidget(m_button, 0, Qt::AlignLeft);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(metric::kSpace12, metric::kSpace12, metric::kSpace12, metric::kSpace12);
    row->setSpacing(metric::kSpace12);
    row->addWidget(m_collage, 0, Qt::AlignTop);
    row->addLayout(words, 1);
}

void ListCard::setOffer(const ShownOffer& shown) {
    m_offer = shown.offer;
    m_collage->setTracks(shown.faces);
    m_collage->setVisible(!shown.faces.empty());
    m_title->setText(m_offer.title);
    m_line->setText(m_offer.line);
    const bool canHelp = !m_offer.ready && !m_offer.wanted.empty();
    m_button->setVisible(m_offer.ready || canHelp);
    m_button->setIcon(m_offer.ready ? m_context.theme.icon(QStringLiteral("play")) : QIcon());
    m_button->setText(m_offer.ready ? tr("Play") : tr("Allow…"));
    m_button->setAccessibleName(m_offer.ready
                                    ? tr("Play %1").arg(m_offer.title)
                                    : tr("Allow what %1 is made from").arg(m_offer.title));
    m_button->setAccessibleDescription(m_offer.line);
}

void ListCard::act() {
    if (m_offer.ready) {
        Q_EMIT playWanted(m_offer.request);
    } else {
        Q_EMIT signalsWanted(m_offer.wanted);
    }
}

} // namespace earshot::ui

#include "moc_list_card.cpp"
