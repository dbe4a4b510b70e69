// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/insights/forget_list.h"

#include "ui/widgets/text_label.h"

#include <QGridLayout>
#include <QPushButton>
#include <QVBoxLayout>

namespace earshot::ui {

ForgetList::ForgetList(Context& context, Kind kind, QWidget* parent)
    : QWidget(parent),
      m_context(context),
      m_kind(std::move(kind)),
      m_problem(new TextLabel(context.theme, {}, TextStyle::Body, Tone::Secondary)),
      m_rows(new QGridLayout) {
    setObjectName(m_kind.objectName + QLatin1Char('s'));
    m_problem->setWordWrap(true);
    m_problem->hide();
    m_rows->setHorizontalSpacing(metric::kSpace12);
    m_rows->setVerticalSpacing(metric::kSpace8);
    m_rows->setColumnStretch(0, 1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, metric::kSpace8, 0, 0);
    column->setSpacing(metric::kSpace8);
    column->addWidget(new TextLabel(context.theme, m_kind.title, TextStyle::Emphasis));
    column->addLayout(m_rows);
    column->addWidget(m_problem);
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
    while (QLayoutItem* item = m_rows->takeAt(0)) {
        item->widget()->deleteLater();
        delete item;
    }
    for (const Row& row : rows) {
        addRow(row);
    }
    setVisible(!rows.empty());
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
    connect(button, &QPushButton::clicked, this, [this, button, row] {
        if (button->text() != m_kind.sure) {
            button->setText(m_kind.sure);
            button->setAccessibleName(
                tr("%1: %2", "what a button does, to what").arg(m_kind.sure, row.line));
            return;
        }
        button->setEnabled(false);
        forget(row);
    });
}

void ForgetList::forget(const Row& row) {
    m_context.background.write(
        this,
        [which = row.which](jobs::Workspace& workspace, const std::stop_token&) {
            return workspace.signals().forget(which, signals::Forget::Delete);
        },
        [this](const base::Result<qint64>& forgotten) {
            m_problem->setVisible(!forgotten);
            m_problem->setText(forgotten ? QString() : forgotten.error().message());
            reload();
            m_context.listening.refresh();
        });
}

} // namespace earshot::ui

#include "moc_forget_list.cpp"
