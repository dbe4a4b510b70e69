// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/progress.h"
#include "core/base/result.h"

#include <QJsonDocument>
#include <QString>

namespace earshot::cli {

/// How the program ends, for scripts.
enum class Exit : int {
    Done = 0,
    Failures = 1, ///< something could not be done; what and why was listed on standard error
    WrongUse = 2,
    Tampered = 3, ///< audit verify: somebody changed the log
    Damaged = 4,  ///< audit verify: the log is damaged, perhaps by the disk
};

/// Standard output for results, standard error for progress and problems, both UTF-8. One per
/// program run; progress may be reported from any one thread at a time.
class Terminal {
public:
    void print(const QString& line) const;
    void print(const QJsonDocument& json) const; ///< compact, one line
    void problem(const QString& line) const;
    Exit fail(const base::Error& error) const;   ///< says it, gives Failures
    Exit wrongUse(const QString& message) const; ///< says it and where help is, gives WrongUse

    /// A line that is rewritten in place on a terminal; elsewhere one line per phase.
    base::ProgressCallback progress();
    void endProgress();

private:
    QString m_phase;
    bool m_openLine = false;
};

} // namespace earshot::cli
