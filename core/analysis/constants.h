// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace earshot::analysis {

// Every number that steers the analysis, with its reason. The coefficients of the fitted models
// are in the files named *_table.cpp.

// --- Common signal -------------------------------------------------------------------------
/// Mono signal all descriptors but loudness are measured on: keeps everything below 11 kHz, where
/// melody, rhythm and timbre live, at half the cost of 44.1 kHz.
inline constexpr int kRateHz = 22050;
/// Below this a frame is silence whatever the rest of the track does (16-bit noise floor + 15 dB).
inline constexpr float kSilenceFloorDb = -80.0F;
/// A frame this far below the loudest so far is a pause, not music.
inline constexpr float kGateBelowLoudestDb = -60.0F;
/// Lead-in and lead-out: below −60 dBFS nothing is heard at usual listening levels.
inline constexpr float kEdgeSilence = 0.001F;

// --- Short spectrum: timbre, onsets, strip ---------------------------------------------------
inline constexpr int kFrameSize = 2048; ///< 93 ms
inline constexpr int kFrameHop = 512;   ///< 23 ms, 43 frames a second
inline constexpr int kMelBands = 40;
inline constexpr double kMelLowHz = 30.0;
inline constexpr double kMelHighHz = 11000.0;
inline constexpr int kMfccCount = 20;
/// Bands whose logarithm stops this far below the loudest band so far, so that codec holes and
/// digital silence do not count as extreme timbre.
inline constexpr float kSpectralRangeDb = 60.0F;
/// Octave bands for spectral contrast (Jiang et al. 2002), Hz.
inline constexpr double kContrastEdgesHz[] = {100, 200, 400, 800, 1600, 3200, 6400, 11025};
inline constexpr int kContrastBands = 7;
/// Share of a band's bins that make its peak and its valley (Jiang et al. 2002 use 2 %–20 %).
inline constexpr double kContrastNeighbourhood = 0.2;
inline constexpr double kRolloffShare = 0.85;
/// Of how many frames one gives contrast and flatness: means need no more than ten a second, and
/// sorting and logarithms are dear.
inline constexpr int kContrastEvery = 4;
inline constexpr int kFlatnessEvery = 2;

// --- Modulation spectrum -----------------------------------------------------------------------
inline constexpr int kModulationFrames = 256; ///< 5.9 s
inline constexpr int kModulationHop = 128;
inline constexpr int kModulationGroups = 5; ///< groups of eight mel bands
/// Beat rate, syllable rate (speech peaks at 4 Hz), fast notes, roughness; Hz.
inline constexpr double kModulationEdgesHz[] = {0.5, 2.0, 5.0, 10.0, 21.0};
inline constexpr int kModulationRanges = 4;

// --- Onset strength and tempo (Percival & Tzanetakis 2014) -------------------------------------
inline constexpr int kOnsetFrameSize = 512; ///< 1024 at 44.1 kHz in the paper
/// 256 at 44.1 kHz, where the paper has 128: half the cost, and lags are interpolated. (Not
/// compared with the finer hop on the same octave model.)
inline constexpr int kOnsetHop = 128;
inline constexpr double kOnsetRateHz = static_cast<double>(kRateHz) / kOnsetHop;
inline constexpr double kOnsetLowPassHz = 7.0;
inline constexpr int kOnsetLowPassTaps = 7;         ///< 41 ms, as in the paper
inline constexpr float kOnsetCompression = 1000.0F; ///< log(1 + 1000·X), section II-A
/// Ranges in which onsets are also looked at apart: kick and bass, snare and voice, cymbals.
inline constexpr double kOnsetLowHz = 200.0;
inline constexpr double kOnsetHighHz = 4000.0;
inline constexpr int kTempoWindow = 1024; ///< 5.9 s of onset strength
inline constexpr int kTempoHop = 64;
/// Every which window also gives the autocorrelations of the ranges: only their mean matters.
inline constexpr int kTempoRangesEvery = 4;
inline constexpr double kTempoMinBpm = 50.0; ///< range in which pulses are searched
inline constexpr double kTempoMaxBpm = 210.0;
inline constexpr int kTempoCandidates = 10;
/// Width of the Gaussian each window's choice is spread with, as a share of its lag.
inline constexpr double kTempoSpread = 0.03;
/// Range a tempo may be told in.
inline constexpr double kTempoLowestBpm = 40.0;
inline constexpr double kTempoHighestBpm = 220.0;
/// Deviation of the amplitude's onset strength below which six seconds hold no onset: four steady
/// tones stayed below .02; the median over a piece was above .08 in all music tried (wesnoth, some
/// of 4Q and POP909).
inline constexpr float kTempoLeastOnset = 0.025F;
/// Autocorrelation below which a tempo would be a guess, plus what chance makes in one second
/// (falling with the square root of the length): noise stays below.
inline constexpr double kTempoMinClarity = 0.04;
inline constexpr double kTempoChance = 0.3;
/// Regularity of a steady drum track: full confidence from here.
inline constexpr double kTempoFullClarity = 0.5;
inline constexpr double kTempoMinSeconds = 4.0;

// --- Onsets ------------------------------------------------------------------------------------
inline constexpr int kOnsetPeakReach = 2; ///< frames on each side an onset must stand above
/// An onset rises this much above the mean of the last second, relative to that mean.
inline constexpr float kOnsetRise = 1.5F;
/// Mean rise per mel band, dB: less than this is a swell, not an onset.
inline constexpr float kOnsetMinimumDb = 1.0F;

// --- Harmony -----------------------------------------------------------------------------------
inline constexpr int kChromaFrameSize = 8192; ///< 372 ms: separates semitones down to 45 Hz
inline constexpr int kChromaHop = 4096;
inline constexpr double kPeakLowHz = 55.0;
inline constexpr double kPeakHighHz = 4000.0;
inline constexpr int kMaxPeaks = 60;
/// Peaks weaker than this against the strongest of the frame are noise.
inline constexpr float kPeakRange = 0.001F;
/// Harmonics of a note a peak may be, each weighted by decay^(n−1) (Gómez 2006, section 3.4).
inline constexpr int kHarmonics = 4;
inline constexpr double kHarmonicDecay = 0.6;
inline constexpr int kFineChroma = 120; ///< 10 cents, so that tuning can be removed at the end
/// Frames of one local key estimate: 12 s.
inline constexpr int kKeySegmentFrames = 64;
inline constexpr double kKeyMinSeconds = 3.0;
/// Best profile correlation below which no key is told (noise and drums stay below).
inline constexpr double kKeyMinStrength = 0.45;

// --- Danceability (Streich & Herrera 2005) -----------------------------------------------------
inline constexpr double kDanceFrameSeconds = 0.01;
inline constexpr double kDanceMinSeconds = 0.31;
inline constexpr double kDanceMaxSeconds = 8.8;
inline constexpr double kDanceStep = 1.1;
inline constexpr double kDanceMinSounding = 6.0;

// --- Loudness ----------------------------------------------------------------------------------
/// libebur128 keeps every gating block; beyond this it counts them in a histogram of 0.1 LU
/// instead, so that memory does not grow with length.
inline constexpr double kExactLoudnessSeconds = 3600.0;
/// Momentary loudness enters the album's histogram this often: blocks that do not overlap.
inline constexpr double kHistogramSeconds = 0.4;
inline constexpr int kTruePeakPhases = 4; ///< ITU-R BS.1770-4 annex 2: four times oversampling
inline constexpr int kTruePeakTaps = 24;  ///< per phase
inline constexpr int kTruePeakBlock = 64; ///< frames looked at or skipped at once

// --- Seek bar strip ----------------------------------------------------------------------------
inline constexpr int kStripSlices = 512;

// --- Models ------------------------------------------------------------------------------------
/// Standardised descriptors are held to this at fitting and at use alike (winsorised): about what
/// the fitted clips held, so that no single descriptor of a sound unlike them decides.
inline constexpr float kStandardReach = 2.5F;

// --- Trust -------------------------------------------------------------------------------------
/// A share of a track shorter than this says little about the whole: confidences grow linearly to
/// here (the models were fitted on 30 s).
inline constexpr double kFullTrustSeconds = 20.0;
inline constexpr double kMoodMinSeconds = 2.0;

// --- Limits ------------------------------------------------------------------------------------
/// Longer streams are taken for damaged: no music file plays two days.
inline constexpr double kMaxDurationSeconds = 48.0 * 3600.0;

// --- Time left ---------------------------------------------------------------------------------
/// How long the pace of listening is remembered: evens out files that are dear to decode, and still
/// follows when playback begins and all but one core pause.
inline constexpr double kPaceSeconds = 45.0;
/// A pace over less time only guesses.
inline constexpr double kPaceKnownSeconds = 3.0;

} // namespace earshot::analysis
