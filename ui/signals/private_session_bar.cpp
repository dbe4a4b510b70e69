// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/signals/private_session_bar.h"

#include "ui/widgets/switch.h"
#include "ui/widgets/text_label.h"

#include <QHBoxLayout>

namespace earshot::ui {

PrivateSessionBar::PrivateSessionBar(Context& context, QWidget* parent)
    : Card(parent),
      m_theme(context.theme),
      m_icon(new QLabel),
      m_line(new TextLabel(context.theme, {}, TextStyle::Body, Tone::Secondary)),
      m_switch(new Switch(context.theme, tr("Private session"))) {
    setObjectName(QStringLiteral("privateSession"));
    m_line->setObjectName(QStringLiteral("privateSession.state"));
    m_line->setWordWrap(true);
    m_switch->setObjectName(QStringLiteral("privateSession.switch"));

    auto* words = new QVBoxLayout;
    words->setSpacing(metric::kSpace4);
    words->addWidget(new TextLabel(m_theme, tr("Private session"), TextStyle::Emphasis));
    words->addWidget(m_line);
    auto* row = new QHBoxLayout;
    row->setSpacing(metric::kSpace12);
    row->addWidget(m_icon, 0, Qt::AlignTop);
    row->addLayout(words, 1);
    row->addWidget(m_switch, 0, Qt::AlignTop);
    content()->addLayout(row);

    Listening& listening = context.listening;
    connect(m_switch, &Switch::clicked, &listening, &Listening::setPrivateSession);
    connect(&listening, &Listening::privateSessionChanged, this, &PrivateSessionBar::showState);
    connect(&m_theme, &Theme::changed, this,
            [this, &listening] { showState(listening.privateSession()); });
    showState(listening.privateSession());
}

void PrivateSessionBar::showState(bool on) {
    m_switch->setChecked(on);
    m_line->setText(on ? tr("On. Nothing you play is recorded until you switch it off or close "
                            "Earshot. What is already stored can still shape your lists.")
                       : tr("Off. What you play is recorded for the signals that are on."));
    m_icon->setPixmap(m_theme.pixmap(on ? QStringLiteral("lock") : QStringLiteral("lock-open"),
                                     m_theme.scaled(metric::kIconLarge),
                                     m_theme.color(on ? Tone::Accent : Tone::Faint),
                                     devicePixelRatioF()));
}

} // namespace earshot::ui
