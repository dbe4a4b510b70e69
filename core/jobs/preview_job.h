// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/jobs/mix_job.h"

namespace earshot::jobs {

/// A change of one signal to look at before it is made: switched off, or its dial turned.
struct SignalChange {
    signals::SignalId id = signals::SignalId::Sound;
    std::optional<int> dialPercent = {}; ///< empty: switched off
};

/// How a list would differ after such a change: both lists made from the same request and
/// seed, compared. Nothing is changed.
struct Preview {
    QString title; ///< of the list: "Focus"
    int length = 0;
    std::vector<library::TrackId> gone; ///< in the list now, not after it; playing order
    std::vector<library::TrackId> come; ///< the other way round
    int moved = 0;                      ///< in both, at another place
};

/// A signal that is off, or that the list does not use, changes nothing: an empty preview. Looking
/// is not noted as use of a list.
base::Result<Preview> previewChange(Workspace& workspace, const recommend::Catalog& catalog,
                                    const signals::Sitting& sitting,
                                    const recommend::Request& request, const SignalChange& change,
                                    std::stop_token stop = {});

/// The comparison itself.
[[nodiscard]] Preview compareMixes(const recommend::Mix& now, const recommend::Mix& then);

} // namespace earshot::jobs
