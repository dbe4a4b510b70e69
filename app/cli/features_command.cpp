// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"
#include "app/cli/options.h"

#include "app/cli/text.h"
#include "core/analysis/analyser.h"

#include <QJsonArray>

namespace earshot::cli {

namespace {

QJsonValue orNull(const std::optional<double>& value) {
    return value ? QJsonValue(*value) : QJsonValue();
}

QJsonObject toJson(const QString& path, const analysis::Features& features) {
    QJsonArray embedding;
    for (const float value : features.embedding) {
        embedding.append(static_cast<double>(value));
    }
    const bool major = features.mode == analysis::Mode::Major;
    const QString modeText = major ? QStringLiteral("major") : QStringLiteral("minor");
    static constexpr const char* kPitchNames[] = {"C",  "C#", "D",  "D#", "E",  "F",
                                                  "F#", "G",  "G#", "A",  "A#", "B"};
    return {
        {QStringLiteral("path"), path},
        {QStringLiteral("version"), analysis::kAnalyserVersion},
        {QStringLiteral("duration_s"), features.durationSeconds},
        {QStringLiteral("silence_start_s"), features.silenceStartSeconds},
        {QStringLiteral("silence_end_s"), features.silenceEndSeconds},
        {QStringLiteral("bpm"), orNull(features.bpm)},
        {QStringLiteral("bpm_alternate"), orNull(features.bpmAlternate)},
        {QStringLiteral("bpm_confidence"), features.bpmConfidence},
        {QStringLiteral("pulse_clarity"), features.pulseClarity},
        {QStringLiteral("beat_stability"), features.beatStability},
        {QStringLiteral("onsets_per_s"), features.onsetsPerSecond},
        {QStringLiteral("danceability"), orNull(features.danceability)},
        {QStringLiteral("key"),
         features.key ? QJsonValue(QLatin1String(kPitchNames[*features.key])) : QJsonValue()},
        {QStringLiteral("mode"), features.key ? QJsonValue(modeText) : QJsonValue()},
        {QStringLiteral("key_confidence"), features.keyConfidence},
        {QStringLiteral("majorness"), features.majorness},
        {QStringLiteral("tuning_cents"), features.tuningCents},
        {QStringLiteral("integrated_lufs"), orNull(features.integratedLufs)},
        {QStringLiteral("loudness_range_lu"), orNull(features.loudnessRangeLu)},
        {QStringLiteral("true_peak_dbtp"), orNull(features.truePeakDbtp)},
        {QStringLiteral("sample_peak_dbfs"), orNull(features.samplePeakDbfs)},
        {QStringLiteral("track_gain_db"), orNull(features.trackGainDb())},
        {QStringLiteral("spectral_centroid_hz"), features.spectralCentroidHz},
        {QStringLiteral("spectral_rolloff_hz"), features.spectralRolloffHz},
        {QStringLiteral("spectral_flatness"), features.spectralFlatness},
        {QStringLiteral("spectral_flux"), features.spectralFlux},
        {QStringLiteral("zero_crossings_per_s"), features.zeroCrossingRate},
        {QStringLiteral("crest_db"), features.crestDb},
        {QStringLiteral("low_energy_share"), features.lowEnergyShare},
        {QStringLiteral("chroma_entropy"), features.chromaEntropy},
        {QStringLiteral("harmonic_change"), features.harmonicChange},
        {QStringLiteral("valence"), orNull(features.valence)},
        {QStringLiteral("arousal"), orNull(features.arousal)},
        {QStringLiteral("mood_confidence"), features.moodConfidence},
        {QStringLiteral("vocal"), orNull(features.vocal)},
        {QStringLiteral("vocal_confidence"), features.vocalConfidence},
        {QStringLiteral("acoustic"), orNull(features.acoustic)},
        {QStringLiteral("acoustic_confidence"), features.acousticConfidence},
        {QStringLiteral("spoken_word"), features.spokenWord},
        {QStringLiteral("audio_identity"), QString::fromLatin1(features.audioIdentity.toHex())},
        {QStringLiteral("embedding"), embedding},
    };
}

QString orUnknown(const std::optional<double>& value, int decimals, const QString& unit) {
    return value ? QStringLiteral("%1 %2").arg(*value, 0, 'f', decimals).arg(unit).trimmed()
                 : Text::tr("unknown");
}

QString percent(double confidence) {
    return Text::tr("(%1 % sure)").arg(qRound(confidence * 100));
}

void printFeatures(const Terminal& terminal, const QString& path,
                   const analysis::Features& features) {
    const QString key = analysis::keyText(features);
    terminal.print(path);
    const auto line = [&](const QString& name, const QString& value, const QString& remark = {}) {
        terminal.print(QStringLiteral("  %1 %2 %3").arg(name, -14).arg(value, remark).trimmed());
    };
    line(Text::tr("length"), Text::tr("%1 s").arg(features.durationSeconds, 0, 'f', 1));
    line(Text::tr("tempo"), orUnknown(features.bpm, 1, QStringLiteral("BPM")),
         percent(features.bpmConfidence));
    line(Text::tr("key"), key.isEmpty() ? Text::tr("unknown") : key,
         percent(features.keyConfidence));
    line(Text::tr("loudness"), orUnknown(features.integratedLufs, 1, QStringLiteral("LUFS")));
    line(Text::tr("loudness range"), orUnknown(features.loudnessRangeLu, 1, QStringLiteral("LU")));
    line(Text::tr("true peak"), orUnknown(features.truePeakDbtp, 1, QStringLiteral("dBTP")));
    line(Text::tr("track gain"), orUnknown(features.trackGainDb(), 1, QStringLiteral("dB")));
    line(Text::tr("how bright"), orUnknown(features.valence, 2, {}),
         Text::tr("valence, −1 to 1 %1").arg(percent(features.moodConfidence)));
    line(Text::tr("how lively"), orUnknown(features.arousal, 2, {}),
         Text::tr("arousal, −1 to 1 %1").arg(percent(features.moodConfidence)));
    line(Text::tr("danceability"), orUnknown(features.danceability, 2, {}));
    line(Text::tr("vocals"), orUnknown(features.vocal, 2, {}), percent(features.vocalConfidence));
    line(Text::tr("acoustic"), orUnknown(features.acoustic, 2, {}),
         percent(features.acousticConfidence));
    line(Text::tr("onsets"), Text::tr("%1 a second").arg(features.onsetsPerSecond, 0, 'f', 1));
    line(Text::tr("brightness"), Text::tr("%1 Hz").arg(features.spectralCentroidHz, 0, 'f', 0));
}

} // namespace

Exit runFeatures(const Call& call) {
    QCommandLineParser parser;
    parser.addOption(QCommandLineOption(QStringLiteral("json")));
    if (!parse(parser, call)) {
        return Exit::WrongUse;
    }
    const QStringList files = parser.positionalArguments();
    if (files.isEmpty()) {
        return call.terminal.wrongUse(Text::tr("Name at least one music file."));
    }
    Exit exit = Exit::Done;
    for (const QString& file : files) {
        auto features = analysis::analyse(base::pathFromText(file), call.stop);
        if (!features) {
            exit = call.terminal.fail(features.error());
        } else if (parser.isSet(QStringLiteral("json"))) {
            call.terminal.print(QJsonDocument(toJson(file, *features)));
        } else {
            printFeatures(call.terminal, file, *features);
        }
    }
    return exit;
}

} // namespace earshot::cli
