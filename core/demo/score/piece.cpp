// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/demo/score/piece.h"

#include "core/base/random.h"

#include <string_view>

namespace earshot::demo {

namespace {

constexpr int C = 0, D = 2, E = 4, F = 5, Fs = 6, G = 7, A = 9, B = 11;
constexpr Mode Major = Mode::Major, Minor = Mode::Minor;

// Mood as the literature ties it to what is composed: arousal to tempo, loudness, onset rate and
// brightness; valence to mode, register and consonance (Gabrielsson & Lindström 2010; Eerola &
// Vuoskoski 2013). Six pieces lie in each quadrant; every style but Electronic reaches both sides.
constexpr PieceSpec Pieces[] = {
    {"Halcyon Drift", "Low Tide Letters", "Ambient", 2016, 1, "Morning on Glass", Style::Ambient,
     72, D, Major, 0.55, -0.70, "1415", "1645"},
    {"Halcyon Drift", "Low Tide Letters", "Ambient", 2016, 2, "Slow Lanterns", Style::Ambient, 66,
     G, Major, 0.45, -0.75, "1414", "1245"},
    {"Halcyon Drift", "Low Tide Letters", "Ambient", 2016, 3, "The Long Shoreline", Style::Ambient,
     60, A, Minor, -0.45, -0.75, "1416", "1465"},
    {"Mira Solveig", "Rooms Without Clocks", "Ambient", 2021, 1, "Snow Behind Windows",
     Style::Ambient, 64, E, Minor, -0.50, -0.65, "1614", "1465"},
    {"Mira Solveig", "Rooms Without Clocks", "Ambient", 2021, 2, "Soft Machinery", Style::Ambient,
     76, F, Major, 0.45, -0.50, "1514", "1645"},
    {"Mira Solveig", "Rooms Without Clocks", "Ambient", 2021, 3, "Night Garden", Style::Ambient, 70,
     C, Major, 0.50, -0.60, "1614", "1425"},

    {"Wren & Holloway", "Kitchen Songs", "Folk", 2012, 1, "Bread and Honey", Style::Folk, 108, G,
     Major, 0.70, 0.25, "1415", "1645"},
    {"Wren & Holloway", "Kitchen Songs", "Folk", 2012, 2, "Porchlight", Style::Folk, 84, C, Major,
     0.50, -0.30, "1514", "1645"},
    {"Wren & Holloway", "Kitchen Songs", "Folk", 2012, 3, "Letter Never Sent", Style::Folk, 72, D,
     Minor, -0.60, -0.40, "1465", "1645"},
    {"Odile Castan", "A Harvest of Small Things", "Folk", 2018, 1, "Dance of the Millwheel",
     Style::Folk, 116, D, Major, 0.75, 0.40, "1145", "1415"},
    {"Odile Castan", "A Harvest of Small Things", "Folk", 2018, 2, "Autumn Counting", Style::Folk,
     78, A, Minor, -0.50, -0.45, "1415", "1645"},
    {"Odile Castan", "A Harvest of Small Things", "Folk", 2018, 3, "Under the Pear Tree",
     Style::Folk, 88, F, Major, 0.55, -0.35, "1415", "1625"},

    {"Neon Orchard", "Sugar Voltage", "Electronic", 2019, 1, "Sunroof", Style::Electronic, 124, C,
     Major, 0.80, 0.70, "1564", "1415"},
    {"Neon Orchard", "Sugar Voltage", "Electronic", 2019, 2, "Paper Rockets", Style::Electronic,
     128, A, Major, 0.75, 0.80, "1415", "1564"},
    {"Neon Orchard", "Sugar Voltage", "Electronic", 2019, 3, "Glass Elevator", Style::Electronic,
     122, E, Minor, -0.45, 0.60, "1165", "1645"},
    {"Kilo Vega", "Night Circuit", "Electronic", 2022, 1, "Undertow Protocol", Style::Electronic,
     132, C, Minor, -0.60, 0.75, "1145", "1465"},
    {"Kilo Vega", "Night Circuit", "Electronic", 2022, 2, "Redline", Style::Electronic, 140, F,
     Minor, -0.65, 0.90, "1164", "1165"},
    {"Kilo Vega", "Night Circuit", "Electronic", 2022, 3, "First Train Home", Style::Electronic,
     118, G, Major, 0.60, 0.50, "1415", "1645"},

    {"The Paper Lions", "Loud Weather", "Rock", 2009, 1, "Kick the Door", Style::Rock, 148, E,
     Minor, -0.50, 0.85, "1167", "1645"},
    {"The Paper Lions", "Loud Weather", "Rock", 2009, 2, "Summer in Reverse", Style::Rock, 136, A,
     Major, 0.70, 0.75, "1145", "1564"},
    {"The Paper Lions", "Loud Weather", "Rock", 2009, 3, "Static Hearts", Style::Rock, 152, B,
     Minor, -0.55, 0.80, "1164", "1645"},
    {"Ashgrove Parade", "Ruins and Banners", "Rock", 2014, 1, "March of the Iron Crows",
     Style::Cinematic, 112, D, Minor, -0.60, 0.60, "1165", "1415"},
    {"Ashgrove Parade", "Ruins and Banners", "Rock", 2014, 2, "What the River Kept",
     Style::Cinematic, 70, C, Minor, -0.60, -0.35, "1645", "1465"},
    {"Ashgrove Parade", "Ruins and Banners", "Rock", 2014, 3, "Empty Stadium", Style::Cinematic, 76,
     Fs, Minor, -0.55, -0.30, "1415", "1645"},
};

std::uint64_t hashText(std::string_view text) {
    std::uint64_t hash = 0;
    for (const char letter : text) {
        hash = base::mixBits(hash, static_cast<unsigned char>(letter));
    }
    return hash;
}

} // namespace

std::span<const PieceSpec> pieceTable() {
    return Pieces;
}

std::uint64_t seedOf(const PieceSpec& piece) {
    return base::mixBits(hashText(piece.artist), hashText(piece.title));
}

} // namespace earshot::demo
