// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/paths.h"
#include "core/library/track.h"

#include <QObject>
#include <QPixmap>

#include <memory>

namespace earshot::ui {

/// Cover pictures by track, loaded and scaled in the background, cached in memory and as files in
/// the data folder. UI thread only.
class Covers : public QObject {
    Q_OBJECT
public:
    explicit Covers(const base::DataPaths& paths, QObject* parent = nullptr);
    ~Covers() override;

    /// The cover at `size` device-independent pixels (square), or a null pixmap while it loads or
    /// where there is none; ready() follows when one arrives.
    QPixmap cover(library::TrackId track, int size, qreal devicePixelRatio);
    /// Whether a load has finished without a picture: draw the stand-in.
    [[nodiscard]] bool absent(library::TrackId track) const;

Q_SIGNALS:
    void ready(earshot::library::TrackId track);

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace earshot::ui
