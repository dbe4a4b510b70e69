// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/services/context.h"
#include "ui/shell/reasons.h"

#include <QObject>

namespace earshot::ui {

/// Puts what is up next in order again when something was skipped, finished, liked or disliked, and
/// marks what moved and why. Only what Earshot put there moves; what the person queued by hand
/// keeps its place. UI thread only; the reckoning is done elsewhere.
class Requeuer : public QObject {
    Q_OBJECT
public:
    /// `reasons` tells what each track's score is made of, and learns how that changed.
    Requeuer(Context& context, Reasons& reasons, QObject* parent = nullptr);

private:
    struct Placed {
        std::vector<int> slots; ///< places in the queue
        std::vector<recommend::UpNextTrack> tracks;
        std::vector<recommend::Request> requests;
    };

    void reckon(signals::SignalId changed);
    void reckon();
    void apply(const Placed& before, const std::vector<recommend::UpNextPlace>& places);
    /// What Earshot put up next and still knows the arithmetic of.
    [[nodiscard]] Placed placed() const;

    Context& m_context;
    Reasons& m_reasons;
    signals::SignalSet m_changed; ///< since it was last put in order
};

} // namespace earshot::ui
