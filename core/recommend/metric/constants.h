// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

/// What is asked of the labels before a metric is learned from them, and how much is looked at.
namespace earshot::recommend::metric {

/// Fewer artists with two albums tell nothing: each half is then checked on six.
inline constexpr int kLeastArtists = 12;
inline constexpr int kLeastAlbumTracks = 3; ///< a single says little of an album's spread
// Bounds of the work: at most 4,800 tracks, enough for 32 dimensions many times over.
inline constexpr int kMostArtists = 200;
inline constexpr int kMostAlbums = 4;
inline constexpr int kMostAlbumTracks = 6;
inline constexpr int kQueriesPerAlbum = 2;
/// Standard errors by which the gain over the plain cosine must lie above none, over artists.
inline constexpr double kSureGain = 2;

} // namespace earshot::recommend::metric
