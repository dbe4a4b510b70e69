// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/insights/favour_card.h"

#include "ui/widgets/status_line.h"

#include <QGridLayout>
#include <QLocale>
#include <QPushButton>
#include <QVBoxLayout>

namespace earshot::ui {

namespace {

QString percent(double share) {
    return FavourCard::tr("%1 %").arg(QLocale().toString(share * 100, 'f', 0));
}

QString decimal(double value) {
    return QLocale().toString(value, 'f', 2);
}

} // namespace

FavourCard::FavourCard(Context& context, QWidget* parent)
    : Card(parent),
      m_context(context),
      m_line(new StatusLine(context.theme)),
      m_measure(new QPushButton(tr("Look at my lists"))),
      m_lines(new QGridLayout),
      m_loop(new StatusLine(context.theme, TextStyle::Body, Tone::Text)) {
    setObjectName(QStringLiteral("insights.favour"));
    m_line->setObjectName(QStringLiteral("insights.favour.line"));
    m_line->setWordWrap(true);
    m_line->put(
        tr("Makes every list there would be now, looks at what is in them, and keeps none of "
           "it."));
    m_measure->setObjectName(QStringLiteral("insights.favour.measure"));
    m_measure->setAccessibleName(tr("Look at what my lists favour"));
    m_loop->setObjectName(QStringLiteral("insights.favour.loop"));
    m_loop->setWordWrap(true);
    m_lines->setHorizontalSpacing(metric::kSpace16);
    m_lines->setVerticalSpacing(metric::kSpace8);
    m_lines->setColumnStretch(1, 1);
    content()->addWidget(
        new TextLabel(context.theme, tr("What your playlists favour"), TextStyle::Emphasis));
    content()->addWidget(m_line);
    content()->addLayout(m_lines);
    content()->addWidget(m_loop);
    content()->addWidget(m_measure, 0, Qt::AlignLeft);
    connect(m_measure, &QPushButton::clicked, this, &FavourCard::measure);
}

void FavourCard::measure() {
    if (m_measuring) {
        return; // the button stays on, so that it keeps the focus
    }
    m_measuring = true;
    m_line->say(tr("Making the lists…"));
    m_context.mixes.favour(this, [this](const base::Result<recommend::Favour>& favour) {
        m_measuring = false;
        m_measure->setText(tr("Look again"));
        if (favour) {
            present(*favour);
        } else {
            m_line->say(favour.error().message());
        }
    });
}

void FavourCard::present(const recommend::Favour& favour) {
    while (QLayoutItem* item = m_lines->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    const QLocale locale;
    m_line->say(tr("In %1 lists from %2 songs by %3 artists:")
                    .arg(favour.lists)
                    .arg(locale.toString(favour.tracks), locale.toString(favour.artists)));
    addLine(
        percent(favour.reached),
        tr("of your library is in at least one of these lists. The rest has to wait for another "
           "day or for other dials."),
        QStringLiteral("reached"));
    addLine(percent(favour.artistsReached), tr("of your artists are in at least one."),
            QStringLiteral("artists"));
    addLine(decimal(favour.concentration),
            tr("is how unequally artists get places (Gini; 0 = all alike, 1 = one has all). By how "
               "much you own of each it would be %1.")
                .arg(decimal(favour.evenly)),
            QStringLiteral("concentration"));
    addLine(decimal(favour.diversity),
            tr("is how different two songs of a list sound (0 = the same). Two songs of your "
               "library: %1.")
                .arg(decimal(favour.libraryDiversity)),
            QStringLiteral("diversity"));
    if (favour.playsKnown) {
        addLine(percent(favour.familiar), tr("of the places go to songs you have played."),
                QStringLiteral("familiar"));
        addLine(tr("%1%2 %", "sign, number")
                    .arg(favour.lift > 0 ? QStringLiteral("+") : QString(),
                         locale.toString(favour.lift * 100, 'f', 0)),
                favour.lift > 0
                    ? tr("more plays has a listed song than a song you really play: lists favour "
                         "your hits.")
                    : tr("is a listed song's plays against those of a song you really play: lists "
                         "do not favour your hits."),
                QStringLiteral("lift"));
    }
    m_loop->say(!favour.playsKnown ? QString()
                : favour.loop
                    ? tr("A loop may be forming: most places go to what you already play most, "
                         "and you play fewer artists than before. Turn Familiarity towards new, "
                         "or play Explore.")
                    : tr("No sign of a loop in which lists only repeat what they led to."));
}

void FavourCard::addLine(const QString& number, const QString& sentence, const QString& name) {
    const int row = m_lines->rowCount();
    auto* value = new TextLabel(m_context.theme, number, TextStyle::Emphasis);
    value->setObjectName(QStringLiteral("insights.favour.") + name);
    auto* words = new TextLabel(m_context.theme, sentence, TextStyle::Body, Tone::Secondary);
    words->setWordWrap(true);
    m_lines->addWidget(value, row, 0, Qt::AlignRight | Qt::AlignTop);
    m_lines->addWidget(words, row, 1);
}

} // namespace earshot::ui

#include "moc_favour_card.cpp"
