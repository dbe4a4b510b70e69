// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/feature_group.h"
#include "core/analysis/features.h"

namespace earshot::analysis {

struct FeatureInfo {
    const char* name; ///< as programs get it; what follows the last '_' is its unit, if any
    FeatureGroup group;
};

/// Calls visit(FeatureInfo, value) for every number among the features, a double or an optional
/// one: the only list of them. Its order is that of the stored row; features.h says what each is.
template <typename SomeFeatures, typename Visit>
void visitFeatures(SomeFeatures& f, Visit&& visit) {
    visit(FeatureInfo{"duration_s", FeatureGroup::Levels}, f.durationSeconds);
    visit(FeatureInfo{"silence_start_s", FeatureGroup::Levels}, f.silenceStartSeconds);
    visit(FeatureInfo{"silence_end_s", FeatureGroup::Levels}, f.silenceEndSeconds);
    visit(FeatureInfo{"sounding_s", FeatureGroup::Timbre}, f.soundingSeconds);
    visit(FeatureInfo{"bpm", FeatureGroup::Rhythm}, f.bpm);
    visit(FeatureInfo{"bpm_alternate", FeatureGroup::Rhythm}, f.bpmAlternate);
    visit(FeatureInfo{"bpm_confidence", FeatureGroup::Rhythm}, f.bpmConfidence);
    visit(FeatureInfo{"pulse_clarity", FeatureGroup::Rhythm}, f.pulseClarity);
    visit(FeatureInfo{"beat_stability", FeatureGroup::Rhythm}, f.beatStability);
    visit(FeatureInfo{"onsets_per_s", FeatureGroup::Timbre}, f.onsetsPerSecond);
    visit(FeatureInfo{"danceability", FeatureGroup::Rhythm}, f.danceability);
    visit(FeatureInfo{"key_confidence", FeatureGroup::Harmony}, f.keyConfidence);
    visit(FeatureInfo{"majorness", FeatureGroup::Harmony}, f.majorness);
    visit(FeatureInfo{"tuning_cents", FeatureGroup::Harmony}, f.tuningCents);
    visit(FeatureInfo{"integrated_lufs", FeatureGroup::Levels}, f.integratedLufs);
    visit(FeatureInfo{"loudness_range_lu", FeatureGroup::Levels}, f.loudnessRangeLu);
    visit(FeatureInfo{"true_peak_dbtp", FeatureGroup::Levels}, f.truePeakDbtp);
    visit(FeatureInfo{"sample_peak_dbfs", FeatureGroup::Levels}, f.samplePeakDbfs);
    visit(FeatureInfo{"spectral_centroid_hz", FeatureGroup::Timbre}, f.spectralCentroidHz);
    visit(FeatureInfo{"spectral_rolloff_hz", FeatureGroup::Timbre}, f.spectralRolloffHz);
    visit(FeatureInfo{"spectral_flatness", FeatureGroup::Timbre}, f.spectralFlatness);
    visit(FeatureInfo{"spectral_flux", FeatureGroup::Timbre}, f.spectralFlux);
    visit(FeatureInfo{"zero_crossings_per_s", FeatureGroup::Timbre}, f.zeroCrossingRate);
    visit(FeatureInfo{"crest_db", FeatureGroup::Timbre}, f.crestDb);
    visit(FeatureInfo{"low_energy_share", FeatureGroup::Timbre}, f.lowEnergyShare);
    visit(FeatureInfo{"chroma_entropy", FeatureGroup::Harmony}, f.chromaEntropy);
    visit(FeatureInfo{"harmonic_change", FeatureGroup::Harmony}, f.harmonicChange);
    visit(FeatureInfo{"valence", FeatureGroup::Models}, f.valence);
    visit(FeatureInfo{"arousal", FeatureGroup::Models}, f.arousal);
    visit(FeatureInfo{"valence_confidence", FeatureGroup::Models}, f.valenceConfidence);
    visit(FeatureInfo{"arousal_confidence", FeatureGroup::Models}, f.arousalConfidence);
    visit(FeatureInfo{"mood_confidence", FeatureGroup::Models}, f.moodConfidence);
    visit(FeatureInfo{"vocal", FeatureGroup::Models}, f.vocal);
    visit(FeatureInfo{"vocal_confidence", FeatureGroup::Models}, f.vocalConfidence);
    visit(FeatureInfo{"acoustic", FeatureGroup::Models}, f.acoustic);
    visit(FeatureInfo{"acoustic_confidence", FeatureGroup::Models}, f.acousticConfidence);
}

} // namespace earshot::analysis
