// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/services/context.h"

#include <QWidget>

#include <vector>

namespace earshot::ui {

/// The first four different covers of a list as one square picture.
class Collage : public QWidget {
    Q_OBJECT
public:
    Collage(Theme& theme, Covers& covers, int side, QWidget* parent = nullptr);

    void setTracks(const std::vector<library::Track>& tracks);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    struct Piece {
        library::TrackId track = library::TrackId::None;
        QString name;
    };

    Theme& m_theme;
    Covers& m_covers;
    int m_side;
    std::vector<Piece> m_pieces; ///< one or four
};

} // namespace earshot::ui
