// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/services/context.h"

#include <QFrame>
#include <QToolButton>

class QSlider;

namespace earshot::ui {

class CoverView;
class SeekBar;
class TextLabel;
class TimeLabel;

/// What plays, where in it, and the hands on it. Shows the player's state; changes it only through
/// the player.
class PlayerBar : public QFrame {
    Q_OBJECT
public:
    explicit PlayerBar(Context& context, QWidget* parent = nullptr);

    [[nodiscard]] QWidget* panelButton() const { return m_panel; }

Q_SIGNALS:
    void likeRequested(int value); ///< +1 or −1 pressed for the playing track
    void panelToggled();

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    QToolButton* button(const QString& icon, const QString& name, const QString& words);
    QWidget* makeTrackSide();
    QWidget* makeCentre();
    QWidget* makeVolumeSide();
    void connectPlayer();
    void showTrack();
    void showState();
    void showPosition(qint64 milliseconds);
    void showVolume(double volume);
    void showLike();
    void showPrivate();
    void loadStrip(library::TrackId track);
    void fit();

    Context& m_context;
    CoverView* m_cover = nullptr;
    TextLabel* m_title = nullptr;
    TextLabel* m_artist = nullptr;
    QToolButton* m_like = nullptr;
    QToolButton* m_dislike = nullptr;
    QToolButton* m_previous = nullptr;
    QToolButton* m_play = nullptr;
    QToolButton* m_next = nullptr;
    TimeLabel* m_elapsed = nullptr;
    TimeLabel* m_total = nullptr;
    SeekBar* m_seek = nullptr;
    QToolButton* m_mute = nullptr;
    QToolButton* m_panel = nullptr;
    QSlider* m_volume = nullptr;
    QToolButton* m_private = nullptr;
    QWidget* m_left = nullptr;
    QWidget* m_right = nullptr;
    double m_volumeBeforeMute = 1;
    Background::Ticket m_stripTicket;
};

} // namespace earshot::ui
