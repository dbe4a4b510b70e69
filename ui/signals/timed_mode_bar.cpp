// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/signals/timed_mode_bar.h"

#include "ui/widgets/switch.h"
#include "ui/widgets/text_label.h"

#include <QHBoxLayout>
#include <QLocale>

namespace earshot::ui {

namespace {

QString clockTime(const QDateTime& at) {
    return QLocale().toString(at.time(), QLocale::ShortFormat);
}

} // namespace

TimedModeBar::TimedModeBar(Context& context, const Words& words, Set set, QWidget* parent)
    : Card(parent),
      m_theme(context.theme),
      m_set(std::move(set)),
      m_icon(new QLabel),
      m_line(new TextLabel(context.theme, {}, TextStyle::Body, Tone::Secondary)),
      m_duration(new QComboBox),
      m_switch(new Switch(context.theme, words.name)) {
    setObjectName(words.objectName);
    m_line->setObjectName(words.objectName + QStringLiteral(".state"));
    m_line->setWordWrap(true);
    m_switch->setObjectName(words.objectName + QStringLiteral(".switch"));
    m_duration->setObjectName(words.objectName + QStringLiteral(".duration"));
    m_duration->setAccessibleName(words.howLong);
    m_duration->addItem(tr("Until I switch it off"), 0);
    m_duration->addItem(tr("For one hour"), 1);
    m_duration->addItem(tr("For three hours"), 3);
    m_duration->addItem(tr("For eight hours"), 8);

    auto* column = new QVBoxLayout;
    column->setSpacing(metric::kSpace4);
    column->addWidget(new TextLabel(m_theme, words.name, TextStyle::Emphasis));
    column->addWidget(m_line);
    auto* row = new QHBoxLayout;
    row->setSpacing(metric::kSpace12);
    row->addWidget(m_icon, 0, Qt::AlignTop);
    row->addLayout(column, 1);
    row->addWidget(m_duration, 0, Qt::AlignTop);
    row->addWidget(m_switch, 0, Qt::AlignTop);
    content()->addLayout(row);

    connect(m_switch, &Switch::clicked, this, &TimedModeBar::ask);
    connect(m_duration, &QComboBox::activated, this, [this] {
        if (m_switch->isChecked()) {
            ask(true);
        }
    });
    connect(&m_theme, &Theme::changed, this, &TimedModeBar::showIcon);
}

void TimedModeBar::ask(bool on) {
    m_set(on, std::chrono::hours(m_duration->currentData().toInt()));
}

void TimedModeBar::tell(bool on, const QString& line) {
    m_switch->setChecked(on);
    m_line->setText(line);
    showIcon();
}

void TimedModeBar::showIcon() {
    const bool on = m_switch->isChecked();
    m_icon->setPixmap(m_theme.pixmap(on ? QStringLiteral("lock") : QStringLiteral("lock-open"),
                                     m_theme.scaled(metric::kIconLarge),
                                     m_theme.color(on ? Tone::Accent : Tone::Faint),
                                     devicePixelRatioF()));
}

TimedModeBar* privateSessionBar(Context& context) {
    Listening& listening = context.listening;
    auto* bar =
        new TimedModeBar(context,
                         {QStringLiteral("privateSession"), TimedModeBar::tr("Private session"),
                          TimedModeBar::tr("How long a private session lasts")},
                         [&listening](bool on, std::chrono::hours hours) {
                             on&& hours.count() > 0 ? listening.startPrivateSession(hours)
                                                    : listening.setPrivateSession(on);
                         });
    const auto show = [&listening, bar] {
        if (!listening.privateSession()) {
            bar->tell(false, TimedModeBar::tr(
                                 "Off. What you play is recorded for the signals that are on."));
            return;
        }
        const QDateTime until = listening.privateUntil();
        const QString end =
            until.isValid()
                ? TimedModeBar::tr("Until %1 nothing you play is recorded.").arg(clockTime(until))
                : TimedModeBar::tr("Nothing you play is recorded until you switch it off or close "
                                   "Earshot.");
        bar->tell(
            true,
            TimedModeBar::tr("On. %1 What is already stored can still shape your lists.").arg(end));
    };
    QObject::connect(&listening, &Listening::privateSessionChanged, bar, show);
    show();
    return bar;
}

TimedModeBar* guestBar(Context& context) {
    GuestSession& guest = context.listening.guest();
    auto* bar = new TimedModeBar(context,
                                 {QStringLiteral("guest"), TimedModeBar::tr("Guest"),
                                  TimedModeBar::tr("How long guest mode lasts")},
                                 [&guest](bool on, std::chrono::hours hours) {
                                     on&& hours.count() > 0 ? guest.startFor(hours) : guest.set(on);
                                 });
    const auto show = [&guest, bar] {
        const QDateTime until = guest.until();
        if (!guest.on()) {
            bar->tell(false,
                      TimedModeBar::tr("Off. For when somebody else is here: nothing is recorded "
                                       "then, and nothing of yours is used or shown in lists, "
                                       "likes and insights."));
        } else if (until.isValid()) {
            bar->tell(true, TimedModeBar::tr("On until %1: nothing is recorded, and nothing of "
                                             "yours is used.")
                                .arg(clockTime(until)));
        } else {
            bar->tell(true, TimedModeBar::tr("On: nothing is recorded, and nothing of yours is "
                                             "used, until you switch it off or close Earshot."));
        }
    };
    QObject::connect(&guest, &GuestSession::changed, bar, show);
    show();
    return bar;
}

} // namespace earshot::ui

#include "moc_timed_mode_bar.cpp"
