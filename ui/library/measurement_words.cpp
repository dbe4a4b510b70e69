// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/library/measurement_words.h"

#include "core/analysis/feature_table.h"
#include "core/base/number_text.h"
#include "ui/library/feature_words.h"

#include <QCoreApplication>

#include <algorithm>
#include <string_view>

namespace earshot::ui {

using analysis::FeatureGroup;

namespace {

struct MeasurementText {
    Q_DECLARE_TR_FUNCTIONS(earshot::measurements)
};

struct MeasurementWords {
    const char* key;
    const char* name;
    const char* unit; ///< with %1 for the number
    int decimals;
    const char* sentence;
};

constexpr MeasurementWords kMeasurementWords[] = {
    {"duration_s", QT_TRANSLATE_NOOP("earshot::measurements", "Length"),
     QT_TRANSLATE_NOOP("earshot::measurements", "%1 s"), 1,
     QT_TRANSLATE_NOOP("earshot::measurements", "How long the recording is.")},
    {"silence_start_s", QT_TRANSLATE_NOOP("earshot::measurements", "Silence at the start"),
     QT_TRANSLATE_NOOP("earshot::measurements", "%1 s"), 1,
     QT_TRANSLATE_NOOP("earshot::measurements", "Time before the first sound above −60 dBFS.")},
    {"silence_end_s", QT_TRANSLATE_NOOP("earshot::measurements", "Silence at the end"),
     QT_TRANSLATE_NOOP("earshot::measurements", "%1 s"), 1,
     QT_TRANSLATE_NOOP("earshot::measurements", "Time after the last sound above −60 dBFS.")},
    {"sounding_s", QT_TRANSLATE_NOOP("earshot::measurements", "Time with sound"),
     QT_TRANSLATE_NOOP("earshot::measurements", "%1 s"), 1,
     QT_TRANSLATE_NOOP("earshot::measurements", "The length without pauses and silence.")},
    {"bpm", QT_TRANSLATE_NOOP("earshot::measurements", "Tempo"),
     QT_TRANSLATE_NOOP("earshot::measurements", "%1 BPM"), 1,
     QT_TRANSLATE_NOOP("earshot::measurements", "Beats per minute, from 30 to 240.")},
    {"bpm_alternate", QT_TRANSLATE_NOOP("earshot::measurements", "Other tempo"),
     QT_TRANSLATE_NOOP("earshot::measurements", "%1 BPM"), 1,
     QT_TRANSLATE_NOOP("earshot::measurements",
                       "Half or double, where the beat can be counted that way as well.")},
    {"bpm_confidence", QT_TRANSLATE_NOOP("earshot::measurements", "Confidence of the tempo"), "%1",
     2, QT_TRANSLATE_NOOP("earshot::measurements", "From 0, a guess, to 1, certain.")},
    {"pulse_clarity", QT_TRANSLATE_NOOP("earshot::measurements", "Clearness of the beat"), "%1", 2,
     QT_TRANSLATE_NOOP("earshot::measurements",
                       "From 0, no beat stands out, to 1, it cannot be missed.")},
    {"beat_stability", QT_TRANSLATE_NOOP("earshot::measurements", "Steadiness of the beat"), "%1",
     2, QT_TRANSLATE_NOOP("earshot::measurements", "From 0, free, to 1, like a metronome.")},
    {"onsets_per_s", QT_TRANSLATE_NOOP("earshot::measurements", "Notes and hits"),
     QT_TRANSLATE_NOOP("earshot::measurements", "%1 per second"), 1,
     QT_TRANSLATE_NOOP("earshot::measurements", "How many begin each second.")},
    {"danceability", QT_TRANSLATE_NOOP("earshot::measurements", "Danceability"), "%1", 2,
     QT_TRANSLATE_NOOP("earshot::measurements", "From 0, not for dancing, to 1, made for it.")},
    {"key_confidence", QT_TRANSLATE_NOOP("earshot::measurements", "Confidence of the key"), "%1", 2,
     QT_TRANSLATE_NOOP("earshot::measurements", "From 0, a guess, to 1, certain.")},
    {"majorness", QT_TRANSLATE_NOOP("earshot::measurements", "Major or minor"), "%1", 2,
     QT_TRANSLATE_NOOP("earshot::measurements",
                       "From −1, minor, to 1, major; near 0 it could be either.")},
    {"tuning_cents", QT_TRANSLATE_NOOP("earshot::measurements", "Tuning"),
     QT_TRANSLATE_NOOP("earshot::measurements", "%1 cents"), 0,
     QT_TRANSLATE_NOOP("earshot::measurements",
                       "Off A = 440 Hz, from −50 to 50 hundredths of a semitone.")},
    {"integrated_lufs", QT_TRANSLATE_NOOP("earshot::measurements", "Loudness"),
     QT_TRANSLATE_NOOP("earshot::measurements", "%1 LUFS"), 1,
     QT_TRANSLATE_NOOP(
         "earshot::measurements",
         "Of the whole recording (EBU R 128), nearer to 0 is louder; streamed music is often "
         "near −14.")},
    {"loudness_range_lu", QT_TRANSLATE_NOOP("earshot::measurements", "Loudness range"),
     QT_TRANSLATE_NOOP("earshot::measurements", "%1 LU"), 1,
     QT_TRANSLATE_NOOP("earshot::measurements",
                       "How far soft parts lie below loud ones; 0 is even all through.")},
    {"true_peak_dbtp", QT_TRANSLATE_NOOP("earshot::measurements", "True peak"),
     QT_TRANSLATE_NOOP("earshot::measurements", "%1 dBTP"), 1,
     QT_TRANSLATE_NOOP("earshot::measurements",
                       "The highest point of the sound wave; above 0 it may distort.")},
    {"sample_peak_dbfs", QT_TRANSLATE_NOOP("earshot::measurements", "Sample peak"),
     QT_TRANSLATE_NOOP("earshot::measurements", "%1 dBFS"), 1,
     QT_TRANSLATE_NOOP("earshot::measurements",
                       "The highest stored value; 0 is the most a file usually holds.")},
    {"spectral_centroid_hz", QT_TRANSLATE_NOOP("earshot::measurements", "Balance point (centroid)"),
     QT_TRANSLATE_NOOP("earshot::measurements", "%1 Hz"), 0,
     QT_TRANSLATE_NOOP("earshot::measurements",
                       "The middle of all frequencies; the higher, the brighter the sound.")},
    {"spectral_rolloff_hz", QT_TRANSLATE_NOOP("earshot::measurements", "Upper end (roll-off)"),
     QT_TRANSLATE_NOOP("earshot::measurements", "%1 Hz"), 0,
     QT_TRANSLATE_NOOP("earshot::measurements", "85 % of the sound's energy lies below.")},
    {"spectral_flatness", QT_TRANSLATE_NOOP("earshot::measurements", "Noisiness (flatness)"), "%1",
     3, QT_TRANSLATE_NOOP("earshot::measurements", "From 0, clear tones, to 1, noise.")},
    {"spectral_flux", QT_TRANSLATE_NOOP("earshot::measurements", "Change of sound (flux)"), "%1", 2,
     QT_TRANSLATE_NOOP("earshot::measurements",
                       "From 0, one sound held, to 1.4, another at every moment.")},
    {"zero_crossings_per_s", QT_TRANSLATE_NOOP("earshot::measurements", "Zero crossings"),
     QT_TRANSLATE_NOOP("earshot::measurements", "%1 per second"), 0,
     QT_TRANSLATE_NOOP("earshot::measurements",
                       "How often the wave crosses its middle; hiss and cymbals raise it.")},
    {"crest_db", QT_TRANSLATE_NOOP("earshot::measurements", "Punch (crest)"),
     QT_TRANSLATE_NOOP("earshot::measurements", "%1 dB"), 1,
     QT_TRANSLATE_NOOP("earshot::measurements",
                       "How far peaks stand above the level around them; 0 is none.")},
    {"low_energy_share", QT_TRANSLATE_NOOP("earshot::measurements", "Soft moments"), "%1", 2,
     QT_TRANSLATE_NOOP("earshot::measurements",
                       "The share of moments softer than the average, from 0 to 1.")},
    {"chroma_entropy", QT_TRANSLATE_NOOP("earshot::measurements", "Spread of pitches"), "%1", 2,
     QT_TRANSLATE_NOOP("earshot::measurements", "From 0, a single note, to 1, all twelve alike.")},
    {"harmonic_change", QT_TRANSLATE_NOOP("earshot::measurements", "Change of harmony"), "%1", 3,
     QT_TRANSLATE_NOOP("earshot::measurements",
                       "How far chords move from moment to moment; 0 is not at all.")},
    {"valence", QT_TRANSLATE_NOOP("earshot::measurements", "Brightness of mood (valence)"), "%1", 2,
     QT_TRANSLATE_NOOP("earshot::measurements", "From −1, dark, to 1, bright.")},
    {"arousal", QT_TRANSLATE_NOOP("earshot::measurements", "Liveliness (arousal)"), "%1", 2,
     QT_TRANSLATE_NOOP("earshot::measurements", "From −1, calm, to 1, lively.")},
    {"valence_confidence",
     QT_TRANSLATE_NOOP("earshot::measurements", "Confidence of the brightness"), "%1", 2,
     QT_TRANSLATE_NOOP(
         "earshot::measurements",
         "How likely bright is not dark or the other way round; 0.5 is a toss of a coin.")},
    {"arousal_confidence",
     QT_TRANSLATE_NOOP("earshot::measurements", "Confidence of the liveliness"), "%1", 2,
     QT_TRANSLATE_NOOP(
         "earshot::measurements",
         "How likely lively is not calm or the other way round; 0.5 is a toss of a coin.")},
    {"mood_confidence", QT_TRANSLATE_NOOP("earshot::measurements", "Confidence of the mood"), "%1",
     2, QT_TRANSLATE_NOOP("earshot::measurements", "How likely both are right; 0.25 is chance.")},
    {"vocal", QT_TRANSLATE_NOOP("earshot::measurements", "Voice"), "%1", 2,
     QT_TRANSLATE_NOOP("earshot::measurements",
                       "The share of singing or speech, from 0 to 1, estimated.")},
    {"vocal_confidence", QT_TRANSLATE_NOOP("earshot::measurements", "Confidence of the voice"),
     "%1", 2, QT_TRANSLATE_NOOP("earshot::measurements", "From 0, a guess, to 1, certain.")},
    {"acoustic", QT_TRANSLATE_NOOP("earshot::measurements", "Acoustic"), "%1", 2,
     QT_TRANSLATE_NOOP("earshot::measurements",
                       "From 0, electronic, to 1, acoustic instruments, estimated.")},
    {"acoustic_confidence",
     QT_TRANSLATE_NOOP("earshot::measurements", "Confidence of the instruments"), "%1", 2,
     QT_TRANSLATE_NOOP("earshot::measurements", "From 0, a guess, to 1, certain.")},
    {"track_gain_db", QT_TRANSLATE_NOOP("earshot::measurements", "Track gain"),
     QT_TRANSLATE_NOOP("earshot::measurements", "%1 dB"), 1,
     QT_TRANSLATE_NOOP("earshot::measurements", "Brings this song to −18 LUFS (ReplayGain 2.0).")},
    {"album_gain_db", QT_TRANSLATE_NOOP("earshot::measurements", "Album gain"),
     QT_TRANSLATE_NOOP("earshot::measurements", "%1 dB"), 1,
     QT_TRANSLATE_NOOP("earshot::measurements",
                       "Brings its album to −18 LUFS and keeps soft songs soft in it.")},
};
constexpr MeasurementWords kKeyWords{
    "key", QT_TRANSLATE_NOOP("earshot::measurements", "Key"), "%1", 0,
    QT_TRANSLATE_NOOP("earshot::measurements", "The note and scale the music rests on.")};
constexpr MeasurementWords kSpokenWords{
    "spoken_word", QT_TRANSLATE_NOOP("earshot::measurements", "Spoken word"), "%1", 0,
    QT_TRANSLATE_NOOP("earshot::measurements", "Speech rather than music.")};

Measurement made(const MeasurementWords& words, FeatureGroup group, const QString& value) {
    return {QString::fromLatin1(words.key), group, MeasurementText::tr(words.name), value,
            MeasurementText::tr(words.sentence)};
}

Measurement measurement(const char* key, FeatureGroup group, std::optional<double> value) {
    // A number without words here still shows, under the name programs know it by.
    const MeasurementWords bare{key, key, "%1", 3, ""};
    const auto* found =
        std::ranges::find(kMeasurementWords, std::string_view(key), &MeasurementWords::key);
    const MeasurementWords& words = found == std::end(kMeasurementWords) ? bare : *found;
    return made(words, group,
                value
                    ? MeasurementText::tr(words.unit).arg(base::numberText(*value, words.decimals))
                    : MeasurementText::tr("unknown"));
}

} // namespace

std::vector<Measurement> measurements(const analysis::Features& features,
                                      std::optional<double> albumGainDb) {
    std::vector<Measurement> all;
    analysis::visitFeatures(features,
                            [&all](const analysis::FeatureInfo& info, std::optional<double> value) {
                                all.push_back(measurement(info.name, info.group, value));
                            });
    all.push_back(measurement("track_gain_db", FeatureGroup::Levels, features.trackGainDb()));
    all.push_back(measurement("album_gain_db", FeatureGroup::Levels, albumGainDb));
    const QString key = analysis::keyText(features);
    all.push_back(made(kKeyWords, FeatureGroup::Harmony,
                       key.isEmpty() ? MeasurementText::tr("unknown") : key));
    all.push_back(
        made(kSpokenWords, FeatureGroup::Models,
             features.spokenWord ? MeasurementText::tr("yes") : MeasurementText::tr("no")));
    std::ranges::stable_sort(all, {}, &Measurement::group);
    return all;
}

QString groupName(FeatureGroup group) {
    switch (group) {
    case FeatureGroup::Levels:
        return MeasurementText::tr("Length and loudness");
    case FeatureGroup::Rhythm:
        return MeasurementText::tr("Rhythm");
    case FeatureGroup::Harmony:
        return MeasurementText::tr("Harmony");
    case FeatureGroup::Timbre:
        return MeasurementText::tr("Sound");
    case FeatureGroup::Models:
        return MeasurementText::tr("Mood and estimates");
    case FeatureGroup::Count:
        break;
    }
    return {};
}

} // namespace earshot::ui
