// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/insights/chart_card.h"

#include "ui/widgets/text_label.h"

#include <QHBoxLayout>
#include <QHeaderView>

#include <algorithm>

namespace earshot::ui {

namespace {

constexpr int kTableRows = 8;     // visible at once
constexpr int kNumberColumn = 80; // a count, or the word above it

} // namespace

ChartCard::ChartCard(Theme& theme, const QString& title, const QString& name, QWidget* chart,
                     QWidget* parent)
    : Card(parent),
      m_theme(theme),
      m_title(new TextLabel(theme, title, TextStyle::Emphasis)),
      m_chart(chart),
      m_table(new QTableWidget),
      m_toggle(new QPushButton),
      m_note(nullptr),
      m_sentence(new TextLabel(theme, {}, TextStyle::Body, Tone::Secondary)),
      m_link(new QPushButton) {
    setObjectName(name);
    m_chart->setObjectName(name + QStringLiteral(".chart"));
    m_chart->setAccessibleName(title);
    m_table->setObjectName(name + QStringLiteral(".table"));
    m_table->setAccessibleName(title);
    m_table->verticalHeader()->hide();
    m_table->setShowGrid(false);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setTabKeyNavigation(false);
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_table->horizontalHeader()->setHighlightSections(false);
    m_toggle->setObjectName(name + QStringLiteral(".asTable"));
    m_toggle->setProperty("role", QStringLiteral("link"));
    m_toggle->setCheckable(true);
    m_note = makeNote(name);

    auto* top = new QHBoxLayout;
    top->setSpacing(metric::kSpace12);
    top->addWidget(m_title, 1);
    top->addWidget(m_toggle);
    content()->addLayout(top);
    content()->addWidget(m_chart);
    content()->addWidget(m_table, 1);
    content()->addWidget(m_note);
    content()->addStretch(0); // takes what is left over while the table is hidden
    connect(m_toggle, &QPushButton::toggled, this, &ChartCard::showTable);
    setNote({});
}

QWidget* ChartCard::makeNote(const QString& name) {
    m_sentence->setObjectName(name + QStringLiteral(".note"));
    m_sentence->setWordWrap(true);
    m_link->setObjectName(name + QStringLiteral(".link"));
    m_link->setProperty("role", QStringLiteral("link"));
    m_link->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    auto* note = new QWidget;
    auto* column = new QVBoxLayout(note);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(metric::kSpace4);
    column->addWidget(m_sentence);
    column->addWidget(m_link);
    column->addStretch(1);
    connect(m_link, &QPushButton::clicked, this, &ChartCard::linkClicked);
    return note;
}

void ChartCard::setTitle(const QString& title) {
    m_title->setText(title);
    m_chart->setAccessibleName(title);
    m_table->setAccessibleName(title);
}

void ChartCard::setTable(const QStringList& headers, const std::vector<QStringList>& rows) {
    m_table->clear();
    m_table->setColumnCount(static_cast<int>(headers.size()));
    m_table->setRowCount(static_cast<int>(rows.size()));
    m_table->setHorizontalHeaderLabels(headers);
    m_table->horizontalHeader()->setMinimumSectionSize(m_theme.scaled(kNumberColumn));
    for (int column = 1; column < m_table->columnCount(); ++column) {
        m_table->horizontalHeaderItem(column)->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
    }
    QStringList spoken;
    for (int row = 0; row < m_table->rowCount(); ++row) {
        const QStringList& cells = rows[static_cast<std::size_t>(row)];
        for (int column = 0; column < cells.size(); ++column) {
            auto* item = new QTableWidgetItem(cells[column]);
            item->setTextAlignment(column == 0 ? Qt::AlignLeft | Qt::AlignVCenter
                                               : Qt::AlignRight | Qt::AlignVCenter);
            m_table->setItem(row, column, item);
        }
        spoken += cells.join(QStringLiteral(": "));
    }
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_table->horizontalHeader()->setSectionResizeMode(0, QHeaderView::Stretch);
    m_chart->setAccessibleDescription(spoken.join(QStringLiteral(", ")));
    const int height = m_theme.scaled(metric::kRowDense);
    m_table->verticalHeader()->setDefaultSectionSize(height);
    m_table->setMinimumHeight(m_table->horizontalHeader()->sizeHint().height() +
                              std::min(m_table->rowCount(), kTableRows) * height);
}

void ChartCard::setNote(const QString& sentence, const QString& link) {
    const bool noted = !sentence.isEmpty();
    m_sentence->setText(sentence);
    m_link->setText(link);
    m_link->setAccessibleName(link);
    m_link->setVisible(!link.isEmpty());
    m_note->setVisible(noted);
    m_toggle->setVisible(!noted);
    if (noted) {
        m_chart->hide();
        m_table->hide();
    } else {
        showTable(m_toggle->isChecked());
    }
}

void ChartCard::showTable(bool table) {
    m_chart->setVisible(!table);
    m_table->setVisible(table);
    m_toggle->setText(table ? tr("Chart") : tr("Table"));
    m_toggle->setAccessibleName(table ? tr("%1: show the chart").arg(m_title->text())
                                      : tr("%1: show as a table").arg(m_title->text()));
}

} // namespace earshot::ui

#include "moc_chart_card.cpp"
