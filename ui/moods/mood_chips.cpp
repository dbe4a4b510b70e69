// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/moods/mood_chips.h"

#include "ui/theme/tokens.h"
#include "ui/widgets/flow_layout.h"

#include <algorithm>

namespace earshot::ui {

namespace {

constexpr double kIconTextShare = 0.30; // of the text colour in an icon's: pale moods must read

QString iconOf(const recommend::Recipe& recipe) {
    return recipe.icon.isEmpty() ? QStringLiteral("sparkle") : recipe.icon;
}

} // namespace

MoodChips::MoodChips(Theme& theme, QWidget* parent)
    : QWidget(parent),
      m_theme(theme),
      m_row(new FlowLayout(metric::kSpace8, this)),
      m_ownButton(new QPushButton(tr("Own recipes…"))) {
    setObjectName(QStringLiteral("moodChips"));
    m_row->setContentsMargins(0, 0, 0, 0);
    for (const recommend::Recipe& mood : recommend::builtInMoods()) {
        add(mood);
    }
    for (const recommend::Recipe& recipe : recommend::builtInRecipes()) {
        add(recipe);
    }
    m_builtIn = m_chips.size();
    m_ownButton->setObjectName(QStringLiteral("ownRecipes"));
    m_ownButton->setAccessibleName(m_ownButton->text());
    m_ownButton->setProperty("role", QStringLiteral("chip"));
    connect(m_ownButton, &QPushButton::clicked, this, &MoodChips::ownWanted);
    m_row->addWidget(m_ownButton);
    connect(&theme, &Theme::changed, this, &MoodChips::tint);
    tint();
}

void MoodChips::setOwn(const std::vector<recommend::Recipe>& recipes) {
    bool same = m_chips.size() == m_builtIn + recipes.size();
    for (std::size_t i = 0; i < recipes.size() && same; ++i) {
        const recommend::Recipe& shown = m_chips[m_builtIn + i].recipe;
        same = shown.key == recipes[i].key && shown.name == recipes[i].name;
    }
    if (same) { // the keyboard stays where it is; what else was changed counts all the same
        for (std::size_t i = 0; i < recipes.size(); ++i) {
            m_chips[m_builtIn + i].recipe = recipes[i];
        }
        return;
    }
    while (m_chips.size() > m_builtIn) {
        delete m_chips.back().button;
        m_chips.pop_back();
    }
    m_row->removeWidget(m_ownButton);
    for (const recommend::Recipe& recipe : recipes) {
        add(recipe);
    }
    m_row->addWidget(m_ownButton);
    setChosen(m_chosen);
    tint();
}

void MoodChips::setChosen(const QString& key) {
    m_chosen = key;
    for (const Chip& chip : m_chips) {
        chip.button->setChecked(!key.isEmpty() && chip.recipe.key == key);
    }
}

void MoodChips::add(const recommend::Recipe& recipe) {
    auto* button = new QPushButton(recipe.name);
    button->setObjectName(QStringLiteral("mood-") + recipe.key);
    button->setAccessibleName(recipe.name);
    button->setAccessibleDescription(recipe.description);
    button->setToolTip(recipe.description);
    button->setProperty("role", QStringLiteral("chip"));
    button->setCheckable(true);
    button->setCursor(Qt::PointingHandCursor);
    connect(button, &QPushButton::clicked, this, [this, key = recipe.key] {
        setChosen(key);
        const auto chip = std::ranges::find_if(
            m_chips, [&key](const Chip& other) { return other.recipe.key == key; });
        Q_EMIT chosen(chip->recipe);
    });
    m_chips.push_back({recipe, button});
    m_row->addWidget(button);
}

void MoodChips::tint() {
    const int side = m_theme.scaled(metric::kIconSmall);
    for (const Chip& chip : m_chips) {
        const QColor color = tokens::mixed(m_theme.moodAt(chip.recipe.valence, chip.recipe.arousal),
                                           m_theme.color(Tone::Text), kIconTextShare);
        chip.button->setIcon(
            QIcon(m_theme.pixmap(iconOf(chip.recipe), side, color, devicePixelRatioF())));
        chip.button->setIconSize({side, side});
    }
}

} // namespace earshot::ui

#include "moc_mood_chips.cpp"
