// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/playlists/notice_bar.h"

#include "ui/widgets/pass_focus.h"
#include "ui/widgets/status_line.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPushButton>
#include <QVBoxLayout>

#include <utility>

namespace earshot::ui {

NoticeBar::NoticeBar(Theme& theme, QWidget* parent)
    : QFrame(parent),
      m_text(new StatusLine(theme, TextStyle::Body, Tone::Text)),
      m_details(new TextLabel(theme, {}, TextStyle::Caption, Tone::Secondary)),
      m_act(new QPushButton),
      m_close(new QPushButton),
      m_origin(new FocusOrigin(this)) {
    setObjectName(QStringLiteral("noticeBar"));
    setProperty("role", QStringLiteral("tint"));
    m_text->setObjectName(QStringLiteral("noticeText"));
    m_text->setWordWrap(true);
    m_details->setObjectName(QStringLiteral("noticeDetails"));
    m_details->setWordWrap(true);
    m_details->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_act->setObjectName(QStringLiteral("noticeAct"));
    m_act->setAccessibleName(tr("Do it"));
    m_close->setObjectName(QStringLiteral("noticeClose"));
    m_close->setAccessibleName(tr("Close"));
    connect(m_act, &QPushButton::clicked, this, [this] {
        close();
        std::exchange(m_action, nullptr)();
    });
    connect(m_close, &QPushButton::clicked, this, &NoticeBar::close);
    auto* words = new QVBoxLayout;
    words->setSpacing(metric::kSpace4);
    words->addWidget(m_text);
    words->addWidget(m_details);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(metric::kSpace16, metric::kSpace12, metric::kSpace12, metric::kSpace12);
    row->setSpacing(metric::kSpace8);
    row->addLayout(words, 1);
    row->addWidget(m_act);
    row->addWidget(m_close);
    hide();
}

void NoticeBar::ask(const QString& question, const QString& button, std::function<void()> act) {
    m_action = std::move(act);
    m_details->hide();
    m_act->setText(button);
    m_act->setAccessibleName(button);
    m_act->show();
    m_close->setText(tr("Keep"));
    m_close->setAccessibleName(m_close->text());
    show();
    m_text->say(question);
    m_close->setFocus(); // the harmless answer is the one under Enter
}

void NoticeBar::report(const QString& text, const QString& details) {
    m_action = nullptr;
    m_details->setText(details);
    m_details->setVisible(!details.isEmpty());
    m_act->hide();
    m_close->setText(tr("Close"));
    m_close->setAccessibleName(m_close->text());
    show();
    m_text->say(text);
}

void NoticeBar::close() {
    m_origin->giveBack();
    hide();
}

void NoticeBar::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Escape) {
        close();
    } else {
        QFrame::keyPressEvent(event);
    }
}

} // namespace earshot::ui

#include "moc_notice_bar.cpp"
