// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/signals/guest_bar.h"

#include "ui/signals/private_session_bar.h"
#include "ui/widgets/switch.h"
#include "ui/widgets/text_label.h"

#include <QHBoxLayout>
#include <QLocale>

namespace earshot::ui {

GuestBar::GuestBar(Context& context, QWidget* parent)
    : Card(parent),
      m_theme(context.theme),
      m_guest(context.listening.guest()),
      m_icon(new QLabel),
      m_line(new TextLabel(context.theme, {}, TextStyle::Body, Tone::Secondary)),
      m_duration(new QComboBox),
      m_switch(new Switch(context.theme, tr("Guest"))) {
    setObjectName(QStringLiteral("guest"));
    m_line->setObjectName(QStringLiteral("guest.state"));
    m_line->setWordWrap(true);
    m_switch->setObjectName(QStringLiteral("guest.switch"));
    m_duration->setObjectName(QStringLiteral("guest.duration"));
    m_duration->setAccessibleName(tr("How long guest mode lasts"));
    PrivateSessionBar::addDurations(*m_duration);

    auto* words = new QVBoxLayout;
    words->setSpacing(metric::kSpace4);
    words->addWidget(new TextLabel(m_theme, tr("Guest"), TextStyle::Emphasis));
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
            m_guest.set(false);
        }
    });
    connect(m_duration, &QComboBox::activated, this, [this] {
        if (m_guest.on()) {
            start();
        }
    });
    connect(&m_guest, &GuestSession::changed, this, &GuestBar::showState);
    connect(&m_theme, &Theme::changed, this, &GuestBar::showState);
    showState();
}

void GuestBar::start() {
    const int hours = m_duration->currentData().toInt();
    if (hours > 0) {
        m_guest.startFor(std::chrono::hours(hours));
    } else {
        m_guest.set(true);
    }
}

void GuestBar::showState() {
    const bool on = m_guest.on();
    m_switch->setChecked(on);
    const QDateTime until = m_guest.until();
    if (!on) {
        m_line->setText(tr("Off. For when somebody else is here: nothing is recorded then, and "
                           "nothing of yours is used or shown in lists, likes and insights."));
    } else if (until.isValid()) {
        m_line->setText(tr("On until %1: nothing is recorded, and nothing of yours is used.")
                            .arg(QLocale().toString(until.time(), QLocale::ShortFormat)));
    } else {
        m_line->setText(tr("On: nothing is recorded, and nothing of yours is used, until you "
                           "switch it off or close Earshot."));
    }
    m_icon->setPixmap(m_theme.pixmap(on ? QStringLiteral("lock") : QStringLiteral("lock-open"),
                                     m_theme.scaled(metric::kIconLarge),
                                     m_theme.color(on ? Tone::Accent : Tone::Faint),
                                     devicePixelRatioF()));
}

} // namespace earshot::ui

#include "moc_guest_bar.cpp"
