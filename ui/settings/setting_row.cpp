// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/setting_row.h"

#include "ui/widgets/text_label.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace earshot::ui {

SettingRow::SettingRow(Theme& theme, const QString& name, const QString& line, QWidget* control,
                       QWidget* parent)
    : QWidget(parent) {
    auto* words = new QVBoxLayout;
    words->setSpacing(2);
    auto* title = new TextLabel(theme, name);
    title->setBuddy(control);
    words->addWidget(title);
    auto* explain = new TextLabel(theme, line, TextStyle::Caption, Tone::Secondary);
    explain->setWordWrap(true);
    words->addWidget(explain);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, metric::kSpace4, 0, metric::kSpace4);
    row->setSpacing(metric::kSpace16);
    row->addLayout(words, 1);
    row->addWidget(control, 0, Qt::AlignRight | Qt::AlignVCenter);
    if (control->accessibleDescription().isEmpty()) {
        control->setAccessibleDescription(line);
    }
}

} // namespace earshot::ui
