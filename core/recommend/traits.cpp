// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recommend/traits.h"
#include "core/recommend/text.h"

#include <array>
#include <cmath>

namespace earshot::recommend {

namespace {

// From here on a side of the mood map is heard as such.
constexpr float kClearMood = 0.2F;
// Integrated loudness, LUFS: EBU R 128 broadcasts sit at −23, most pop masters between −11 and −7.
constexpr float kQuietBelow = -18;
constexpr float kLoudAbove = -10;
// Shares that can be told by ear.
constexpr float kLittle = 0.3F;
constexpr float kMuch = 0.6F;

float at(const std::vector<float>& column, Index track) {
    return column[static_cast<std::size_t>(track)];
}

int side(float value, float border) {
    return value > border ? 1 : (value < -border ? -1 : 0);
}

QString tempoWords(float bpm, float counted) {
    const long beats = std::isnan(bpm) ? 0 : std::lround(bpm);
    return counted > bpm ? Text::tr("%1 BPM, two steps to a beat").arg(beats)
                         : Text::tr("%1 BPM").arg(beats);
}

QString loudnessWords(float lufs) {
    if (lufs < kQuietBelow) {
        return Text::tr("quiet");
    }
    return lufs > kLoudAbove ? Text::tr("loud") : Text::tr("of medium loudness");
}

QString shareWords(float share, const QString& little, const QString& some, const QString& much) {
    return share < kLittle ? little : (share > kMuch ? much : some);
}

/// One measured quantity, the range asked for, and how it is said.
struct Trait {
    float value;
    std::optional<Range> range;
    QString words;
};

std::array<Trait, 5> traitsOf(const Catalog& catalog, Index track, const Recipe& recipe) {
    const float bpm = at(catalog.bpm, track);
    const auto counted = static_cast<float>(countedTempo(recipe, bpm));
    const float loudness = at(catalog.loudnessLufs, track);
    const float vocal = at(catalog.vocal, track);
    const float acoustic = at(catalog.acoustic, track);
    const float dance = at(catalog.danceability, track);
    return {
        Trait{counted, recipe.bpm, tempoWords(bpm, counted)},
        Trait{loudness, recipe.loudnessLufs, loudnessWords(loudness)},
        Trait{vocal, recipe.vocal,
              shareWords(vocal, Text::tr("hardly any singing"), Text::tr("some singing"),
                         Text::tr("with singing"))},
        Trait{acoustic, recipe.acoustic,
              shareWords(acoustic, Text::tr("electronic"), Text::tr("partly acoustic"),
                         Text::tr("acoustic"))},
        Trait{dance, recipe.danceability,
              shareWords(dance, Text::tr("not for dancing"), Text::tr("fairly danceable"),
                         Text::tr("danceable"))},
    };
}

QStringList traitsWithin(const Catalog& catalog, Index track, const Recipe& recipe, bool within) {
    QStringList words;
    for (const Trait& trait : traitsOf(catalog, track, recipe)) {
        if (!trait.range || std::isnan(trait.value)) {
            continue;
        }
        const double value = trait.value;
        if ((value >= trait.range->low && value <= trait.range->high) == within) {
            words.append(trait.words);
        }
    }
    return words;
}

} // namespace

QString moodWords(const Catalog& catalog, Index track) {
    const float valence = at(catalog.valence, track);
    const float arousal = at(catalog.arousal, track);
    if (std::isnan(valence) || std::isnan(arousal)) {
        return {};
    }
    const int bright = side(valence, kClearMood);
    switch (side(arousal, kClearMood)) {
    case 1:
        return bright > 0   ? Text::tr("Lively and bright")
               : bright < 0 ? Text::tr("Lively and dark")
                            : Text::tr("Lively");
    case -1:
        return bright > 0   ? Text::tr("Calm and warm")
               : bright < 0 ? Text::tr("Calm and sombre")
                            : Text::tr("Calm");
    default:
        return bright > 0   ? Text::tr("Bright and even")
               : bright < 0 ? Text::tr("Dark and even")
                            : Text::tr("Even");
    }
}

QStringList fittingTraits(const Catalog& catalog, Index track, const Recipe& recipe) {
    return traitsWithin(catalog, track, recipe, true);
}

QStringList missingTraits(const Catalog& catalog, Index track, const Recipe& recipe) {
    return traitsWithin(catalog, track, recipe, false);
}

QString artistWords(const Catalog& catalog, Index track) {
    const auto artist = static_cast<std::size_t>(catalog.artist[static_cast<std::size_t>(track)]);
    const QString& name = catalog.artistNames[artist];
    return name.isEmpty() ? Text::tr("this artist") : name;
}

} // namespace earshot::recommend
