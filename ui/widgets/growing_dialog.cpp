// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/growing_dialog.h"

#include <QEvent>
#include <QScreen>

#include <algorithm>

namespace earshot::ui {

namespace {

constexpr int kDialogWidth = 600;
constexpr double kMostOfScreen = 0.85;

} // namespace

GrowingDialog::GrowingDialog(Theme& theme, const QString& objectName, QWidget* parent)
    : QDialog(parent),
      m_prefix(objectName),
      m_body(new QWidget),
      m_column(new QVBoxLayout(m_body)),
      m_scroll(new QScrollArea),
      m_foot(new QHBoxLayout) {
    setObjectName(objectName + QStringLiteral("Dialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    setMinimumWidth(theme.scaled(kDialogWidth));
    m_column->setContentsMargins(metric::kSpace24, metric::kSpace24, metric::kSpace24,
                                 metric::kSpace12);
    m_column->setSpacing(metric::kSpace12);
    m_scroll->setWidget(m_body);
    m_scroll->setWidgetResizable(true);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_body->installEventFilter(this);
    auto* closing = button(tr("Close"), QStringLiteral("close"));
    m_foot->setContentsMargins(metric::kSpace24, 0, metric::kSpace24, metric::kSpace16);
    m_foot->setSpacing(metric::kSpace8);
    m_foot->addStretch(1);
    m_foot->addWidget(closing);
    auto* whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->setSpacing(metric::kSpace12);
    whole->addWidget(m_scroll, 1);
    whole->addLayout(m_foot);
    connect(closing, &QPushButton::clicked, this, &QDialog::close);
}

QPushButton* GrowingDialog::button(const QString& text, const QString& name) const {
    auto* made = new QPushButton(text);
    made->setObjectName(m_prefix + QLatin1Char('.') + name);
    made->setAccessibleName(text);
    made->setAutoDefault(false);
    return made;
}

void GrowingDialog::addToFoot(QPushButton* button) {
    m_foot->insertWidget(m_foot->count() - 1, button);
}

bool GrowingDialog::eventFilter(QObject* watched, QEvent* event) {
    if (watched == m_body && event->type() == QEvent::LayoutRequest) {
        fit();
    }
    return QDialog::eventFilter(watched, event);
}

void GrowingDialog::showEvent(QShowEvent* event) {
    QDialog::showEvent(event);
    for (QWidget* next = nextInFocusChain(); !focusWidget() && next != this;
         next = next->nextInFocusChain()) {
        if (m_body->isAncestorOf(next) && next->isVisible() &&
            (next->focusPolicy() & Qt::TabFocus)) {
            next->setFocus(Qt::OtherFocusReason); // else the button that closes would have it
        }
    }
}

void GrowingDialog::fit() {
    layout()->activate();
    const int around = height() - m_scroll->viewport()->height();
    const int wanted = m_body->layout()->totalHeightForWidth(m_scroll->viewport()->width());
    const int most = static_cast<int>(kMostOfScreen * screen()->availableGeometry().height());
    resize(width(), std::clamp(wanted + around, height(), std::max(height(), most)));
}

} // namespace earshot::ui

#include "moc_growing_dialog.cpp"
