// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/signals/device_class.h"

#include <algorithm>
#include <array>

namespace earshot::signals {

namespace {

// English, German, French and Spanish, as systems in these languages say it; in lower case.
// Headphones first: "Headset Earphone (Speaker)" and "Bluetooth headset hands-free speaker" are
// none to a room.
constexpr std::array kHeadphoneWords{"headphone", "headset",   "earphone",  "earbud",   "airpod",
                                     "in-ear",    "kopfhörer", "casque",    "écouteur", "auricular",
                                     "cascos",    "buds",      "hands-free"};
constexpr std::array kSpeakerWords{"speaker",  "lautsprecher", "haut-parleur", "enceinte",
                                   "altavoz",  "altavoces",    "hdmi",         "displayport",
                                   "s/pdif",   "spdif",        "monitor",      "soundbar",
                                   "receiver", "television"};

constexpr std::array kKeys{"speakers", "headphones", "other"};

template <typename Words>
bool holdsAny(const QString& text, const Words& words) {
    return std::ranges::any_of(
        words, [&text](const char* word) { return text.contains(QString::fromUtf8(word)); });
}

} // namespace

DeviceClass deviceClassOf(const QString& description) {
    const QString lower = description.normalized(QString::NormalizationForm_C).toLower();
    if (holdsAny(lower, kHeadphoneWords)) {
        return DeviceClass::Headphones;
    }
    return holdsAny(lower, kSpeakerWords) ? DeviceClass::Speakers : DeviceClass::Other;
}

QString deviceKey(DeviceClass device) {
    return QString::fromLatin1(kKeys[static_cast<std::size_t>(device)]);
}

std::optional<DeviceClass> deviceFromKey(QStringView key) {
    const auto found =
        std::ranges::find_if(kKeys, [key](const char* one) { return key == QLatin1String(one); });
    return found == kKeys.end() ? std::nullopt
                                : std::optional(static_cast<DeviceClass>(found - kKeys.begin()));
}

} // namespace earshot::signals
