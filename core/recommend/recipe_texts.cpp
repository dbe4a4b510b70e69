// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recommend/recipe_texts.h"

#include <QtGlobal>

#include <array>

namespace earshot::recommend {

namespace {

// The words of the built-in recipes as they stand in resources/recipes, for lupdate, which does not
// read JSON. A test compares both.
constexpr std::array kTexts{
    QT_TRANSLATE_NOOP("earshot::recipes", "Happy"),
    QT_TRANSLATE_NOOP("earshot::recipes", "Bright music with a spring in its step."),
    QT_TRANSLATE_NOOP("earshot::recipes", "Calm"),
    QT_TRANSLATE_NOOP("earshot::recipes", "Quiet, even music that leaves room to breathe."),
    QT_TRANSLATE_NOOP("earshot::recipes", "Energetic"),
    QT_TRANSLATE_NOOP("earshot::recipes", "Music with drive that will not sit still."),
    QT_TRANSLATE_NOOP("earshot::recipes", "Sad"),
    QT_TRANSLATE_NOOP("earshot::recipes", "Slow, dark-coloured music for a heavy heart."),
    QT_TRANSLATE_NOOP("earshot::recipes", "Tense"),
    QT_TRANSLATE_NOOP("earshot::recipes", "Restless and dark, on the edge of the seat."),
    QT_TRANSLATE_NOOP("earshot::recipes", "Tender"),
    QT_TRANSLATE_NOOP("earshot::recipes", "Warm, soft music with feeling."),
    QT_TRANSLATE_NOOP("earshot::recipes", "Focus"),
    QT_TRANSLATE_NOOP("earshot::recipes",
                      "Steady music without words, for work that needs your head."),
    QT_TRANSLATE_NOOP("earshot::recipes", "Study"),
    QT_TRANSLATE_NOOP("earshot::recipes",
                      "Soft, even and mostly wordless, for reading and learning."),
    QT_TRANSLATE_NOOP("earshot::recipes", "Workout"),
    QT_TRANSLATE_NOOP("earshot::recipes", "Hard and loud, easing in and out at the ends."),
    QT_TRANSLATE_NOOP("earshot::recipes", "Run"),
    QT_TRANSLATE_NOOP("earshot::recipes", "A quick, steady beat to keep your stride."),
    QT_TRANSLATE_NOOP("earshot::recipes", "Party"),
    QT_TRANSLATE_NOOP("earshot::recipes", "Bright and danceable, rising through the night."),
    QT_TRANSLATE_NOOP("earshot::recipes", "Dinner"),
    QT_TRANSLATE_NOOP("earshot::recipes", "Warm music that lets people talk."),
    QT_TRANSLATE_NOOP("earshot::recipes", "Commute"),
    QT_TRANSLATE_NOOP("earshot::recipes", "Awake and moving, good company for the way."),
    QT_TRANSLATE_NOOP("earshot::recipes", "Morning"),
    QT_TRANSLATE_NOOP("earshot::recipes", "Gentle at first, then bright: the day begins."),
    QT_TRANSLATE_NOOP("earshot::recipes", "Wind down"),
    QT_TRANSLATE_NOOP("earshot::recipes", "From the day’s pace to quiet, step by step."),
    QT_TRANSLATE_NOOP("earshot::recipes", "Sleep"),
    QT_TRANSLATE_NOOP("earshot::recipes", "Very quiet and slow, sinking towards silence."),
    QT_TRANSLATE_NOOP("earshot::recipes", "Meditate"),
    QT_TRANSLATE_NOOP("earshot::recipes", "Still, spacious music without words or beat."),
    QT_TRANSLATE_NOOP("earshot::recipes", "Stargazing"),
    QT_TRANSLATE_NOOP("earshot::recipes",
                      "Wide, slow and a little strange, for lying on your back at night."),
};

} // namespace

std::span<const char* const> recipeTexts() {
    return kTexts;
}

} // namespace earshot::recommend
