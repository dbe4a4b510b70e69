// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/services/context.h"

#include <QBoxLayout>
#include <QStackedWidget>
#include <QTimer>
#include <QWidget>

class QPushButton;
class QScrollArea;

namespace earshot::ui {

class ConsentBar;
class EmptyState;
class MixPanel;
class MoodChips;
class MoodDials;
class MoodMap;
class TextLabel;

/// The Moods page: choose a mood, a context, a place, a region or a path on the map, turn the
/// dials, and the list beside it follows.
class MoodsPage : public QWidget {
    Q_OBJECT
public:
    explicit MoodsPage(Context& context, QWidget* parent = nullptr);

protected:
    void showEvent(QShowEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    QWidget* makeContent();
    QWidget* makeMapSide();
    void listen();
    void arrange();

    void setTarget(const recommend::Recipe& target);
    void makeSoon();
    void make();
    void show(ShownMix mix);
    void onOutdated();
    void readMap();
    void checkLibrary();
    void readHovered(library::TrackId track);
    void followPlayer();
    void askForPlays();
    void readOwn();
    void showOwn();

    Context& m_context;
    MoodChips* m_chips;
    ConsentBar* m_consent;
    MoodMap* m_map;
    MoodDials* m_dials;
    TextLabel* m_hint;
    MixPanel* m_panel;
    QPushButton* m_play = nullptr;
    QBoxLayout* m_body = nullptr; ///< map side and list
    QScrollArea* m_scroll;
    EmptyState* m_empty;
    QStackedWidget* m_stack;

    recommend::Recipe m_target;
    std::uint64_t m_seed;
    std::vector<library::TrackId> m_leftOut; ///< "not this", until another target is chosen
    QTimer m_soon;                           ///< waits until the hand rests
    QTimer m_mapSoon;                        ///< waits until the library rests
    bool m_made = false;                     ///< a list has been asked for
    bool m_mapStale = true;
};

} // namespace earshot::ui
