// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/result.h"

namespace earshot::base {

QString Error::message() const {
    QString text = what;
    if (!subject.isEmpty()) {
        text += QStringLiteral(": ") + subject;
    }
    if (!advice.isEmpty()) {
        text += QStringLiteral(". ") + advice;
    }
    return text;
}

} // namespace earshot::base
