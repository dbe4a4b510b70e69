// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/lyrics/theme.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

namespace earshot::recommend {

/// A range with soft borders in the quantity's own unit.
struct Range {
    double low = 0;
    double high = 0;
};

/// A place on the mood map.
struct MoodPoint {
    double valence = 0, arousal = 0;
};

/// What a list should be like. Comes from a mood's name, a point or region on the map, or a context
/// recipe (JSON in resources/recipes; format in its README).
struct Recipe {
    QString key;         ///< "focus"; "" for a target made on the fly
    QString name;        ///< "Focus", translated
    QString description; ///< one line: what it is for, translated
    QString icon;
    bool isMood = false; ///< a mood name rather than a context

    double valence = 0, arousal = 0;                   ///< centre of the target, [−1, 1]
    double valenceRadius = 0.35, arousalRadius = 0.35; ///< where the fit has fallen to one half
    std::optional<Range> bpm;
    bool halfTempo = false; ///< half of `bpm` fits as well: there are two steps to a beat
    std::optional<Range> loudnessLufs;
    std::optional<Range> vocal;           ///< [0, 1]
    std::optional<Range> acoustic;        ///< [0, 1]
    std::optional<Range> danceability;    ///< [0, 1]
    QStringList genresFor, genresAgainst; ///< folded names that help or hurt
    std::vector<lyrics::Theme> words;     ///< what the lyrics should speak of
    /// Energy over the list: arousal targets at equal steps from first to last track; empty = flat.
    std::vector<double> energyCurve;
    /// A path over the mood map at equal steps from first to last track; empty = none. Then the
    /// list follows it in valence and arousal, and energyCurve is not looked at.
    std::vector<MoodPoint> path;
    int artistSpacing = 3; ///< at least this many tracks between two by one artist
    int artistCap = 3;     ///< at most this many tracks by one artist in a list of 25
    /// Multipliers on the prior weights by signal key, 1 = unchanged.
    std::vector<std::pair<QString, double>> weights;
};

/// Parses and checks one recipe. An error names line or field and what is allowed.
base::Result<Recipe> parseRecipe(const QByteArray& json, const QString& sourceName);

/// A track's tempo as the recipe counts it, in beats or steps per minute: twice as many where two
/// steps to a beat are allowed and come nearer to what is asked. NaN stays NaN.
[[nodiscard]] double countedTempo(const Recipe& recipe, double bpm);

/// The built-in moods (happy, calm, energetic, sad, tense, tender) and the twelve context recipes,
/// in showing order.
[[nodiscard]] const std::vector<Recipe>& builtInMoods();
[[nodiscard]] const std::vector<Recipe>& builtInRecipes();

/// A target at a point of the map.
[[nodiscard]] Recipe recipeAt(double valence, double arousal, double radius = 0.3);

} // namespace earshot::recommend
