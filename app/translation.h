// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QCoreApplication;

namespace earshot::app {

/// Installs Earshot's and Qt's own texts in the language of the system, where there are any.
void installTranslation(const QCoreApplication& application);

} // namespace earshot::app
