// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/signals/erase_question.h"

#include "ui/signals/signal_texts.h"
#include "ui/widgets/equal_answers.h"
#include "ui/widgets/status_line.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QVBoxLayout>

namespace earshot::ui {

EraseQuestion::EraseQuestion(Theme& theme, signals::SignalId id, QWidget* parent)
    : QFrame(parent),
      m_id(id),
      m_question(new StatusLine(theme, TextStyle::Body, Tone::Text)),
      m_keep(new QPushButton(tr("Keep"))) {
    const QString key = QStringLiteral("signal.%1.erase.").arg(signals::signalKey(id));
    setProperty("role", QStringLiteral("tint"));
    m_question->setWordWrap(true);
    auto* erase = new QPushButton(tr("Erase"));
    erase->setObjectName(key + QStringLiteral("confirm"));
    erase->setAccessibleName(tr("Erase %1 for good").arg(signals::signalName(id)));
    m_keep->setObjectName(key + QStringLiteral("keep"));
    m_keep->setAccessibleName(tr("Keep %1").arg(signals::signalName(id)));
    makeEqualAnswers(theme, erase, m_keep);

    auto* answers = new QHBoxLayout;
    answers->setSpacing(metric::kSpace8);
    answers->addWidget(erase);
    answers->addWidget(m_keep);
    answers->addStretch(1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(metric::kSpace16, metric::kSpace12, metric::kSpace16,
                               metric::kSpace12);
    column->setSpacing(metric::kSpace8);
    column->addWidget(m_question);
    column->addLayout(answers);
    connect(erase, &QPushButton::clicked, this, [this] { answer(true); });
    connect(m_keep, &QPushButton::clicked, this, [this] { answer(false); });
    hide();
}

void EraseQuestion::ask(qint64 entries) {
    QString question = tr("Erase everything %1 has stored (%2)? This cannot be undone.")
                           .arg(signals::signalName(m_id), entriesText(entries));
    if (m_id == signals::SignalId::Daytime) {
        question += QLatin1Char(' ') + tr("The plays you keep then lose their time, too; only "
                                          "their day stays.");
    }
    show();
    m_question->say(question);
    m_keep->setFocus(Qt::OtherFocusReason);
}

void EraseQuestion::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Escape) {
        answer(false);
        return;
    }
    QFrame::keyPressEvent(event);
}

void EraseQuestion::answer(bool erase) {
    hide();
    if (erase) {
        Q_EMIT confirmed();
    } else {
        Q_EMIT kept();
    }
}

} // namespace earshot::ui

#include "moc_erase_question.cpp"
