// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/moods/mood_chips.h"

#include "ui/theme/tokens.h"
#include "ui/widgets/flow_layout.h"

#include <QVBoxLayout>

namespace earshot::ui {

namespace {

constexpr double kIconTextShare = 0.30; // of the text colour in an icon's: pale moods must read

} // namespace

MoodChips::MoodChips(Theme& theme, QWidget* parent) : QWidget(parent), m_theme(theme) {
    setObjectName(QStringLiteral("moodChips"));
    auto* row = new FlowLayout(metric::kSpace8, this);
    row->setContentsMargins(0, 0, 0, 0);
    for (const recommend::Recipe& mood : recommend::builtInMoods()) {
        add(*row, mood);
    }
    for (const recommend::Recipe& recipe : recommend::builtInRecipes()) {
        add(*row, recipe);
    }
    connect(&theme, &Theme::changed, this, &MoodChips::tint);
    tint();
}

void MoodChips::setChosen(const QString& key) {
    for (const Chip& chip : m_chips) {
        chip.button->setChecked(!key.isEmpty() && chip.recipe.key == key);
    }
}

void MoodChips::add(QLayout& row, const recommend::Recipe& recipe) {
    auto* button = new QPushButton(recipe.name);
    button->setObjectName(QStringLiteral("mood-") + recipe.key);
    button->setAccessibleName(recipe.name);
    button->setAccessibleDescription(recipe.description);
    button->setToolTip(recipe.description);
    button->setProperty("role", QStringLiteral("chip"));
    button->setCheckable(true);
    button->setCursor(Qt::PointingHandCursor);
    connect(button, &QPushButton::clicked, this, [this, recipe] {
        setChosen(recipe.key);
        Q_EMIT chosen(recipe);
    });
    m_chips.push_back({recipe, button});
    row.addWidget(button);
}

void MoodChips::tint() {
    const int side = m_theme.scaled(metric::kIconSmall);
    for (const Chip& chip : m_chips) {
        const QColor color = tokens::mixed(m_theme.moodAt(chip.recipe.valence, chip.recipe.arousal),
                                           m_theme.color(Tone::Text), kIconTextShare);
        chip.button->setIcon(
            QIcon(m_theme.pixmap(chip.recipe.icon, side, color, devicePixelRatioF())));
        chip.button->setIconSize({side, side});
    }
}

} // namespace earshot::ui

#include "moc_mood_chips.cpp"
