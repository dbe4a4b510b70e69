// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/strip_painter.h"

#include <QWidget>

namespace earshot::ui {

/// A small still picture of a track's course, as the seek bar draws it.
class StripView : public QWidget {
    Q_OBJECT
public:
    StripView(Theme& theme, TrackStrip strip, QWidget* parent = nullptr);

    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    Theme& m_theme;
    StripPainter m_strip;
};

} // namespace earshot::ui
