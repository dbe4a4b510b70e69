// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/services/context.h"

#include <QWidget>

class QHBoxLayout;

namespace earshot::ui {

class TextLabel;

/// A row of covers under a heading: music to come back to. Only as many as fit; hidden while empty.
class Shelf : public QWidget {
    Q_OBJECT
public:
    Shelf(Context& context, const QString& title, const QString& line, QWidget* parent = nullptr);

    void setTracks(std::vector<library::Track> tracks);

Q_SIGNALS:
    /// This track was pressed; play the shelf from it.
    void pressed(const std::vector<earshot::library::TrackId>& tracks, int start);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void fill();

    Context& m_context;
    std::vector<library::Track> m_tracks;
    QHBoxLayout* m_row;
    int m_shown = 0;
};

} // namespace earshot::ui
