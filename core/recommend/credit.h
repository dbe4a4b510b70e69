// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/library/track.h"

namespace earshot::recommend {

/// Who a track is by, for spacing, caps and habits: the filing artist, but the performer where an
/// album gathers many. Without any name, tracks of one folder count as by one artist.
struct Credit {
    QString key;   ///< equal for one artist
    QString shown; ///< "" where no name is tagged
};
[[nodiscard]] Credit creditOf(const library::Track& track);

/// Equal for the tracks of one album by one artist; "" where no album is tagged.
[[nodiscard]] QString albumKeyOf(const library::Track& track);

} // namespace earshot::recommend
