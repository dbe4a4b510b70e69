// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/services/context.h"

#include <QTimer>
#include <QWidget>

class QLayout;
class QScrollArea;
class QStackedLayout;
class QVBoxLayout;

namespace earshot::ui {

class ConsentBar;
class EmptyState;
class ListCard;
class PageHeader;
class RightNowCard;

/// One click to music that fits now: the Right now mix, lists made from one's own listening, moods
/// and contexts.
class ListenNowPage : public QWidget {
    Q_OBJECT
public:
    explicit ListenNowPage(Context& context, QWidget* parent = nullptr);

protected:
    void showEvent(QShowEvent* event) override;

private:
    QWidget* makeContent();
    QWidget* makeEmpty();
    /// A section of tiles; gives the layout they are in.
    QLayout* addTiles(QVBoxLayout& column, const QString& title,
                      const std::vector<recommend::Recipe>& recipes);
    QWidget* makeTile(const recommend::Recipe& recipe);
    void showOwn(const std::vector<recommend::Recipe>& recipes);
    QWidget* makeCards();
    void reload(); ///< counts, then the mix and what the cards say
    void showCounts(const library::LibraryCounts& counts);
    void makeMix();
    void showOffers(std::vector<ShownOffer> offers);
    void play(recommend::Request request);
    void playRecipe(const recommend::Recipe& recipe);
    void ask();
    void allow(const std::vector<signals::SignalId>& ids); ///< asks, or shows where to
    void soon(); ///< reload in a while, not on every change

    Context& m_context;
    PageHeader* m_header = nullptr;
    ConsentBar* m_consent = nullptr;
    RightNowCard* m_rightNow = nullptr;
    QScrollArea* m_scroll = nullptr;
    QWidget* m_cardGrid = nullptr;
    std::vector<ListCard*> m_cards;
    QLayout* m_contexts = nullptr;
    std::vector<QWidget*> m_ownTiles; ///< after the contexts
    EmptyState* m_empty = nullptr;
    QStackedLayout* m_stack;
    QTimer m_soon;
    QObject
        m_playOwner; ///< what is pressed supersedes what was pressed before, not the Right now mix
    int m_turn = 0;  ///< how often another mix was asked for
    bool m_stale = true;
    bool m_hasMix = false;
};

} // namespace earshot::ui
