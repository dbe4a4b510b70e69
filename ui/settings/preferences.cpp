// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/preferences.h"

#include <array>

namespace earshot::ui::preferences {

namespace {

constexpr double kFirstVolume = 0.7; // as shown; leaves room to both sides

struct Word {
    Appearance appearance;
    const char* word;
};
constexpr std::array<Word, 3> kWords{{{Appearance::FollowSystem, "follow"},
                                      {Appearance::Light, "light"},
                                      {Appearance::Dark, "dark"}}};

QString key(const char* name) {
    return QString::fromLatin1(name);
}

} // namespace

Appearance appearance(const Settings& settings) {
    const QString stored = settings.value(key(kAppearance)).toString();
    for (const Word& word : kWords) {
        if (stored == QLatin1String(word.word)) {
            return word.appearance;
        }
    }
    return Appearance::FollowSystem;
}

void setAppearance(Settings& settings, Appearance appearance) {
    for (const Word& word : kWords) {
        if (word.appearance == appearance) {
            settings.setValue(key(kAppearance), QString::fromLatin1(word.word));
        }
    }
}

void apply(Context& context) {
    const Settings& settings = context.settings;
    context.theme.setAppearance(appearance(settings));
    context.theme.setTextScale(settings.value(key(kTextScale), 1.0).toDouble());
    context.indexer.setPauseOnBattery(settings.value(key(kPauseOnBattery), false).toBool());
    playback::Player& player = context.player;
    player.setVolume(settings.value(key(kVolume), kFirstVolume).toDouble());
    player.setUseTrackGain(settings.value(key(kTrackGain), true).toBool());
    const QString device = settings.value(key(kDevice)).toString();
    if (!device.isEmpty()) {
        player.setOutputDevice(device);
    }
}

} // namespace earshot::ui::preferences
