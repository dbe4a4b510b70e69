// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>

namespace earshot::imports {

/// What this folder says to people, in one context for translators.
struct Text {
    Q_DECLARE_TR_FUNCTIONS(earshot::imports)
};

} // namespace earshot::imports
