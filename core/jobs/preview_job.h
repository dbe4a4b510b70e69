// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/jobs/mix_job.h"

#include <set>

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

/// Whose plays and likes.
enum class ForgetScope : std::uint8_t { Song, Artist };

/// The tracks of the library that are this song in any version, or by its artist.
[[nodiscard]] std::set<library::TrackId> tracksOf(const recommend::Catalog& catalog,
                                                  library::TrackId track, ForgetScope scope);

/// How a list would differ if nothing had ever been known of these tracks, and how many entries
/// would go. Nothing is changed; SignalStore::forget() with these tracks gives that very list.
struct ForgetPreview {
    Preview preview;
    qint64 entries = 0;
};
base::Result<ForgetPreview>
previewForgetting(Workspace& workspace, const recommend::Catalog& catalog,
                  const signals::Sitting& sitting, const recommend::Request& request,
                  const std::set<library::TrackId>& tracks, std::stop_token stop = {});

/// The comparison itself.
[[nodiscard]] Preview compareMixes(const recommend::Mix& now, const recommend::Mix& then);

} // namespace earshot::jobs
