// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/library/all_measurements.h"

#include "ui/widgets/text_label.h"

#include <QGridLayout>
#include <QPushButton>
#include <QVBoxLayout>

namespace earshot::ui {

namespace {

constexpr int kBetweenRows = metric::kSpace8;

} // namespace

AllMeasurements::AllMeasurements(Theme& theme, std::vector<Measurement> measurements,
                                 QWidget* parent)
    : QWidget(parent),
      m_theme(theme),
      m_measurements(std::move(measurements)),
      m_button(new QPushButton(tr("All measurements"))) {
    m_button->setObjectName(QStringLiteral("allMeasurementsButton"));
    m_button->setProperty("role", QStringLiteral("quiet"));
    m_button->setAutoDefault(false);
    m_button->setCheckable(true);
    connect(m_button, &QPushButton::toggled, this, &AllMeasurements::setOpen);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(metric::kSpace12);
    column->addWidget(m_button, 0, Qt::AlignLeft);
    setOpen(false);
}

void AllMeasurements::setOpen(bool open) {
    m_button->setIcon(m_theme.icon(
        open ? QStringLiteral("chevron-down") : QStringLiteral("chevron-right"), Tone::Secondary));
    m_button->setAccessibleName(open ? tr("Hide all measurements") : tr("Show all measurements"));
    if (open && !m_rows) {
        m_rows = makeRows();
        layout()->addWidget(m_rows);
    }
    if (m_rows) {
        m_rows->setVisible(open);
    }
    if (open) {
        Q_EMIT opened();
    }
}

QWidget* AllMeasurements::makeRows() const {
    auto* rows = new QWidget;
    auto* grid = new QGridLayout(rows);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(metric::kSpace16);
    grid->setVerticalSpacing(0);
    grid->setColumnStretch(0, 1);
    int row = 0;
    std::optional<analysis::FeatureGroup> group;
    for (const Measurement& each : m_measurements) {
        if (group != each.group) {
            grid->setRowMinimumHeight(row++, group ? metric::kSpace8 : 0);
            group = each.group;
            grid->addWidget(new TextLabel(m_theme, groupName(each.group), TextStyle::Emphasis),
                            row++, 0, 1, 2);
            grid->setRowMinimumHeight(row++, kBetweenRows);
        }
        auto* name = new TextLabel(m_theme, each.name);
        name->setWordWrap(true);
        auto* value = new TextLabel(m_theme, each.value);
        value->setObjectName(QStringLiteral("measurement.%1").arg(each.key));
        value->setAccessibleName(
            tr("%1: %2", "a measurement for screen readers").arg(each.name, each.value));
        value->setTextInteractionFlags(Qt::TextSelectableByMouse);
        auto* sentence = new TextLabel(m_theme, each.sentence, TextStyle::Caption, Tone::Secondary);
        sentence->setWordWrap(true);
        grid->addWidget(name, row, 0, Qt::AlignTop);
        grid->addWidget(value, row++, 1, Qt::AlignRight | Qt::AlignTop);
        grid->addWidget(sentence, row++, 0, 1, 2);
        grid->setRowMinimumHeight(row++, kBetweenRows);
    }
    return rows;
}

} // namespace earshot::ui

#include "moc_all_measurements.cpp"
