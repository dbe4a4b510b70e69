// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/consent_bar.h"

#include "ui/widgets/equal_answers.h"
#include "ui/widgets/pass_focus.h"
#include "ui/widgets/status_line.h"
#include "ui/widgets/text_label.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QVariant>

namespace earshot::ui {

ConsentBar::ConsentBar(Theme& theme, Listening& listening, QWidget* parent)
    : QFrame(parent),
      m_theme(theme),
      m_listening(listening),
      m_question(new StatusLine(theme, TextStyle::Emphasis, Tone::Text)),
      m_summary(new TextLabel(theme, {}, TextStyle::Body, Tone::Secondary)),
      m_details(new QWidget),
      m_detailLines(new QVBoxLayout(m_details)),
      m_origin(new FocusOrigin(this)) {
    setObjectName(QStringLiteral("consentBar"));
    setProperty("role", QStringLiteral("card"));
    m_question->setWordWrap(true);
    m_question->setObjectName(QStringLiteral("consentQuestion"));
    m_summary->setWordWrap(true);
    m_summary->setObjectName(QStringLiteral("consentSummary"));
    m_detailLines->setContentsMargins(0, 0, 0, 0);
    m_detailLines->setSpacing(metric::kSpace8);
    m_details->setObjectName(QStringLiteral("consentDetails"));
    m_details->hide();

    const auto button = [](const QString& text, const QString& name) {
        auto* made = new QPushButton(text);
        made->setObjectName(name);
        made->setAccessibleName(text);
        return made;
    };
    auto* allow = button(tr("Allow"), QStringLiteral("consentAllow"));
    auto* notNow = button(tr("Not now"), QStringLiteral("consentNotNow"));
    makeEqualAnswers(theme, allow, notNow);
    auto* more = button(tr("More"), QStringLiteral("consentMore"));
    more->setProperty("role", QStringLiteral("quiet"));
    more->setCheckable(true);

    auto* answers = new QHBoxLayout;
    answers->setSpacing(metric::kSpace8);
    answers->addWidget(allow);
    answers->addWidget(notNow);
    answers->addWidget(more);
    answers->addStretch(1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(metric::kSpace16, metric::kSpace12, metric::kSpace16,
                               metric::kSpace12);
    column->setSpacing(metric::kSpace8);
    column->addWidget(m_question);
    column->addWidget(m_summary);
    column->addWidget(m_details);
    column->addLayout(answers);

    connect(allow, &QPushButton::clicked, this, [this] { answer(true); });
    connect(notNow, &QPushButton::clicked, this, [this] { answer(false); });
    connect(more, &QPushButton::toggled, this, [this, more](bool on) {
        more->setText(on ? tr("Less") : tr("More"));
        m_details->setVisible(on);
    });
    hide();
}

bool ConsentBar::ask(std::span<const signals::SignalId> ids, const QString& question,
                     const QString& how) {
    if (!m_listening.shouldAsk(ids)) {
        return false;
    }
    m_ids.assign(ids.begin(), ids.end());
    m_how = how;
    QStringList names;
    for (const signals::SignalId id : m_ids) {
        names << signals::signalName(id);
    }
    m_summary->setText(tr("Kept on this computer only, never sent anywhere: %1. You can look at "
                          "it, switch it off and erase it on the Signals page.")
                           .arg(QLocale().createSeparatedList(names)));
    fillDetails();
    const bool asked = !isHidden() && m_question->text() == question; // the page read anew
    show();
    if (!asked) {
        m_question->say(question);
    }
    return true;
}

void ConsentBar::fillDetails() {
    while (QLayoutItem* item = m_detailLines->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    for (const signals::SignalId id : m_ids) {
        auto* line = new TextLabel(
            m_theme,
            tr("%1. Stored: %2 Why: %3 Kept: %4", "signal, what, why, how long")
                .arg(signals::signalName(id), signals::signalStored(id), signals::signalWhy(id),
                     signals::signalKept(id, signals::info(id).keepDays)),
            TextStyle::Body, Tone::Secondary);
        line->setWordWrap(true);
        m_detailLines->addWidget(line);
    }
}

void ConsentBar::answer(bool allow) {
    m_origin->giveBack();
    hide();
    if (allow) {
        m_listening.allow(m_ids, m_how);
        Q_EMIT allowed();
    } else {
        m_listening.decline(m_ids, m_how);
        Q_EMIT declined();
    }
}

} // namespace earshot::ui

#include "moc_consent_bar.cpp"
