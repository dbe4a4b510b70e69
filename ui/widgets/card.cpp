// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/card.h"

#include <QVariant>

namespace earshot::ui {

Card::Card(QWidget* parent) : QFrame(parent), m_content(new QVBoxLayout(this)) {
    setProperty("role", QStringLiteral("card"));
    m_content->setContentsMargins(metric::kSpace16, metric::kSpace16, metric::kSpace16,
                                  metric::kSpace16);
    m_content->setSpacing(metric::kSpace8);
}

} // namespace earshot::ui

#include "moc_card.cpp"
