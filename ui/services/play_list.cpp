// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/services/play_list.h"

#include "ui/services/context.h"

#include <QCoreApplication>

namespace earshot::ui {

namespace {

struct PlayListText {
    Q_DECLARE_TR_FUNCTIONS(earshot::services)
};

} // namespace

void makeAndPlay(Context& context, QObject* owner, recommend::Request request) {
    context.mixes.make(owner, std::move(request), [&context](base::Result<ShownMix> mix) {
        if (!mix) {
            Q_EMIT context.navigator.notify(mix.error().message());
        } else if (!mix->mix.ready) {
            Q_EMIT context.navigator.notify(mix->mix.madeFrom);
        } else if (mix->mix.picks.empty()) {
            Q_EMIT context.navigator.notify(
                PlayListText::tr("Nothing of your music fits “%1” yet.").arg(mix->mix.title));
        } else {
            Q_EMIT context.navigator.notify(
                PlayListText::tr("Playing “%1”: %2").arg(mix->mix.title, mix->mix.madeFrom));
            Q_EMIT context.navigator.playMix(*mix, 0);
        }
    });
}

} // namespace earshot::ui
