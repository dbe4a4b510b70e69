// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/pick_list.h"

#include "ui/widgets/consent_bar.h"
#include "ui/widgets/pick_view.h"

#include <QMenu>
#include <QVBoxLayout>

#include <array>

namespace earshot::ui {

class PickList::Private {
public:
    Private(Context& sharedContext, PickList& list)
        : context(sharedContext),
          owner(list),
          view(new PickView(sharedContext, model)),
          consent(new ConsentBar(sharedContext.theme, sharedContext.listening)) {}

    [[nodiscard]] library::TrackId track(int pick) const {
        return model.mix().mix.picks[static_cast<std::size_t>(pick)].track;
    }

    /// Likes or takes the like back; asks first where nothing was decided about likes.
    void like(int pick) {
        constexpr std::array kLikes{signals::SignalId::Likes};
        const library::TrackId id = track(pick);
        if (context.listening.enabled().has(signals::SignalId::Likes)) {
            context.listening.setLike(id, context.listening.like(id) > 0 ? 0 : 1);
        } else if (consent->ask(kLikes, PickList::tr("Remember what you like?"),
                                QStringLiteral("asked in a list"))) {
            likedMeanwhile = id;
        } else {
            Q_EMIT context.navigator.notify(
                PickList::tr("Likes are off. Switch them on on the Signals page."));
        }
    }

    void openMenu(int pick, const QPoint& place) {
        QMenu menu(&owner);
        const auto add = [&](const QString& icon, const QString& text, auto act) {
            QObject::connect(menu.addAction(context.theme.icon(icon), text), &QAction::triggered,
                             &owner, act);
        };
        const library::TrackId id = track(pick);
        add(QStringLiteral("play"), PickList::tr("Play from here"),
            [this, pick] { Q_EMIT owner.playRequested(pick); });
        add(QStringLiteral("queue"), PickList::tr("Play next"), [this, pick] { playNext(pick); });
        add(QStringLiteral("radio"), PickList::tr("Start radio from this"),
            [this, id] { Q_EMIT context.navigator.playRadio(id); });
        add(QStringLiteral("plus"), PickList::tr("Add to playlist…"),
            [this, id] { Q_EMIT context.navigator.addToPlaylist({id}); });
        menu.addSeparator();
        const bool liked = context.listening.like(id) > 0;
        add(liked ? QStringLiteral("heart-filled") : QStringLiteral("heart"),
            liked ? PickList::tr("Take like back") : PickList::tr("Like"),
            [this, pick] { like(pick); });
        add(QStringLiteral("close"), PickList::tr("Not this"),
            [this, pick] { Q_EMIT owner.removeRequested(pick); });
        add(QStringLiteral("why"), PickList::tr("Why this is here"),
            [this, pick] { Q_EMIT context.navigator.showWhy(model.mix(), pick); });
        menu.exec(place);
    }

    void playNext(int pick) {
        auto items = queueItems(model.mix());
        const auto at = static_cast<std::size_t>(pick);
        if (at < items.size()) {
            context.player.queue().insertNext({items[at]});
        }
    }

    Context& context;
    PickList& owner;
    PickModel model;
    PickView* view;
    ConsentBar* consent;
    library::TrackId likedMeanwhile = library::TrackId::None;
};

PickList::PickList(Context& context, QWidget* parent)
    : QWidget(parent), d(std::make_unique<Private>(context, *this)) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(metric::kSpace8);
    column->addWidget(d->consent);
    column->addWidget(d->view, 1);
    setFocusProxy(d->view);

    connect(d->view, &PickView::play, this, &PickList::playRequested);
    connect(d->view, &PickView::remove, this, &PickList::removeRequested);
    connect(d->view, &PickView::like, this, [this](int pick) { d->like(pick); });
    connect(d->view, &PickView::menu, this,
            [this](int pick, const QPoint& place) { d->openMenu(pick, place); });
    connect(d->view, &PickView::manage, &context.navigator, &Navigator::showSignal);
    connect(d->consent, &ConsentBar::allowed, this, [this] {
        d->context.listening.setLike(std::exchange(d->likedMeanwhile, library::TrackId::None), 1);
    });

    connect(&context.mixes, &Mixes::ranked, this,
            [this](const ListRanks& ranks) { d->model.take(ranks); });
    const auto repaint = [this] { d->view->viewport()->update(); };
    connect(&context.covers, &Covers::ready, this, repaint);
    connect(&context.listening, &Listening::likeChanged, this, repaint);
    connect(&context.player, &playback::Player::trackChanged, this, repaint);
    connect(&context.theme, &Theme::changed, this, [this] { d->view->doItemsLayout(); });
}

PickList::~PickList() {
    // The view looks at the model until it is gone itself.
    delete d->view;
}

void PickList::setMix(ShownMix mix) {
    d->model.setMix(std::move(mix));
}

const ShownMix& PickList::mix() const {
    return d->model.mix();
}

} // namespace earshot::ui

#include "moc_pick_list.cpp"
