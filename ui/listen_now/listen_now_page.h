// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/listen_now/shelves.h"
#include "ui/services/context.h"

#include <QTimer>
#include <QWidget>

class QStackedLayout;
class QVBoxLayout;

namespace earshot::ui {

class ConsentBar;
class EmptyState;
class PageHeader;
class RightNowCard;
class Shelf;

/// One click to music that fits now: the Right now mix, moods, contexts, and what is new or was
/// forgotten where there is such music.
class ListenNowPage : public QWidget {
    Q_OBJECT
public:
    explicit ListenNowPage(Context& context, QWidget* parent = nullptr);

protected:
    void showEvent(QShowEvent* event) override;

private:
    QWidget* makeContent();
    QWidget* makeEmpty();
    void addTiles(QVBoxLayout& column, const QString& title,
                  const std::vector<recommend::Recipe>& recipes);
    void reload(); ///< shelves, counts, then the mix
    void makeMix();
    void showShelves(Shelves shelves);
    void playRecipe(const recommend::Recipe& recipe);
    void playTracks(const std::vector<library::TrackId>& tracks, int start);
    void ask();
    void soon(); ///< reload in a while, not on every change

    Context& m_context;
    PageHeader* m_header = nullptr;
    ConsentBar* m_consent = nullptr;
    RightNowCard* m_rightNow = nullptr;
    Shelf* m_fresh = nullptr;
    Shelf* m_loved = nullptr;
    EmptyState* m_empty = nullptr;
    QStackedLayout* m_stack;
    QTimer m_soon;
    QObject m_recipeOwner; ///< a pressed tile supersedes the tile before, not the Right now mix
    int m_turn = 0;        ///< how often another mix was asked for
    bool m_stale = true;
    bool m_hasMix = false;
};

} // namespace earshot::ui
