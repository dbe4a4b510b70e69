// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/signals/preview_texts.h"

#include <QCoreApplication>

#include <algorithm>

namespace earshot::ui {

namespace {

struct PreviewText {
    Q_DECLARE_TR_FUNCTIONS(earshot::ui::ChangePreview)
};

constexpr std::size_t kNamesShown = 5;

QString songLine(const QString& label, const std::vector<SongName>& songs) {
    QStringList names;
    for (std::size_t i = 0; i < std::min(songs.size(), kNamesShown); ++i) {
        names += songs[i].artist.isEmpty()
                     ? songs[i].title
                     : PreviewText::tr("%1 by %2").arg(songs[i].title, songs[i].artist);
    }
    QString line = QStringLiteral("%1 %2").arg(label, names.join(QStringLiteral(", ")));
    if (songs.size() > kNamesShown) {
        line +=
            PreviewText::tr(" and %n more", nullptr, static_cast<int>(songs.size() - kNamesShown));
    }
    return line;
}

} // namespace

QString previewSummary(const jobs::Preview& preview) {
    const auto gone = static_cast<int>(preview.gone.size());
    const auto come = static_cast<int>(preview.come.size());
    if (gone == 0 && come == 0) {
        return preview.moved == 0
                   ? PreviewText::tr("%1 would stay exactly as it is.").arg(preview.title)
                   : PreviewText::tr("%1 would keep its songs; %n would stand elsewhere.", nullptr,
                                     preview.moved)
                         .arg(preview.title);
    }
    return PreviewText::tr("%1: of %2 songs, %3 would go and %4 others come.")
        .arg(preview.title)
        .arg(preview.length)
        .arg(gone)
        .arg(come);
}

QString previewSongs(const ShownPreview& shown) {
    QStringList lines;
    if (!shown.gone.empty()) {
        lines += songLine(PreviewText::tr("Would go:"), shown.gone);
    }
    if (!shown.come.empty()) {
        lines += songLine(PreviewText::tr("Would come:"), shown.come);
    }
    return lines.join(QLatin1Char('\n'));
}

} // namespace earshot::ui
