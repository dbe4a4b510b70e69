// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/insights/cards_dialog.h"

#include "core/signals/entry_text.h"
#include "ui/insights/card_maker.h"
#include "ui/insights/forget_list.h"
#include "ui/widgets/consent_bar.h"
#include "ui/widgets/pass_focus.h"
#include "ui/widgets/status_line.h"
#include "ui/widgets/text_label.h"

#include <QFileDialog>
#include <QLocale>
#include <QStandardPaths>

#include <array>

namespace earshot::ui {

namespace {

constexpr int kAbsentHeight = 140; // about five names; the list scrolls
constexpr std::array kCircle{signals::SignalId::Circle};

ForgetList::Kind cardKind() {
    return {QStringLiteral("cards.card"),
            CardsDialog::tr("Cards that are here"),
            CardsDialog::tr("Remove…"),
            CardsDialog::tr("Remove it for good"),
            CardsDialog::tr("Removed: %1", "a friend's card"),
            [](const signals::SignalStore& store) -> base::Result<ForgetList::Rows> {
                const auto views = store.cards();
                if (!views) {
                    return views.error();
                }
                ForgetList::Rows rows;
                for (const signals::CardView& view : *views) {
                    const QString line =
                        CardsDialog::tr("%1, made in %2; in your library: songs %3, artists %4",
                                        "a friend's name, month and year, numbers")
                            .arg(view.head.name, signals::cardMonthText(view.head.made),
                                 QLocale().toString(view.songs), QLocale().toString(view.artists));
                    signals::Forgetting which;
                    which.card = view.head.name;
                    rows.push_back({view.number, line, which});
                }
                return rows;
            }};
}

} // namespace

CardsDialog::CardsDialog(Context& context, QWidget* parent)
    : GrowingDialog(context.theme, QStringLiteral("cards"), parent),
      m_context(context),
      m_open(button(tr("Open a taste card…"), QStringLiteral("open"))),
      m_make(button(tr("Make your taste card…"), QStringLiteral("make"))),
      m_question(new ConsentBar(context.theme, context.listening)),
      m_result(new StatusLine(context.theme, TextStyle::Body, Tone::Text)),
      m_name(new QLineEdit),
      m_keep(button(tr("Keep it"), QStringLiteral("keep"))),
      m_naming(buildNaming()),
      m_openSignals(button(tr("Open the Signals page"), QStringLiteral("openSignals"))),
      m_missingTitle(new TextLabel(context.theme, tr("On the card, not in your library"),
                                   TextStyle::Emphasis)),
      m_missing(new QListWidget),
      m_cards(new ForgetList(context, cardKind())) {
    setWindowTitle(tr("Taste cards"));
    build();
    connect(m_open, &QPushButton::clicked, this, &CardsDialog::choose);
    connect(m_make, &QPushButton::clicked, this,
            [this] { (new CardMaker(m_context, this))->open(); });
    connect(m_keep, &QPushButton::clicked, this, &CardsDialog::keepOrAsk);
    connect(m_name, &QLineEdit::textChanged, this, &CardsDialog::nameChanged);
    connect(m_openSignals, &QPushButton::clicked, this, [this] {
        Q_EMIT m_context.navigator.showPage(PageId::Signals);
        Q_EMIT m_context.navigator.showSignal(signals::SignalId::Circle);
        close();
    });
    connect(m_question, &ConsentBar::declined, this, [this] {
        m_waits = false;
        look();
    });
    connect(&context.listening, &Listening::enabledChanged, this, [this] {
        if (m_waits && m_context.listening.enabled().has(signals::SignalId::Circle)) {
            m_question->hide();
            keep();
        }
    });
}

void CardsDialog::build() {
    auto* explanation = new TextLabel(
        m_context.theme,
        tr("A taste card is a small file that somebody writes on purpose and hands you: songs and "
           "artists they love, nothing of when or how often. What of it is in your library is kept "
           "on this computer, and lists may suggest it in their name."),
        TextStyle::Body, Tone::Secondary);
    explanation->setWordWrap(true);
    auto* choices = new QHBoxLayout;
    choices->setSpacing(metric::kSpace8);
    choices->addWidget(m_open);
    choices->addWidget(m_make);
    choices->addStretch(1);
    m_result->setObjectName(QStringLiteral("cards.result"));
    m_result->setWordWrap(true);
    m_missing->setObjectName(QStringLiteral("cards.missing"));
    m_missing->setAccessibleName(tr("Songs and artists on the card that are not in your library"));
    m_missing->setFixedHeight(m_context.theme.scaled(kAbsentHeight));
    for (QWidget* later :
         std::initializer_list<QWidget*>{m_naming, m_openSignals, m_missingTitle, m_missing}) {
        later->hide();
    }
    column()->addWidget(explanation);
    column()->addLayout(choices);
    column()->addWidget(m_result);
    column()->addWidget(m_naming);
    column()->addWidget(m_question);
    column()->addWidget(m_openSignals, 0, Qt::AlignLeft);
    column()->addWidget(m_missingTitle);
    column()->addWidget(m_missing);
    column()->addWidget(m_cards);
    column()->addStretch(1);
}

QWidget* CardsDialog::buildNaming() {
    auto* naming = new QWidget;
    auto* label = new TextLabel(m_context.theme, tr("&Name"));
    label->setBuddy(m_name);
    m_name->setObjectName(QStringLiteral("cards.name"));
    m_name->setAccessibleName(tr("Whose card it is"));
    m_name->setMaxLength(signals::kLongestCardName);
    auto* row = new QHBoxLayout(naming);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(metric::kSpace8);
    row->addWidget(label);
    row->addWidget(m_name, 1);
    row->addWidget(m_keep);
    return naming;
}

void CardsDialog::choose() {
    auto* dialog = new QFileDialog(this, tr("Open a taste card"));
    dialog->setObjectName(QStringLiteral("cards.chooser"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setNameFilters({tr("Taste cards (*.json)"), tr("All files (*)")});
    dialog->setDirectory(QStandardPaths::writableLocation(QStandardPaths::DownloadLocation));
    connect(dialog, &QFileDialog::fileSelected, this,
            [this](const QString& chosen) { take(base::pathFromText(chosen)); });
    dialog->open();
}

void CardsDialog::take(const std::filesystem::path& file) {
    m_file = file;
    m_waits = false;
    m_question->hide();
    m_name->clear();
    look();
}

/// Tells what is on the card, and keeps nothing.
void CardsDialog::look() {
    m_context.background.run(
        Lane::Pages, this,
        [file = m_file, name = m_name->text()](jobs::Workspace& workspace, const std::stop_token&) {
            return jobs::openCard(workspace, {.file = file, .name = name});
        },
        [this](const base::Result<jobs::CardReport>& report) { present(report); });
}

void CardsDialog::keepOrAsk() {
    if (m_context.listening.enabled().has(signals::SignalId::Circle)) {
        keep();
        return;
    }
    m_waits =
        m_question->ask(kCircle,
                        tr("May Earshot keep what of this card is in your library, to suggest "
                           "in your friend’s name what they love?"),
                        QStringLiteral("asked on Insights"));
    if (!m_waits) { // decided before, or this is a private session
        m_result->say(tr("Circle is off, so the card was not kept."));
        m_openSignals->show();
        passFocus(*m_naming, m_openSignals);
        m_naming->hide();
    }
}

/// Keeps it; but first says so where it would take the place of a card that was not told of yet.
void CardsDialog::keep() {
    m_waits = false;
    if (m_keeping) {
        return; // the button stays on, so that it keeps the focus
    }
    m_keeping = true;
    const bool told = m_report.former && m_report.head.name == m_name->text().simplified();
    m_context.background.write(
        this,
        [file = m_file, name = m_name->text(), told](jobs::Workspace& workspace,
                                                     const std::stop_token&) {
            auto report = jobs::openCard(workspace, {.file = file, .name = name});
            if (!report || (report->former && !told)) {
                return report;
            }
            return jobs::openCard(
                workspace,
                {.file = file, .name = name, .mode = jobs::CardMode::Store, .mayReplace = told});
        },
        [this](const base::Result<jobs::CardReport>& report) {
            m_keeping = false;
            present(report);
        });
}

void CardsDialog::present(const base::Result<jobs::CardReport>& report) {
    passFocus(*m_openSignals, m_open);
    m_openSignals->hide();
    m_report = report ? *report : jobs::CardReport();
    const bool found = m_report.songsFound + m_report.artistsFound > 0;
    const bool mayKeep = found && !m_report.kept;
    if (!mayKeep) {
        passFocus(*m_naming, m_open);
    }
    m_naming->setVisible(mayKeep);
    m_missing->clear();
    m_missing->addItems(m_report.missing);
    m_missingTitle->setVisible(!m_report.missing.isEmpty());
    m_missing->setVisible(!m_report.missing.isEmpty());
    if (!report) {
        m_result->say(report.error().message());
        return;
    }
    m_result->say(jobs::cardSentences(*report).join(QLatin1Char('\n')));
    m_name->setText(report->head.name);
    nameChanged();
    if (report->kept) {
        m_cards->reload();
        m_context.listening.refresh(); // lists are others now
    }
}

void CardsDialog::nameChanged() {
    const QString name = m_name->text().simplified();
    const QString words =
        m_report.former && m_report.head.name == name ? tr("Replace that one") : tr("Keep it");
    m_keep->setText(words);
    m_keep->setAccessibleName(words);
    m_keep->setEnabled(signals::isCardHead({name, m_report.head.made, 0}));
}

} // namespace earshot::ui

#include "moc_cards_dialog.cpp"
