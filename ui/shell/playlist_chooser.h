// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/services/context.h"

#include <QDialog>

class QLineEdit;
class QListWidget;
class QPushButton;

namespace earshot::ui {

/// Asks into which playlist tracks go: one that exists, or a new one by name. Writes it in the
/// background and deletes itself.
class PlaylistChooser : public QDialog {
    Q_OBJECT
public:
    PlaylistChooser(Context& context, std::vector<library::TrackId> tracks,
                    QWidget* parent = nullptr);

private:
    void load();
    void add();

    Context& m_context;
    std::vector<library::TrackId> m_tracks;
    QListWidget* m_playlists;
    QLineEdit* m_name;
    QPushButton* m_add;
};

} // namespace earshot::ui
