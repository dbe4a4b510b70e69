// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/signals/private_session_bar.h"

#include "ui/widgets/switch.h"
#include "ui/widgets/text_label.h"

#include <QHBoxLayout>
#include <QLocale>

namespace earshot::ui {

PrivateSessionBar::PrivateSessionBar(Context& context, QWidget* parent)
    : Card(parent),
      m_theme(context.theme),
      m_listening(context.listening),
      m_icon(new QLabel),
      m_line(new TextLabel(context.theme, {}, TextStyle::Body, Tone::Secondary)),
      m_duration(new QComboBox),
      m_switch(new Switch(context.theme, tr("Private session"))) {
    setObjectName(QStringLiteral("privateSession"));
    m_line->setObjectName(QStringLiteral("privateSession.state"));
    m_line->setWordWrap(true);
    m_switch->setObjectName(QStringLiteral("privateSession.switch"));
    m_duration->setObjectName(QStringLiteral("privateSession.duration"));
    m_duration->setAccessibleName(tr("How long a private session lasts"));
    addDurations(*m_duration);

    auto* words = new QVBoxLayout;
    words->setSpacing(metric::kSpace4);
    words->addWidget(new TextLabel(m_theme, tr("Private session"), TextStyle::Emphasis));
    words->addWidget(m_line);
    auto* row = new QHBoxLayout;
    row->setSpacing(metric::kSpace12);
    row->addWidget(m_icon, 0, Qt::AlignTop);
    row->addLayout(words, 1);
    row->addWidget(m_duration, 0, Qt::AlignTop);
    row->addWidget(m_switch, 0, Qt::AlignTop);
    content()->addLayout(row);

    connect(m_switch, &Switch::clicked, this, [this](bool on) {
        if (on) {
            start();
        } else {
            m_listening.setPrivateSession(false);
        }
    });
    connect(m_duration, &QComboBox::activated, this, [this] {
        if (m_listening.privateSession()) {
            start();
        }
    });
    connect(&m_listening, &Listening::privateSessionChanged, this, &PrivateSessionBar::showState);
    connect(&m_theme, &Theme::changed, this, [this] { showState(m_listening.privateSession()); });
    showState(m_listening.privateSession());
}

void PrivateSessionBar::addDurations(QComboBox& choices) {
    choices.addItem(tr("Until I switch it off"), 0);
    choices.addItem(tr("For one hour"), 1);
    choices.addItem(tr("For three hours"), 3);
    choices.addItem(tr("For eight hours"), 8);
}

void PrivateSessionBar::start() {
    const int hours = m_duration->currentData().toInt();
    if (hours > 0) {
        m_listening.startPrivateSession(std::chrono::hours(hours));
    } else {
        m_listening.setPrivateSession(true);
    }
}

void PrivateSessionBar::showState(bool on) {
    m_switch->setChecked(on);
    const QDateTime until = m_listening.privateUntil();
    if (!on) {
        m_line->setText(tr("Off. What you play is recorded for the signals that are on."));
    } else {
        const QString end =
            until.isValid()
                ? tr("Until %1 nothing you play is recorded.")
                      .arg(QLocale().toString(until.time(), QLocale::ShortFormat))
                : tr("Nothing you play is recorded until you switch it off or close Earshot.");
        m_line->setText(tr("On. %1 What is already stored can still shape your lists.").arg(end));
    }
    m_icon->setPixmap(m_theme.pixmap(on ? QStringLiteral("lock") : QStringLiteral("lock-open"),
                                     m_theme.scaled(metric::kIconLarge),
                                     m_theme.color(on ? Tone::Accent : Tone::Faint),
                                     devicePixelRatioF()));
}

} // namespace earshot::ui

#include "moc_private_session_bar.cpp"
