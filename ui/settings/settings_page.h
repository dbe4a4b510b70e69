// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/services/context.h"

#include <QWidget>

namespace earshot::ui {

class DataCard;
class FoldersCard;
class PlaybackCard;

/// Folders, playback, appearance, where the data lies, and what this is.
class SettingsPage : public QWidget {
    Q_OBJECT
public:
    explicit SettingsPage(Context& context, QWidget* parent = nullptr);

protected:
    void showEvent(QShowEvent* event) override;

private:
    FoldersCard* m_folders;
    PlaybackCard* m_playback;
    DataCard* m_data;
};

} // namespace earshot::ui
