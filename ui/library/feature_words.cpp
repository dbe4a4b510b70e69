// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/library/feature_words.h"

#include "core/base/number_text.h"
#include "ui/moods/map_target.h"
#include "ui/theme/tabular.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <numeric>
#include <span>

namespace earshot::ui {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(earshot::features)
};

/// A word holds up to this border (in the quantity's unit).
struct Step {
    double below;
    const char* word;
};

// Tempo words follow what musicians call slow, walking pace and fast; loudness words are around
// −14 LUFS, where most streamed music is levelled, and −23 LUFS of EBU R 128.
constexpr Step kTempo[] = {{70, QT_TRANSLATE_NOOP("earshot::features", "slow")},
                           {100, QT_TRANSLATE_NOOP("earshot::features", "unhurried")},
                           {125, QT_TRANSLATE_NOOP("earshot::features", "medium")},
                           {150, QT_TRANSLATE_NOOP("earshot::features", "fast")},
                           {1e9, QT_TRANSLATE_NOOP("earshot::features", "very fast")}};
constexpr Step kLoudness[] = {{-23, QT_TRANSLATE_NOOP("earshot::features", "soft")},
                              {-16, QT_TRANSLATE_NOOP("earshot::features", "moderate")},
                              {-10, QT_TRANSLATE_NOOP("earshot::features", "loud")},
                              {1e9, QT_TRANSLATE_NOOP("earshot::features", "very loud")}};
constexpr Step kLoudnessRange[] = {
    {4, QT_TRANSLATE_NOOP("earshot::features", "even")},
    {10, QT_TRANSLATE_NOOP("earshot::features", "some swells")},
    {1e9, QT_TRANSLATE_NOOP("earshot::features", "very soft to very loud")}};
constexpr Step kGain[] = {{-1, QT_TRANSLATE_NOOP("earshot::features", "turned down")},
                          {1, QT_TRANSLATE_NOOP("earshot::features", "left as it is")},
                          {1e9, QT_TRANSLATE_NOOP("earshot::features", "turned up")}};
// The middle is as wide as in the names of places on the mood map.
constexpr Step kLiveliness[] = {{-0.6, QT_TRANSLATE_NOOP("earshot::features", "very calm")},
                                {-0.15, QT_TRANSLATE_NOOP("earshot::features", "calm")},
                                {0.15, QT_TRANSLATE_NOOP("earshot::features", "in the middle")},
                                {0.6, QT_TRANSLATE_NOOP("earshot::features", "lively")},
                                {1e9, QT_TRANSLATE_NOOP("earshot::features", "very lively")}};
constexpr Step kBrightness[] = {{-0.6, QT_TRANSLATE_NOOP("earshot::features", "very dark")},
                                {-0.15, QT_TRANSLATE_NOOP("earshot::features", "dark")},
                                {0.15, QT_TRANSLATE_NOOP("earshot::features", "in the middle")},
                                {0.6, QT_TRANSLATE_NOOP("earshot::features", "bright")},
                                {1e9, QT_TRANSLATE_NOOP("earshot::features", "very bright")}};
constexpr Step kVocal[] = {{0.3, QT_TRANSLATE_NOOP("earshot::features", "hardly any")},
                           {0.6, QT_TRANSLATE_NOOP("earshot::features", "some")},
                           {1e9, QT_TRANSLATE_NOOP("earshot::features", "much")}};
constexpr Step kAcoustic[] = {
    {0.35, QT_TRANSLATE_NOOP("earshot::features", "electronic")},
    {0.65, QT_TRANSLATE_NOOP("earshot::features", "between acoustic and electronic")},
    {1e9, QT_TRANSLATE_NOOP("earshot::features", "acoustic")}};
constexpr Step kDance[] = {{0.35, QT_TRANSLATE_NOOP("earshot::features", "not for dancing")},
                           {0.65, QT_TRANSLATE_NOOP("earshot::features", "could be danced to")},
                           {1e9, QT_TRANSLATE_NOOP("earshot::features", "made for dancing")}};
constexpr Step kTrust[] = {{0.25, QT_TRANSLATE_NOOP("earshot::features", "a guess")},
                           {0.5, QT_TRANSLATE_NOOP("earshot::features", "not very sure")},
                           {0.75, QT_TRANSLATE_NOOP("earshot::features", "fairly sure")},
                           {1e9, QT_TRANSLATE_NOOP("earshot::features", "sure")}};

constexpr int kStretches = 16;         // a track is compared in this many parts
constexpr int kNoticeable = 26;        // of 255, a tenth of the scale: less is not worth a sentence
constexpr double kCoinToss = 0.5;      // right by chance: one of two sides
constexpr double kQuadrantToss = 0.25; // one of four quadrants

QString word(std::span<const Step> steps, double value) {
    for (const Step& step : steps) {
        if (value < step.below) {
            return Text::tr(step.word);
        }
    }
    return Text::tr(steps.back().word);
}

QString percent(double share) {
    return Text::tr("%1 %").arg(base::numberText(share * 100, 0));
}

/// How far a probability of being right stands above chance.
double aboveChance(double probability, double chance) {
    return std::clamp((probability - chance) / (1 - chance), 0.0, 1.0);
}

FeatureLine unknownLine(const QString& name) {
    return {name, Text::tr("unknown"), {}, {}};
}

/// The line of one number that may be unknown.
FeatureLine lineOf(const QString& name, std::span<const Step> steps, std::optional<double> value,
                   QString (*number)(double), std::optional<double> trust = {}) {
    return value ? FeatureLine{name, word(steps, *value), number(*value), trust}
                 : unknownLine(name);
}

QString twoDecimals(double value) {
    return base::numberText(value, 2);
}

FeatureSection moodSection(const analysis::Features& features) {
    FeatureLine mood = unknownLine(Text::tr("Mood"));
    if (features.valence && features.arousal) {
        mood.words = placeWords(*features.valence, *features.arousal);
        mood.trust = aboveChance(features.moodConfidence, kQuadrantToss);
    }
    return {Text::tr("How it feels"),
            {mood,
             lineOf(Text::tr("How lively"), kLiveliness, features.arousal, twoDecimals,
                    aboveChance(features.arousalConfidence, kCoinToss)),
             lineOf(Text::tr("How bright"), kBrightness, features.valence, twoDecimals,
                    aboveChance(features.valenceConfidence, kCoinToss)),
             lineOf(Text::tr("Dancing"), kDance, features.danceability, percent)}};
}

FeatureSection musicSection(const analysis::Features& features) {
    FeatureLine tempo = lineOf(
        Text::tr("Tempo"), kTempo, features.bpm,
        [](double bpm) { return Text::tr("%1 BPM").arg(base::numberText(bpm, 0)); },
        features.bpmConfidence);
    if (features.bpm && features.bpmAlternate) {
        tempo.number = Text::tr("%1 or %2 BPM")
                           .arg(base::numberText(*features.bpm, 0),
                                base::numberText(*features.bpmAlternate, 0));
    }
    FeatureLine key = unknownLine(Text::tr("Key"));
    if (features.key) {
        key.words = analysis::keyText(features);
        key.trust = features.keyConfidence;
    }
    FeatureLine voice =
        lineOf(Text::tr("Voice"), kVocal, features.vocal, percent, features.vocalConfidence);
    if (features.spokenWord) {
        voice.words = Text::tr("speech rather than music");
    }
    return {Text::tr("What is played"),
            {tempo, key, voice,
             lineOf(Text::tr("Instruments"), kAcoustic, features.acoustic, percent,
                    features.acousticConfidence)}};
}

FeatureSection loudnessSection(const analysis::Features& features,
                               std::optional<double> albumGainDb) {
    const auto decibels = [](double value) {
        return Text::tr("%1 dB").arg((value > 0 ? QStringLiteral("+") : QString()) +
                                     base::numberText(value, 1));
    };
    FeatureSection section{
        Text::tr("How loud it is"),
        {lineOf(Text::tr("Loudness"), kLoudness, features.integratedLufs,
                [](double lufs) { return Text::tr("%1 LUFS").arg(base::numberText(lufs, 1)); }),
         lineOf(Text::tr("Soft to loud"), kLoudnessRange, features.loudnessRangeLu,
                [](double range) { return Text::tr("%1 LU").arg(base::numberText(range, 1)); }),
         lineOf(Text::tr("To even it out"), kGain, features.trackGainDb(), decibels)}};
    if (albumGainDb) {
        section.lines.push_back(lineOf(Text::tr("With its album"), kGain, albumGainDb, decibels));
    }
    return section;
}

} // namespace

std::vector<FeatureSection> featureSections(const analysis::Features& features,
                                            std::optional<double> albumGainDb) {
    return {moodSection(features), musicSection(features), loudnessSection(features, albumGainDb)};
}

QString trustWords(double trust) {
    return word(kTrust, trust);
}

QString livelinessWords(double arousal) {
    return word(kLiveliness, arousal);
}

QString stripWords(const analysis::Features& features) {
    const std::vector<std::uint8_t>& lively = features.stripLiveliness;
    if (!features.valence || !features.arousal || lively.size() < kStretches) {
        return {};
    }
    std::array<int, kStretches> means{};
    for (std::size_t i = 0; i < kStretches; ++i) {
        const auto first =
            lively.begin() + static_cast<std::ptrdiff_t>(i * lively.size() / kStretches);
        const auto last =
            lively.begin() + static_cast<std::ptrdiff_t>((i + 1) * lively.size() / kStretches);
        means[i] = std::accumulate(first, last, 0) / static_cast<int>(last - first);
    }
    const auto [calmest, liveliest] = std::ranges::minmax_element(means);
    if (*liveliest - *calmest < kNoticeable) {
        return Text::tr("Height is loudness, colour is mood: about the same all through.");
    }
    const auto timeOf = [&](auto stretch) {
        const double middle = (static_cast<double>(stretch - means.begin()) + 0.5) / kStretches;
        return timeText(static_cast<qint64>(middle * features.durationSeconds * 1000));
    };
    return Text::tr("Height is loudness, colour is mood: liveliest around %1, calmest around %2.")
        .arg(timeOf(liveliest), timeOf(calmest));
}

} // namespace earshot::ui
