// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QStringList>

#include <functional>
#include <variant>

namespace earshot::playback {

enum class EndedBy : std::uint8_t { End, Skip, Stop, Fault };

// What the engine tells the player. Times in milliseconds; tokens as in PlanItem.

/// The item's first frame is heard.
struct Started {
    quint64 token = 0;
    qint64 durationMs = 0; ///< 0 = unknown
};

/// Nothing more of the item will be heard. Follows each Started exactly once.
struct Ended {
    quint64 token = 0;
    qint64 heardMs = 0;
    EndedBy by = EndedBy::End;
};

struct Moved {
    quint64 token = 0;
    qint64 positionMs = 0;
    quint64 seeks = 0; ///< the last seek that the engine knew of
};

/// The item cannot be played, or not to its end.
struct Failed {
    enum class Extent : std::uint8_t { Whole, Rest };

    quint64 token = 0;
    base::Error error;
    Extent extent = Extent::Whole;
};

/// Everything planned was heard and nothing is left.
struct RanOut {
    quint64 run = 0; ///< Plan::run
};

/// There is no device to play on: the engine has paused and keeps its position.
struct OutputGone {
    QString message;
};

struct Notice {
    QString message;
};

struct DevicesListed {
    QStringList names;
};

using EngineEvent =
    std::variant<Started, Ended, Moved, Failed, RanOut, OutputGone, Notice, DevicesListed>;
using EngineReport = std::function<void(EngineEvent)>;

} // namespace earshot::playback
