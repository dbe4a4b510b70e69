// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/library/facts_grid.h"

#include "ui/library/confidence_mark.h"
#include "ui/widgets/text_label.h"

namespace earshot::ui {

namespace {

enum FactColumn { kNameColumn, kWordsColumn, kNumberColumn, kTrustColumn, kFactColumns };

} // namespace

FactsGrid::FactsGrid(Theme& theme, QWidget* parent)
    : QWidget(parent), m_theme(theme), m_grid(new QGridLayout(this)) {
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(metric::kSpace16);
    m_grid->setVerticalSpacing(metric::kSpace8);
    m_grid->setColumnStretch(kWordsColumn, 1);
}

void FactsGrid::addHeading(const QString& title) {
    auto* heading = new TextLabel(m_theme, title, TextStyle::Emphasis);
    if (m_row > 0) {
        m_grid->setRowMinimumHeight(m_row++, metric::kSpace8); // air between the sections
    }
    m_grid->addWidget(heading, m_row++, kNameColumn, 1, kFactColumns);
}

TextLabel* FactsGrid::addName(const QString& name) {
    auto* label = new TextLabel(m_theme, name, TextStyle::Body, Tone::Secondary);
    m_grid->addWidget(label, m_row, kNameColumn, Qt::AlignTop);
    return label;
}

void FactsGrid::addFact(const FeatureLine& line) {
    addName(line.name);
    const bool known = !line.number.isEmpty() || line.trust;
    auto* words =
        new TextLabel(m_theme, line.words, TextStyle::Body, known ? Tone::Text : Tone::Secondary);
    words->setWordWrap(true);
    QStringList told{line.words, line.number, line.trust ? trustWords(*line.trust) : QString()};
    told.removeAll(QString());
    words->setAccessibleName(
        tr("%1: %2", "a fact for screen readers").arg(line.name, told.join(QStringLiteral(", "))));
    m_grid->addWidget(words, m_row, kWordsColumn, Qt::AlignTop);
    if (!line.number.isEmpty()) {
        m_grid->addWidget(new TextLabel(m_theme, line.number, TextStyle::Body, Tone::Secondary),
                          m_row, kNumberColumn, Qt::AlignRight | Qt::AlignTop);
    }
    if (line.trust) {
        m_grid->addWidget(new ConfidenceMark(m_theme, *line.trust), m_row, kTrustColumn,
                          Qt::AlignLeft | Qt::AlignVCenter);
    }
    ++m_row;
}

void FactsGrid::addFact(const QString& name, const QString& words) {
    addName(name);
    auto* value = new TextLabel(m_theme, words);
    value->setWordWrap(true);
    value->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    value->setAccessibleName(tr("%1: %2", "a fact for screen readers").arg(name, words));
    m_grid->addWidget(value, m_row++, kWordsColumn, 1, kFactColumns - 1, Qt::AlignTop);
}

void FactsGrid::addSentence(const QString& text) {
    auto* sentence = new TextLabel(m_theme, text);
    sentence->setWordWrap(true);
    m_grid->addWidget(sentence, m_row++, kNameColumn, 1, kFactColumns);
}

} // namespace earshot::ui

#include "moc_facts_grid.cpp"
