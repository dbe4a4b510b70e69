// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/library/feature_words.h"

#include "ui/moods/map_target.h"

#include <QCoreApplication>
#include <QLocale>

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
constexpr double kSure = 0.5; // below this confidence the words say so

QString word(std::span<const Step> steps, double value) {
    for (const Step& step : steps) {
        if (value < step.below) {
            return Text::tr(step.word);
        }
    }
    return Text::tr(steps.back().word);
}

QString hedged(const QString& words, double confidence) {
    return confidence < kSure ? Text::tr("%1, not sure").arg(words) : words;
}

QString number(double value, int decimals) {
    return QLocale().toString(value, 'f', decimals);
}

QString percent(double share) {
    return Text::tr("%1 %").arg(number(share * 100, 0));
}

} // namespace

std::vector<FeatureLine> featureLines(const analysis::Features& features) {
    std::vector<FeatureLine> lines;
    if (features.valence && features.arousal) {
        lines.push_back(
            {Text::tr("Mood"),
             hedged(placeWords(*features.valence, *features.arousal), features.moodConfidence),
             Text::tr("bright %1, lively %2 (valence, arousal; −1 … 1)")
                 .arg(number(*features.valence, 2), number(*features.arousal, 2))});
    }
    if (features.bpm) {
        lines.push_back({Text::tr("Tempo"),
                         hedged(word(kTempo, *features.bpm), features.bpmConfidence),
                         Text::tr("%1 BPM").arg(number(*features.bpm, 0))});
    }
    if (features.key) {
        lines.push_back({Text::tr("Key"),
                         hedged(analysis::keyText(features), features.keyConfidence),
                         Text::tr("confidence %1").arg(percent(features.keyConfidence))});
    }
    if (features.integratedLufs) {
        lines.push_back({Text::tr("Loudness"), word(kLoudness, *features.integratedLufs),
                         Text::tr("%1 LUFS").arg(number(*features.integratedLufs, 1))});
    }
    if (features.loudnessRangeLu) {
        lines.push_back({Text::tr("Soft to loud"), word(kLoudnessRange, *features.loudnessRangeLu),
                         Text::tr("%1 LU").arg(number(*features.loudnessRangeLu, 1))});
    }
    if (features.danceability) {
        lines.push_back({Text::tr("Dancing"), word(kDance, *features.danceability),
                         percent(*features.danceability)});
    }
    if (features.vocal) {
        lines.push_back({Text::tr("Voice"),
                         hedged(word(kVocal, *features.vocal), features.vocalConfidence),
                         percent(*features.vocal)});
    }
    if (features.acoustic) {
        lines.push_back({Text::tr("Instruments"),
                         hedged(word(kAcoustic, *features.acoustic), features.acousticConfidence),
                         percent(*features.acoustic)});
    }
    return lines;
}

} // namespace earshot::ui
