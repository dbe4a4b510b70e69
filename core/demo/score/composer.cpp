// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/demo/score/composer.h"

#include "core/demo/score/arrangement.h"

#include <array>

namespace earshot::demo {

namespace {

struct StyleRow {
    Style style;
    Colour bright; ///< of its chords where valence is positive
    Colour dark;   ///< and where it is negative
    void (*arrange)(Arrangement&);
    double looseMs;       ///< how far hands leave the grid
    double looseVelocity; ///< as a share
};

constexpr std::array Styles{
    StyleRow{Style::Ambient, Colour::Rich, Colour::Tense, arrangeAmbient, 6, 0.08},
    StyleRow{Style::Folk, Colour::Triad, Colour::Tense, arrangeFolk, 6, 0.10},
    StyleRow{Style::Electronic, Colour::Triad, Colour::Tense, arrangeElectronic, 0.5, 0.04},
    StyleRow{Style::Rock, Colour::Triad, Colour::Tense, arrangeRock, 4, 0.08},
    StyleRow{Style::Cinematic, Colour::Triad, Colour::Tense, arrangeCinematic, 6, 0.08},
};

} // namespace

Score compose(const PieceSpec& piece) {
    const auto row = std::ranges::find(Styles, piece.style, &StyleRow::style);
    Arrangement arrangement(piece, piece.valence > 0 ? row->bright : row->dark);
    row->arrange(arrangement);
    arrangement.humanise(row->looseMs, row->looseVelocity);
    return std::move(arrangement.score);
}

} // namespace earshot::demo
