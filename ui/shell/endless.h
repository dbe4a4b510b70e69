// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/services/context.h"
#include "ui/shell/reasons.h"

#include <QObject>

namespace earshot::ui {

/// Starts mixes and radios, and plays on with music like the last when the queue runs out (setting
/// playback/autoplay, on unless switched off). UI thread only.
class Endless : public QObject {
    Q_OBJECT
public:
    /// `reasons` learns the picks of every list started here; outlives this.
    Endless(Context& context, Reasons& reasons, QObject* parent = nullptr);

    void playMix(const ShownMix& mix, int pick);
    void playRadio(library::TrackId track);

private:
    void continueQueue();
    void appendLike(library::TrackId seed);

    Context& m_context;
    Reasons& m_reasons;
    bool m_asking = false; ///< a continuation is being made
};

} // namespace earshot::ui
