// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMetaType>
#include <QString>

#include <functional>
#include <optional>

namespace earshot::base {

/// How far a long job has come. Sent often, from worker threads; cheap to copy.
struct Progress {
    QString phase;                          ///< what is happening, translated: "Reading tags"
    qint64 done = 0;                        ///< items finished
    qint64 total = 0;                       ///< items in all, 0 while unknown
    qint64 failed = 0;                      ///< items that ended with a stored error
    std::optional<qint64> secondsLeft = {}; ///< where the job can tell
};

using ProgressCallback = std::function<void(const Progress&)>;

/// "about 2 min left", "less than a minute left", "about 3 h left".
[[nodiscard]] QString timeLeftText(qint64 seconds);

} // namespace earshot::base

Q_DECLARE_METATYPE(earshot::base::Progress)
