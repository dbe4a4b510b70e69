// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/signals/keep_choice.h"

#include "ui/signals/signal_texts.h"
#include "ui/widgets/equal_answers.h"
#include "ui/widgets/status_line.h"

#include <QHBoxLayout>
#include <QKeyEvent>

namespace earshot::ui {

KeepChoice::KeepChoice(Context& context, signals::SignalId id, QWidget* parent)
    : QWidget(parent),
      m_context(context),
      m_id(id),
      m_days(new QComboBox),
      m_question(new QFrame),
      m_words(new StatusLine(context.theme, TextStyle::Body, Tone::Text)),
      m_delete(new QPushButton(tr("Delete them"))),
      m_leave(new QPushButton(tr("Keep them"))) {
    const QString key = QStringLiteral("signal.%1.keep").arg(signals::signalKey(id));
    const QString name = signals::signalName(id);
    setFocusProxy(m_days);
    m_days->setObjectName(key);
    m_days->setAccessibleName(tr("How long %1 keeps its entries").arg(name));
    m_question->setProperty("role", QStringLiteral("tint"));
    m_words->setObjectName(key + QStringLiteral(".question"));
    m_words->setWordWrap(true);
    m_delete->setObjectName(key + QStringLiteral(".confirm"));
    m_delete->setAccessibleName(tr("Delete the older entries of %1").arg(name));
    m_leave->setObjectName(key + QStringLiteral(".leave"));
    m_leave->setAccessibleName(tr("Keep the older entries of %1").arg(name));
    makeEqualAnswers(context.theme, m_delete, m_leave);

    auto* answers = new QHBoxLayout;
    answers->setSpacing(metric::kSpace8);
    answers->addWidget(m_delete);
    answers->addWidget(m_leave);
    answers->addStretch(1);
    auto* asked = new QVBoxLayout(m_question);
    asked->setContentsMargins(metric::kSpace16, metric::kSpace12, metric::kSpace16,
                              metric::kSpace12);
    asked->setSpacing(metric::kSpace8);
    asked->addWidget(m_words);
    asked->addLayout(answers);
    m_question->hide();
    auto* row = new QHBoxLayout;
    row->addWidget(m_days);
    row->addStretch(1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(metric::kSpace8);
    column->addLayout(row);
    column->addWidget(m_question);
    connect(m_days, &QComboBox::activated, this, &KeepChoice::chosen);
    connect(m_delete, &QPushButton::clicked, this, [this] { apply(m_asked); });
    connect(m_leave, &QPushButton::clicked, this, &KeepChoice::leave);
}

void KeepChoice::setState(const signals::SignalState& state) {
    m_keepDays = state.keepDays;
    if (!m_question->isVisibleTo(this)) {
        showChoice();
    }
}

void KeepChoice::showChoice() {
    m_days->clear();
    for (const int days : signals::keepChoices()) {
        m_days->addItem(signals::keepChoiceText(days), days);
    }
    if (m_days->findData(m_keepDays) < 0) { // chosen on the command line
        m_days->addItem(signals::keepChoiceText(m_keepDays), m_keepDays);
    }
    m_days->setCurrentIndex(m_days->findData(m_keepDays));
}

void KeepChoice::chosen() {
    const int days = m_days->currentData().toInt();
    if (days != m_keepDays) {
        look(days);
    }
}

/// How many entries would go.
void KeepChoice::look(int days) {
    m_context.background.run(
        Lane::Pages, this,
        [id = m_id, days](jobs::Workspace& workspace, const std::stop_token&) {
            return workspace.signals().setKeepDays(id, days, signals::Forget::Count);
        },
        [this, days](const base::Result<qint64>& older) {
            if (!older) {
                Q_EMIT m_context.navigator.notify(older.error().message());
                leave();
            } else if (*older > 0) {
                ask(days, *older);
            } else {
                apply(days);
            }
        });
}

void KeepChoice::ask(int days, qint64 older) {
    m_asked = days;
    m_days->setCurrentIndex(m_days->findData(days)); // the page may have been read anew meanwhile
    m_question->show();
    m_words->say(tr("%1 older than that would be deleted now. This cannot be undone.")
                     .arg(entriesText(older)));
    m_leave->setFocus(Qt::OtherFocusReason);
}

void KeepChoice::leave() {
    m_question->hide();
    showChoice();
    m_days->setFocus(Qt::OtherFocusReason);
}

void KeepChoice::apply(int days) {
    m_question->hide();
    m_days->setFocus(Qt::OtherFocusReason);
    m_context.background.write(
        this,
        [id = m_id, days](jobs::Workspace& workspace, const std::stop_token&) {
            return workspace.signals().setKeepDays(id, days, signals::Forget::Delete);
        },
        [this, days](const base::Result<qint64>& gone) {
            Q_EMIT m_context.navigator.notify(
                gone ? tr("%1: %2", "signal, how long it is kept")
                           .arg(signals::signalName(m_id), signals::signalKept(m_id, days))
                     : gone.error().message());
            m_context.listening.refresh(); // reloads the page, and lists where entries went
        });
}

void KeepChoice::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Escape && m_question->isVisible()) {
        leave();
        return;
    }
    QWidget::keyPressEvent(event);
}

} // namespace earshot::ui

#include "moc_keep_choice.cpp"
