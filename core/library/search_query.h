// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <cstdint>
#include <vector>

namespace earshot::library {

/// What a person typed into the search field, taken apart. Anything can be typed; what makes no
/// sense narrows nothing.
///
///     nils frahm            words in any order, each the beginning of a word, case and diacritics
///                           do not matter
///     "spaces between"      these words next to each other, whole
///     artist:frahm          in the artist, album, genre or title only; artist: also looks at album
///     album:"all melody"    artists and composers
///     artist:="air"         an artist, or a genre, of just this name: not "Air Supply". Case and
///     genre:=rock           diacritics do not matter; a quotation mark in the name is typed twice
///     year:1994             also year:1990..1999, year:1990.., year:..1999, year:199
///     -live -genre:pop      not these
///
/// A word of signs only ("!!!"), or in a script that does not put spaces between words, is looked
/// for anywhere in the texts.
struct SearchPlan {
    enum class Place : std::uint8_t { Anywhere, Title, Artist, Album, Genre };

    struct Literal {
        QString text; ///< folded, see text_fold.h
        Place place = Place::Anywhere;
        bool excluded = false;
    };

    struct Name {
        QString key;                 ///< see name_key.h
        Place place = Place::Artist; ///< or Genre
        bool whole = false;          ///< else it is how the name begins: still being typed
        bool excluded = false;
    };

    struct Years {
        int first = 0;
        int last = 0;
        bool excluded = false;
    };

    QString match;   ///< FTS5 expression that must match; empty: no such condition
    QString exclude; ///< FTS5 expression that must not match; empty: no such condition
    std::vector<Literal> literals;
    std::vector<Name> names;
    std::vector<Years> years;
};

[[nodiscard]] SearchPlan parseSearch(const QString& typed);

/// What to type for the songs of just this artist or genre.
[[nodiscard]] QString exactSearch(SearchPlan::Place place, const QString& name);

} // namespace earshot::library
