// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lyrics/theme.h"

#include "core/lyrics/text.h"

#include <QCoreApplication>

#include <algorithm>

namespace earshot::lyrics {

namespace {

struct ThemeRow {
    const char* key;
    const char* words;
};
#define T(text) QT_TRANSLATE_NOOP("earshot::lyrics", text)
constexpr std::array<ThemeRow, kThemes> kRows{{
    {"joy", T("joy")},
    {"sorrow", T("sorrow")},
    {"anger", T("anger")},
    {"fear", T("fear")},
    {"calm", T("peace and quiet")},
    {"love", T("love")},
    {"night", T("the night")},
    {"dream", T("dreams")},
    {"road", T("the road")},
    {"sea", T("the sea")},
    {"dance", T("dancing")},
    {"home", T("home")},
    {"stars", T("the sky and the stars")},
}};
#undef T

constexpr std::array<FeelingPlace, kFeelings> kPlaces{{
    {0.8F, 0.4F},   // joy
    {-0.7F, -0.4F}, // sorrow
    {-0.6F, 0.7F},  // anger
    {-0.6F, 0.5F},  // fear
    {0.5F, -0.7F},  // calm
    {0.6F, -0.1F},  // love
}};

} // namespace

QString themeKey(Theme theme) {
    return QString::fromLatin1(kRows[static_cast<std::size_t>(theme)].key);
}

std::optional<Theme> themeFromKey(QStringView key) {
    const auto found = std::ranges::find_if(
        kRows, [key](const ThemeRow& row) { return key == QLatin1String(row.key); });
    return found == kRows.end() ? std::nullopt
                                : std::optional(static_cast<Theme>(found - kRows.begin()));
}

QString themeWords(Theme theme) {
    return QCoreApplication::translate("earshot::lyrics",
                                       kRows[static_cast<std::size_t>(theme)].words);
}

FeelingPlace placeOf(Theme feeling) {
    return kPlaces[static_cast<std::size_t>(feeling)];
}

} // namespace earshot::lyrics
