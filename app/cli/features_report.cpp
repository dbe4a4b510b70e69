// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/features_report.h"

#include "app/cli/text.h"
#include "core/analysis/feature_table.h"

#include <QJsonArray>

#include <algorithm>
#include <cmath>
#include <span>

namespace earshot::cli {

using analysis::FeatureGroup;
using analysis::FeatureInfo;
using analysis::Features;

namespace {

constexpr std::array<const char*, analysis::kFeatureGroups> kGroupKeys{
    "levels", "rhythm", "harmony", "timbre", "models"};

struct FeatureUnit {
    const char* ending; ///< of a number's name
    const char* shown;
};
// Where one ending ends another, the longer comes first.
constexpr FeatureUnit kFeatureUnits[] = {
    {"_per_s", " a second"}, {"_s", " s"},       {"_hz", " Hz"},
    {"_db", " dB"},          {"_lufs", " LUFS"}, {"_lu", " LU"},
    {"_dbtp", " dBTP"},      {"_dbfs", " dBFS"}, {"_cents", " cents"},
};

constexpr int kNameWidth = 21;
constexpr int kSketchWidth = 64; // characters of the strip's sketch: fits 80 columns

QJsonValue orNull(const std::optional<double>& value) {
    return value ? QJsonValue(*value) : QJsonValue();
}

QJsonArray jsonArray(const auto& numbers) {
    QJsonArray array;
    for (const auto number : numbers) {
        array.append(static_cast<double>(number));
    }
    return array;
}

QString orUnknown(const std::optional<double>& value, int decimals, const QString& unit = {}) {
    return value ? QStringLiteral("%1 %2").arg(*value, 0, 'f', decimals).arg(unit).trimmed()
                 : Text::tr("unknown");
}

QString keyOrUnknown(const Features& features) {
    const QString key = analysis::keyText(features);
    return key.isEmpty() ? Text::tr("unknown") : key;
}

QString sure(double confidence) {
    return Text::tr("(%1 % sure)").arg(qRound(confidence * 100));
}

void printLine(const Terminal& terminal, const QString& name, const QString& value,
               const QString& remark = {}) {
    const QString text =
        QStringLiteral("%1 %2 %3").arg(name, -kNameWidth).arg(value, remark).trimmed();
    terminal.print(QStringLiteral("  ") + text);
}

/// A number under its own name, the underscores out and the unit behind it.
void printNumber(const Terminal& terminal, const FeatureInfo& info, std::optional<double> value) {
    QString name = QString::fromLatin1(info.name);
    QString unit;
    for (const FeatureUnit& each : kFeatureUnits) {
        if (name.endsWith(QLatin1String(each.ending))) {
            name.chop(static_cast<int>(qstrlen(each.ending)));
            unit = QString::fromLatin1(each.shown);
            break;
        }
    }
    name.replace(QLatin1Char('_'), QLatin1Char(' '));
    const int decimals = value && std::abs(*value) >= 100 ? 1 : 3;
    printLine(terminal, name, orUnknown(value, decimals) + (value ? unit : QString()));
}

/// The slices as a row of blocks, each the mean of those it stands for.
QString sketch(std::span<const std::uint8_t> slices) {
    static constexpr std::u16string_view kBlocks = u"▁▂▃▄▅▆▇█";
    QString drawn;
    const std::size_t width = std::min<std::size_t>(kSketchWidth, slices.size());
    for (std::size_t column = 0; column < width; ++column) {
        const std::size_t first = column * slices.size() / width;
        const std::size_t last = (column + 1) * slices.size() / width;
        std::size_t sum = 0;
        for (const std::uint8_t slice : slices.subspan(first, last - first)) {
            sum += slice;
        }
        drawn += QChar(kBlocks[sum / (last - first) * kBlocks.size() / 256]);
    }
    return drawn.isEmpty() ? Text::tr("unknown") : drawn;
}

void printSummary(const Terminal& terminal, const Features& features) {
    const auto line = [&terminal](const QString& name, const QString& value,
                                  const QString& remark = {}) {
        printLine(terminal, name, value, remark);
    };
    line(Text::tr("length"), Text::tr("%1 s").arg(features.durationSeconds, 0, 'f', 1));
    line(Text::tr("tempo"), orUnknown(features.bpm, 1, QStringLiteral("BPM")),
         sure(features.bpmConfidence));
    line(Text::tr("key"), keyOrUnknown(features), sure(features.keyConfidence));
    line(Text::tr("loudness"), orUnknown(features.integratedLufs, 1, QStringLiteral("LUFS")));
    line(Text::tr("track gain"), orUnknown(features.trackGainDb(), 1, QStringLiteral("dB")));
    line(Text::tr("how bright"), orUnknown(features.valence, 2),
         Text::tr("valence, −1 to 1 %1").arg(sure(features.valenceConfidence)));
    line(Text::tr("how lively"), orUnknown(features.arousal, 2),
         Text::tr("arousal, −1 to 1 %1").arg(sure(features.arousalConfidence)));
    line(Text::tr("danceability"), orUnknown(features.danceability, 2), Text::tr("0 to 1"));
    line(Text::tr("vocals"), orUnknown(features.vocal, 2),
         Text::tr("0 to 1 %1").arg(sure(features.vocalConfidence)));
    line(Text::tr("acoustic"), orUnknown(features.acoustic, 2),
         Text::tr("0 to 1 %1").arg(sure(features.acousticConfidence)));
    line(Text::tr("spoken word"), features.spokenWord ? Text::tr("yes") : Text::tr("no"));
    line(Text::tr("level over time"), sketch(features.stripLevel));
    line(Text::tr("lively over time"), sketch(features.stripLiveliness));
}

void printRest(const Terminal& terminal, const Features& features) {
    QStringList embedding;
    for (const float value : features.embedding) {
        embedding << QString::number(static_cast<double>(value), 'f', 2);
    }
    printLine(terminal, Text::tr("embedding"), embedding.join(QLatin1Char(' ')));
    printLine(terminal, Text::tr("audio identity"),
              QString::fromLatin1(features.audioIdentity.toHex()));
    QStringList versions;
    for (std::size_t group = 0; group < kGroupKeys.size(); ++group) {
        versions << QStringLiteral("%1 %2")
                        .arg(QLatin1String(kGroupKeys[group]))
                        .arg(analysis::kGroupVersions[group]);
    }
    printLine(terminal, Text::tr("analyser version"),
              QStringLiteral("%1 (%2)")
                  .arg(analysis::kAnalyserVersion)
                  .arg(versions.join(QStringLiteral(", "))));
}

} // namespace

QJsonObject featuresJson(const QString& path, const Features& features) {
    static constexpr const char* kPitchNames[] = {"C",  "C#", "D",  "D#", "E",  "F",
                                                  "F#", "G",  "G#", "A",  "A#", "B"};
    const bool major = features.mode == analysis::Mode::Major;
    QJsonObject versions;
    for (std::size_t group = 0; group < kGroupKeys.size(); ++group) {
        versions.insert(QLatin1String(kGroupKeys[group]), analysis::kGroupVersions[group]);
    }
    QJsonObject json{
        {QStringLiteral("path"), path},
        {QStringLiteral("version"), analysis::kAnalyserVersion},
        {QStringLiteral("group_versions"), versions},
        {QStringLiteral("key"),
         features.key ? QJsonValue(QLatin1String(kPitchNames[*features.key])) : QJsonValue()},
        {QStringLiteral("mode"),
         features.key ? QJsonValue(major ? QStringLiteral("major") : QStringLiteral("minor"))
                      : QJsonValue()},
        {QStringLiteral("spoken_word"), features.spokenWord},
        {QStringLiteral("track_gain_db"), orNull(features.trackGainDb())},
        {QStringLiteral("strip"),
         QJsonObject{{QStringLiteral("level"), jsonArray(features.stripLevel)},
                     {QStringLiteral("liveliness"), jsonArray(features.stripLiveliness)}}},
        {QStringLiteral("embedding"), jsonArray(features.embedding)},
        {QStringLiteral("audio_identity"), QString::fromLatin1(features.audioIdentity.toHex())},
    };
    analysis::visitFeatures(features,
                            [&json](const FeatureInfo& info, std::optional<double> value) {
                                json.insert(QLatin1String(info.name), orNull(value));
                            });
    return json;
}

void printFeatures(const Terminal& terminal, const QString& path, const Features& features) {
    terminal.print(path);
    printSummary(terminal, features);
    for (std::size_t i = 0; i < kGroupKeys.size(); ++i) {
        terminal.print(QString());
        terminal.print(QStringLiteral("  %1:").arg(QLatin1String(kGroupKeys[i])));
        analysis::visitFeatures(features,
                                [&](const FeatureInfo& info, std::optional<double> value) {
                                    if (info.group == static_cast<FeatureGroup>(i)) {
                                        printNumber(terminal, info, value);
                                    }
                                });
    }
    printRest(terminal, features);
}

} // namespace earshot::cli
