// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/insights/import_list.h"

#include "core/signals/entry_text.h"
#include "ui/widgets/text_label.h"

#include <QGridLayout>
#include <QLocale>
#include <QPushButton>
#include <QVBoxLayout>

namespace earshot::ui {

namespace {

QString lineOf(const signals::ImportView& view) {
    const QString form = QLocale().dateFormat(QLocale::ShortFormat);
    return ImportList::tr("%1, %2 to %3; plays: %4", "service, dates, number")
        .arg(signals::importSourceName(view.source), QLocale().toString(view.first, form),
             QLocale().toString(view.last, form), QLocale().toString(view.plays));
}

} // namespace

ImportList::ImportList(Context& context, QWidget* parent)
    : QWidget(parent),
      m_context(context),
      m_problem(new TextLabel(context.theme, {}, TextStyle::Body, Tone::Secondary)),
      m_rows(new QGridLayout) {
    setObjectName(QStringLiteral("history.imports"));
    m_problem->setWordWrap(true);
    m_problem->hide();
    m_rows->setHorizontalSpacing(metric::kSpace12);
    m_rows->setVerticalSpacing(metric::kSpace8);
    m_rows->setColumnStretch(0, 1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, metric::kSpace8, 0, 0);
    column->setSpacing(metric::kSpace8);
    column->addWidget(new TextLabel(context.theme, tr("Brought in so far"), TextStyle::Emphasis));
    column->addLayout(m_rows);
    column->addWidget(m_problem);
    hide();
    reload();
}

void ImportList::reload() {
    m_context.background.run(
        Lane::Pages, this,
        [](jobs::Workspace& workspace, const std::stop_token&) {
            return workspace.signals().imports();
        },
        [this](const base::Result<Views>& views) {
            if (views) {
                present(*views);
            }
        });
}

void ImportList::present(const Views& views) {
    while (QLayoutItem* item = m_rows->takeAt(0)) {
        item->widget()->deleteLater();
        delete item;
    }
    for (const signals::ImportView& view : views) {
        addRow(view);
    }
    setVisible(!views.empty());
}

/// Asked in place: the button says what it does at the second press, and nothing can undo it.
void ImportList::addRow(const signals::ImportView& view) {
    const int row = m_rows->rowCount();
    auto* line = new TextLabel(m_context.theme, lineOf(view));
    line->setObjectName(QStringLiteral("history.import.%1.line").arg(view.number));
    line->setWordWrap(true);
    auto* button = new QPushButton(tr("Forget…"));
    button->setObjectName(QStringLiteral("history.import.%1.forget").arg(view.number));
    button->setAccessibleName(tr("Forget this import: %1").arg(lineOf(view)));
    button->setAutoDefault(false);
    m_rows->addWidget(line, row, 0);
    m_rows->addWidget(button, row, 1);
    connect(button, &QPushButton::clicked, this, [this, button, view] {
        const QString sure = tr("Forget it for good");
        if (button->text() != sure) {
            button->setText(sure);
            button->setAccessibleName(tr("Forget it for good: %1").arg(lineOf(view)));
            return;
        }
        button->setEnabled(false);
        forget(view);
    });
}

void ImportList::forget(const signals::ImportView& view) {
    signals::Forgetting which;
    which.import = view.number;
    m_context.background.write(
        this,
        [which](jobs::Workspace& workspace, const std::stop_token&) {
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

#include "moc_import_list.cpp"
