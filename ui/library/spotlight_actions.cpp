// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/library/spotlight_actions.h"

#include <array>

namespace earshot::ui {

using signals::SpotlightScope;

namespace {

constexpr std::array kSpotlight{signals::SignalId::Spotlight};
constexpr std::array kWeeks{2, 4, 8};

} // namespace

SpotlightActions::SpotlightActions(Context& context, QObject* parent)
    : QObject(parent), m_context(context) {}

void SpotlightActions::fill(QMenu& menu, library::TrackId track, Offer offer) {
    const bool album = offer == Offer::AlbumAndArtist;
    const bool known = m_context.listening.enabled().has(signals::SignalId::Spotlight);
    const bool usable = known || m_context.listening.shouldAsk(kSpotlight);
    QMenu* own =
        menu.addMenu(m_context.theme.icon(QStringLiteral("signal-spotlight")),
                     usable ? tr("Put in the spotlight")
                            : tr("Put in the spotlight (switched off on the Signals page)"));
    own->setObjectName(QStringLiteral("menuSpotlight"));
    own->setAccessibleName(own->title());
    own->setEnabled(usable);
    const auto add = [&](const QString& text, SpotlightScope scope, int weeks) {
        QAction* action = own->addAction(text);
        action->setObjectName(QStringLiteral("actionSpotlight%1%2")
                                  .arg(scope == SpotlightScope::Album ? QStringLiteral("Album")
                                                                      : QStringLiteral("Artist"))
                                  .arg(weeks));
        connect(action, &QAction::triggered, this, [this, track, scope, weeks] {
            if (m_context.listening.shouldAsk(kSpotlight)) {
                Q_EMIT wanted(track, scope, weeks);
            } else {
                apply(track, scope, weeks);
            }
        });
    };
    if (album) {
        for (const int weeks : kWeeks) {
            add(tr("The album for %n week(s)", nullptr, weeks), SpotlightScope::Album, weeks);
        }
        own->addSeparator();
    }
    for (const int weeks : kWeeks) {
        add(tr("The artist for %n week(s)", nullptr, weeks), SpotlightScope::Artist, weeks);
    }
    if (known) {
        own->addSeparator();
        if (album) {
            add(tr("Take the album out"), SpotlightScope::Album, 0);
        }
        add(tr("Take the artist out"), SpotlightScope::Artist, 0);
    }
}

void SpotlightActions::apply(library::TrackId track, SpotlightScope scope, int weeks) {
    m_context.listening.setSpotlight(track, scope, weeks, [this, weeks](const QString& name) {
        Q_EMIT m_context.navigator.notify(
            weeks > 0 ? tr("“%1” is in the spotlight for %n week(s)", nullptr, weeks).arg(name)
                      : tr("“%1” is not in the spotlight").arg(name));
    });
}

} // namespace earshot::ui

#include "moc_spotlight_actions.cpp"
