// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/insights/card_maker.h"

#include "core/jobs/card_job.h"
#include "core/signals/entry_text.h"
#include "ui/services/private_file.h"
#include "ui/widgets/status_line.h"
#include "ui/widgets/text_label.h"

namespace earshot::ui {

namespace {

constexpr int kLinesHeight = 300; // about eleven lines; the list scrolls

} // namespace

CardMaker::CardMaker(Context& context, QWidget* parent)
    : GrowingDialog(context.theme, QStringLiteral("cardMaker"), parent),
      m_context(context),
      m_words(new StatusLine(context.theme)),
      m_form(new QWidget),
      m_name(new QLineEdit),
      m_lines(new QListWidget),
      m_count(new TextLabel(context.theme, {}, TextStyle::Caption, Tone::Secondary)),
      m_save(button(tr("Save…"), QStringLiteral("save"))) {
    setWindowTitle(tr("Make your taste card"));
    build();
    connect(m_name, &QLineEdit::textChanged, this, &CardMaker::changed);
    connect(m_lines, &QListWidget::itemChanged, this, &CardMaker::changed);
    connect(m_save, &QPushButton::clicked, this, &CardMaker::save);
    context.background.run(
        Lane::Pages, this,
        [](jobs::Workspace& workspace, const std::stop_token&) {
            return jobs::makeCard(workspace);
        },
        [this](const base::Result<imports::CardFile>& card) { present(card); });
}

void CardMaker::build() {
    m_words->setObjectName(QStringLiteral("cardMaker.words"));
    m_words->setWordWrap(true);
    m_words->put(tr("Looking at what you like and play…"));
    auto* label = new TextLabel(m_context.theme, tr("&Name on the card"));
    label->setBuddy(m_name);
    m_name->setObjectName(QStringLiteral("cardMaker.name"));
    m_name->setAccessibleName(tr("Name on the card"));
    m_name->setPlaceholderText(tr("As your friends know you"));
    m_name->setMaxLength(signals::kLongestCardName);
    m_lines->setObjectName(QStringLiteral("cardMaker.lines"));
    m_lines->setAccessibleName(tr("What is written on the card"));
    m_lines->setSpacing(metric::kSpace4 / 2); // on each side: ticks do not touch
    m_lines->setFixedHeight(m_context.theme.scaled(kLinesHeight));
    m_count->setObjectName(QStringLiteral("cardMaker.count"));
    auto* naming = new QHBoxLayout;
    naming->setSpacing(metric::kSpace8);
    naming->addWidget(label);
    naming->addWidget(m_name, 1);
    auto* form = new QVBoxLayout(m_form);
    form->setContentsMargins(0, 0, 0, 0);
    form->setSpacing(metric::kSpace12);
    form->addLayout(naming);
    form->addWidget(m_lines);
    form->addWidget(m_count);
    m_form->hide();
    column()->addWidget(m_words);
    column()->addWidget(m_form);
    column()->addStretch(1);
    m_save->setProperty("role", QStringLiteral("primary"));
    m_save->setEnabled(false);
    addToFoot(m_save);
}

void CardMaker::present(const base::Result<imports::CardFile>& card) {
    if (!card) {
        m_words->say(card.error().message());
        return;
    }
    m_card = *card;
    m_words->say(
        tr("This is all that the file will hold, with your name and the month, %1: no times, no "
           "counts, nothing of this computer. The number says how much, from 1 to %2. Take out "
           "what "
           "you do not want to hand over.")
            .arg(signals::cardMonthText(m_card.made))
            .arg(signals::kMostCardWeight));
    const auto add = [this](const QString& text) {
        auto* line = new QListWidgetItem(text, m_lines);
        line->setFlags(line->flags() | Qt::ItemIsUserCheckable);
        line->setCheckState(Qt::Checked);
    };
    const QSignalBlocker quiet(m_lines);
    for (const imports::CardFile::Artist& artist : m_card.artists) {
        add(tr("%1  %2", "how much, an artist").arg(artist.weight).arg(artist.name));
    }
    for (const imports::CardFile::Song& one : m_card.songs) {
        const QString place =
            one.song.album.isEmpty()
                ? one.song.artist
                : tr("%1, %2", "artist, album").arg(one.song.artist, one.song.album);
        add(tr("%1  “%2”, %3", "how much, title, artist and album")
                .arg(QString::number(one.weight), one.song.title, place));
    }
    m_form->show();
    m_name->setFocus();
    changed();
}

imports::CardFile CardMaker::chosen() const {
    imports::CardFile card = m_card;
    card.artists.clear();
    card.songs.clear();
    int line = 0;
    for (const imports::CardFile::Artist& artist : m_card.artists) {
        if (m_lines->item(line++)->checkState() == Qt::Checked) {
            card.artists.push_back(artist);
        }
    }
    for (const imports::CardFile::Song& song : m_card.songs) {
        if (m_lines->item(line++)->checkState() == Qt::Checked) {
            card.songs.push_back(song);
        }
    }
    return card;
}

void CardMaker::changed() {
    imports::CardFile card = chosen();
    const bool named = imports::nameCard(card, m_name->text()).ok();
    m_save->setEnabled(named && card.artists.size() + card.songs.size() > 0);
    m_count->setText(tr("Artists: %1. Songs: %2.").arg(card.artists.size()).arg(card.songs.size()));
}

void CardMaker::save() {
    imports::CardFile card = chosen();
    if (const base::Status named = imports::nameCard(card, m_name->text()); !named) {
        return;
    }
    savePrivately(m_context, this, {QStringLiteral("taste-card.json"), tr("Taste cards (*.json)")},
                  [bytes = imports::cardBytes(card)](jobs::Workspace&) {
                      return base::Result<QByteArray>(bytes);
                  });
}

} // namespace earshot::ui

#include "moc_card_maker.cpp"
