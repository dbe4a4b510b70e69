// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/imports/history_row.h"

#include <filesystem>
#include <vector>

namespace earshot::imports {

/// A taste card as it stands in a file: what a person loves, written on purpose and handed over by
/// themselves. JSON in UTF-8, fields that are not known are ignored:
///
///   {"format": "earshot-taste-card", "version": 1, "name": "Anna", "made": "2026-11",
///    "artists": [{"name": "Nils Frahm", "weight": 5}, …],        at most 50
///    "songs": [{"artist": "Nils Frahm", "title": "Says", "album": "Spaces", "weight": 4,
///               "recording": "MusicBrainz id, where it is known"}, …]}   at most 100
///
/// Weights are whole, 1 to 5. No times but the month, no counts, no places, nothing of a machine or
/// of a library.
struct CardFile {
    struct Artist {
        QString name;
        int weight = 1;
        bool operator==(const Artist&) const = default;
    };
    struct Song {
        HeardSong song;
        int weight = 1;
        bool operator==(const Song&) const = default;
    };
    QString name; ///< whose it is; "" where what stands there cannot be shown
    int made = 0; ///< as CardHead::made
    std::vector<Artist> artists;
    std::vector<Song> songs;
    int leftOut = 0; ///< lines that were wrong, when it was read

    bool operator==(const CardFile&) const = default;
};

inline constexpr qint64 kLargestCard = 1024 * 1024;

/// The card in these bytes, whatever they are; an error that says what to do where it is none. A
/// line without names, with longer ones than anything is called, or without a weight is left out.
/// `place` is named in errors.
base::Result<CardFile> parseCard(const QByteArray& bytes, const QString& place);

/// The same of a file of at most kLargestCard bytes.
base::Result<CardFile> readCard(const std::filesystem::path& file);

/// Gives a card its name; an error that says so where it cannot be called that.
base::Status nameCard(CardFile& card, const QString& name);

/// The bytes of a card. Lines stand by weight, then by name: their order tells no more.
[[nodiscard]] QByteArray cardBytes(const CardFile& card);

/// Writes it whole or not at all, for the person alone to read, and over nothing.
base::Status writeCard(const CardFile& card, const std::filesystem::path& file);

} // namespace earshot::imports
