// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/insights/forget_list.h"

#include "ui/widgets/status_line.h"

#include <QGridLayout>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace earshot::ui {

ForgetList::ForgetList(Context& context, Kind kind, QWidget* parent)
    : QWidget(parent),
      m_context(context),
      m_kind(std::move(kind)),
      m_title(new TextLabel(context.theme, m_kind.title, TextStyle::Emphasis)),
      m_said(new StatusLine(context.theme)),
      m_rows(new QGridLayout) {
    setObjectName(m_kind.objectName + QLatin1Char('s'));
    m_said->setObjectName(m_kind.objectName + QStringLiteral("s.said"));
    m_said->setWordWrap(true);
    m_rows->setHorizontalSpacing(metric::kSpace12);
    m_rows->setVerticalSpacing(metric::kSpace8);
    m_rows->setColumnStretch(0, 1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, metric::kSpace8, 0, 0);
    column->setSpacing(metric::kSpace8);
    column->addWidget(m_title);
    column->addLayout(m_rows);
    column->addWidget(m_said);
    hide();
    reload();
}

void ForgetList::reload() {
    m_context.background.run(
        Lane::Pages, this,
        [read = m_kind.read](jobs::Workspace& workspace, const std::stop_token&) {
            return read(workspace.signals());
        },
        [this](const base::Result<Rows>& rows) {
            if (rows) {
                present(*rows);
            }
        });
}

void ForgetList::present(const Rows& rows) {
    const auto held = std::ranges::find_if(m_buttons, &QWidget::hasFocus);
    const auto at = static_cast<std::size_t>(held - m_buttons.begin());
    const bool holds = held != m_buttons.end();
    std::vector<QWidget*> before;
    while (QLayoutItem* item = m_rows->takeAt(0)) {
        before.push_back(item->widget());
        delete item;
    }
    m_buttons.clear();
    for (const Row& row : rows) {
        addRow(row);
    }
    m_title->setVisible(!rows.empty());
    setVisible(!rows.empty() || !m_said->text().isEmpty());
    if (holds && !rows.empty()) { // to what took its place
        QPushButton* next = m_buttons[std::min(at, rows.size() - 1)];
        next->show(); // the layout would do so later, and then it is too late
        next->setFocus(Qt::OtherFocusReason);
    }
    for (QWidget* gone : before) {
        gone->hide();
        gone->deleteLater();
    }
}

/// Asked in place: the button says what it does at the second press, and nothing can undo it.
void ForgetList::addRow(const Row& row) {
    const int at = m_rows->rowCount();
    const QString name = QStringLiteral("%1.%2.").arg(m_kind.objectName).arg(row.number);
    auto* line = new TextLabel(m_context.theme, row.line);
    line->setObjectName(name + QStringLiteral("line"));
    line->setWordWrap(true);
    auto* button = new QPushButton(m_kind.forget);
    button->setObjectName(name + QStringLiteral("forget"));
    button->setAccessibleName(
        tr("%1: %2", "what a button does, to what").arg(m_kind.forget, row.line));
    button->setAutoDefault(false);
    m_rows->addWidget(line, at, 0);
    m_rows->addWidget(button, at, 1);
    m_buttons.push_back(button);
    connect(button, &QPushButton::clicked, this, [this, button, row] {
        if (button->text() != m_kind.sure) {
            button->setText(m_kind.sure);
            button->setAccessibleName(
                tr("%1: %2", "what a button does, to what").arg(m_kind.sure, row.line));
            return;
        }
        forget(row);
    });
}

void ForgetList::forget(const Row& row) {
    if (m_forgetting) {
        return; // the button stays on, so that it keeps the focus
    }
    m_forgetting = true;
    m_context.background.write(
        this,
        [which = row.which](jobs::Workspace& workspace, const std::stop_token&) {
            return workspace.signals().forget(which, signals::Forget::Delete);
        },
        [this, line = row.line](const base::Result<qint64>& forgotten) {
            m_forgetting = false;
            m_said->say(forgotten ? m_kind.done.arg(line) : forgotten.error().message());
            reload();
            m_context.listening.refresh();
        });
}

} // namespace earshot::ui

#include "moc_forget_list.cpp"
