// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/setting_row.h"

#include "ui/widgets/text_label.h"

#include <QBoxLayout>
#include <QVBoxLayout>

#include <algorithm>

namespace earshot::ui {

namespace {

constexpr int kWordsAtLeast = 180; // at the default text size; fewer px break every line

} // namespace

SettingRow::SettingRow(Theme& theme, const QString& name, const QString& line, QWidget* control,
                       QWidget* parent)
    : QWidget(parent),
      m_theme(theme),
      m_words(new QWidget),
      m_control(control),
      m_row(new QBoxLayout(QBoxLayout::LeftToRight, this)) {
    auto* words = new QVBoxLayout(m_words);
    words->setContentsMargins(0, 0, 0, 0);
    words->setSpacing(2);
    auto* title = new TextLabel(theme, name);
    title->setBuddy(control);
    words->addWidget(title);
    auto* explain = new TextLabel(theme, line, TextStyle::Caption, Tone::Secondary);
    explain->setWordWrap(true);
    words->addWidget(explain);
    m_row->setContentsMargins(0, metric::kSpace4, 0, metric::kSpace4);
    m_row->setSpacing(metric::kSpace16);
    m_row->addWidget(m_words, 1);
    m_row->addWidget(control, 0, Qt::AlignRight | Qt::AlignVCenter);
    if (control->accessibleDescription().isEmpty()) {
        control->setAccessibleDescription(line);
    }
}

QSize SettingRow::minimumSizeHint() const {
    const int control = std::max(m_control->minimumSizeHint().width(), m_control->minimumWidth());
    return {std::max(m_words->minimumSizeHint().width(), control),
            QWidget::minimumSizeHint().height()};
}

void SettingRow::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    const int needed =
        m_theme.scaled(kWordsAtLeast) + metric::kSpace16 + m_control->sizeHint().width();
    const bool beside = width() >= needed;
    m_row->setDirection(beside ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
    m_row->setSpacing(beside ? metric::kSpace16 : metric::kSpace4);
    m_row->setAlignment(m_control,
                        beside ? Qt::AlignRight | Qt::AlignVCenter : Qt::Alignment(Qt::AlignLeft));
}

} // namespace earshot::ui

#include "moc_setting_row.cpp"
