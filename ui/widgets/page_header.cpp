// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/page_header.h"

#include "ui/widgets/text_label.h"

namespace earshot::ui {

PageHeader::PageHeader(Theme& theme, const QString& title, const QString& line, QWidget* parent)
    : QWidget(parent),
      m_theme(theme),
      m_title(new TextLabel(theme, title, TextStyle::PageTitle)),
      m_line(new TextLabel(theme, line, TextStyle::Body, Tone::Secondary)),
      m_actions(new QHBoxLayout) {
    m_line->setWordWrap(true);
    m_title->setObjectName(QStringLiteral("pageTitle"));
    m_line->setObjectName(QStringLiteral("pageLine"));
    auto* words = new QVBoxLayout;
    words->setSpacing(metric::kSpace4);
    words->addWidget(m_title);
    words->addWidget(m_line);
    m_actions->setSpacing(metric::kSpace8);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(metric::kSpace16);
    row->addLayout(words, 1);
    row->addLayout(m_actions);
    row->setAlignment(m_actions, Qt::AlignBottom);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
}

void PageHeader::setTitle(const QString& title) {
    m_title->setText(title);
}

void PageHeader::setLine(const QString& line) {
    m_line->setText(line);
}

QPushButton* PageHeader::setMainAction(const QString& text, const QString& icon,
                                       const QString& objectName) {
    delete m_main;
    m_main = new QPushButton(m_theme.icon(icon, Tone::OnAccent), text);
    m_main->setObjectName(objectName);
    m_main->setAccessibleName(text);
    m_main->setProperty("role", QStringLiteral("primary"));
    m_actions->addWidget(m_main);
    return m_main;
}

void PageHeader::addAction(QWidget* widget) {
    m_actions->insertWidget(m_main ? m_actions->count() - 1 : m_actions->count(), widget);
}

} // namespace earshot::ui

#include "moc_page_header.cpp"
