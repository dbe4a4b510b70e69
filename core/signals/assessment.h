// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/signals/signal_store.h"

namespace earshot::signals {

/// How what is stored is protected, as found, not as intended.
struct Protection {
    QString file; ///< where it is
    bool encrypted = false;
    bool ownerOnly = false;   ///< no other account may read the file
    bool networkLock = false; ///< the kernel refuses every new connection
};

/// The data-protection assessment of this very installation, in the manner of the GDPR's article 35
/// (7): what is processed and what for, whether it is needed, the risks to the person, and the
/// measures. Every line about a signal comes from its row of the registry and its state. A whole
/// HTML page without script, image or link, to print or to keep. `states` by SignalId.
[[nodiscard]] QString assessmentHtml(const std::vector<SignalState>& states,
                                     const Protection& protection, const QDate& today);

} // namespace earshot::signals
