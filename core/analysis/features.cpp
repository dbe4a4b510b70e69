// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/features.h"
#include "core/analysis/text.h"

namespace earshot::analysis {

std::optional<double> Features::trackGainDb() const {
    return integratedLufs ? std::optional(gainDb(*integratedLufs)) : std::nullopt;
}

QString keyText(const Features& features) {
    if (!features.key || *features.key < 0 || *features.key > 11) {
        return {};
    }
    static constexpr const char16_t* kNames[] = {u"C",  u"C♯", u"D",  u"E♭", u"E",  u"F",
                                                 u"F♯", u"G",  u"A♭", u"A",  u"B♭", u"B"};
    const QString tonic = QString::fromUtf16(kNames[*features.key]);
    return features.mode == Mode::Major ? Text::tr("%1 major").arg(tonic)
                                        : Text::tr("%1 minor").arg(tonic);
}

} // namespace earshot::analysis
