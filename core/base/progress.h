// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMetaType>
#include <QString>

#include <functional>

namespace earshot::base {

/// How far a long job has come. Sent often, from worker threads; cheap to copy.
struct Progress {
    QString phase;     ///< what is happening, translated: "Reading tags"
    qint64 done = 0;   ///< items finished
    qint64 total = 0;  ///< items in all, 0 while unknown
    qint64 failed = 0; ///< items that ended with a stored error
};

using ProgressCallback = std::function<void(const Progress&)>;

} // namespace earshot::base

Q_DECLARE_METATYPE(earshot::base::Progress)
