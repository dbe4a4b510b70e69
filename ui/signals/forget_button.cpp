// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/signals/forget_button.h"

#include "ui/signals/signal_texts.h"

#include <QLocale>
#include <QMenu>
#include <QMessageBox>

namespace earshot::ui {

ForgetButton::ForgetButton(Context& context, signals::SignalId id, QWidget* parent)
    : QPushButton(tr("Forget…"), parent), m_context(context) {
    const QString name = signals::signalName(id);
    setObjectName(QStringLiteral("signal.%1.forget").arg(signals::signalKey(id)));
    setAccessibleName(tr("Forget the selected entry of %1, or what belongs to it").arg(name));
    setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    setMenu(new QMenu(this));
    menu()->setObjectName(objectName() + QStringLiteral(".menu"));
    m_play = addReach(QStringLiteral("play"), Reach::Play);
    m_day = addReach(QStringLiteral("day"), Reach::Day);
    m_artist = addReach(QStringLiteral("artist"), Reach::Artist);
    m_list = addReach(QStringLiteral("list"), Reach::List);
    setEntry(std::nullopt);
}

QAction* ForgetButton::addReach(const QString& name, Reach reach) {
    QAction* action = menu()->addAction(QString());
    action->setObjectName(QStringLiteral("%1.%2").arg(objectName(), name));
    connect(action, &QAction::triggered, this, [this, reach] { count(reach); });
    return action;
}

void ForgetButton::setEntry(const std::optional<TitledEntry>& entry) {
    m_entry = entry;
    setEnabled(entry.has_value());
    setToolTip(entry ? QString() : tr("Select an entry first"));
    if (!entry) {
        return;
    }
    m_play->setText(tr("This entry, in every signal"));
    m_day->setText(tr("Everything of %1").arg(dayText(entry->day, m_context.clock.now().date())));
    m_artist->setVisible(!entry->artist.isEmpty());
    m_artist->setText(tr("Everything by %1").arg(entry->artist));
    m_list->setVisible(!entry->list.isEmpty());
    m_list->setText(tr("Everything played from the list “%1”").arg(entry->list));
}

void ForgetButton::count(Reach reach) {
    jobs::ForgetRequest request;
    switch (reach) {
    case Reach::Play:
        request.which.event = m_entry->row;
        break;
    case Reach::Day:
        request.which.first = request.which.last = m_entry->day;
        break;
    case Reach::Artist:
        request.artist = m_entry->artist;
        break;
    case Reach::List:
        request.which.list = m_entry->list.toLatin1();
        break;
    }
    m_context.background.run(
        Lane::Pages, this,
        [request](jobs::Workspace& workspace, const std::stop_token&) {
            return jobs::runForget(workspace, request, signals::Forget::Count);
        },
        [this, reach, request](const base::Result<qint64>& entries) {
            if (entries) {
                ask(reach, request, *entries);
            } else {
                Q_EMIT m_context.navigator.notify(entries.error().message());
            }
        });
}

const QAction* ForgetButton::actionOf(Reach reach) const {
    switch (reach) {
    case Reach::Play:
        return m_play;
    case Reach::Day:
        return m_day;
    case Reach::Artist:
        return m_artist;
    case Reach::List:
        return m_list;
    }
    Q_UNREACHABLE();
}

void ForgetButton::ask(Reach reach, const jobs::ForgetRequest& request, qint64 entries) {
    if (!m_entry) {
        return; // the list was read anew meanwhile
    }
    auto* question = new QMessageBox(this);
    question->setObjectName(QStringLiteral("forgetQuestion"));
    question->setAttribute(Qt::WA_DeleteOnClose);
    question->setText(tr("Forget this? %1").arg(actionOf(reach)->text()));
    question->setInformativeText(
        tr("%1 in all signals. Lists are then made as if Earshot had never known it. This cannot "
           "be undone.")
            .arg(entriesText(entries)));
    QPushButton* yes = question->addButton(tr("Forget"), QMessageBox::DestructiveRole);
    yes->setObjectName(QStringLiteral("forgetConfirm"));
    question->setDefaultButton(question->addButton(tr("Keep"), QMessageBox::RejectRole));
    connect(yes, &QPushButton::clicked, this, [this, request] { forget(request); });
    question->open();
}

void ForgetButton::forget(const jobs::ForgetRequest& request) {
    m_context.background.write(
        this,
        [request](jobs::Workspace& workspace, const std::stop_token&) {
            return jobs::runForget(workspace, request, signals::Forget::Delete);
        },
        [this](const base::Result<qint64>& entries) {
            Q_EMIT m_context.navigator.notify(entries
                                                  ? tr("Forgotten: %1").arg(entriesText(*entries))
                                                  : entries.error().message());
            m_context.listening.refresh(); // lists may differ, and the page reads anew
            Q_EMIT forgotten();
        });
}

} // namespace earshot::ui

#include "moc_forget_button.cpp"
