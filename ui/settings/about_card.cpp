// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/about_card.h"

#include "ui/widgets/text_label.h"

namespace earshot::ui {

AboutCard::AboutCard(Theme& theme, QWidget* parent) : Card(parent) {
    setObjectName(QStringLiteral("aboutCard"));
    content()->addWidget(new TextLabel(theme, tr("Earshot %1").arg(QStringLiteral(EARSHOT_VERSION)),
                                       TextStyle::Emphasis));
    const QString lines[] = {
        tr("A music player that learns your taste and keeps it within earshot."),
        tr("Nothing leaves: it opens no network connection. Nothing hidden: every signal it uses "
           "is on the Signals page. Nothing lost: what you made and allowed survives crashes and "
           "moved files."),
        tr("Free software under the GNU General Public License, version 3 or later. Built on Qt, "
           "FFmpeg, TagLib, SQLite, Eigen and libebur128."),
    };
    for (const QString& line : lines) {
        auto* label = new TextLabel(theme, line, TextStyle::Body, Tone::Secondary);
        label->setWordWrap(true);
        content()->addWidget(label);
    }
}

} // namespace earshot::ui

#include "moc_about_card.cpp"
