// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/insights/history_dialog.h"

#include "core/signals/entry_text.h"
#include "ui/insights/forget_list.h"
#include "ui/widgets/consent_bar.h"
#include "ui/widgets/pass_focus.h"
#include "ui/widgets/status_line.h"
#include "ui/widgets/text_label.h"

#include <QFileDialog>
#include <QHBoxLayout>
#include <QLocale>
#include <QStandardPaths>

#include <algorithm>
#include <array>
#include <chrono>

namespace earshot::ui {

namespace {

constexpr int kMissingHeight = 200;        // about seven names; the list scrolls
constexpr std::size_t kMissingShown = 500; // more than anybody reads
constexpr std::chrono::milliseconds kLookEvery{150};
constexpr std::array kImports{signals::SignalId::Imports};

ForgetList::Kind importKind() {
    return {QStringLiteral("history.import"),
            HistoryDialog::tr("Brought in so far"),
            HistoryDialog::tr("Forget…"),
            HistoryDialog::tr("Forget it for good"),
            HistoryDialog::tr("Forgotten: %1", "a history that was brought in"),
            [](const signals::SignalStore& store) -> base::Result<ForgetList::Rows> {
                const auto views = store.imports();
                if (!views) {
                    return views.error();
                }
                const QString form = QLocale().dateFormat(QLocale::ShortFormat);
                ForgetList::Rows rows;
                for (const signals::ImportView& view : *views) {
                    const QString line =
                        HistoryDialog::tr("%1, %2 to %3; plays: %4", "service, dates, number")
                            .arg(signals::importSourceName(view.source),
                                 QLocale().toString(view.first, form),
                                 QLocale().toString(view.last, form),
                                 QLocale().toString(view.plays));
                    signals::Forgetting which;
                    which.import = view.number;
                    rows.push_back({view.number, line, which});
                }
                return rows;
            }};
}

} // namespace

HistoryDialog::HistoryDialog(Context& context, QWidget* parent)
    : GrowingDialog(context.theme, QStringLiteral("history"), parent),
      m_context(context),
      m_folder(button(tr("Choose a folder…"), QStringLiteral("folder"))),
      m_file(button(tr("Choose a file…"), QStringLiteral("file"))),
      m_question(new ConsentBar(context.theme, context.listening)),
      m_progress(new QWidget),
      m_progressLine(new TextLabel(context.theme, {}, TextStyle::Body, Tone::Secondary)),
      m_result(new StatusLine(context.theme, TextStyle::Body, Tone::Text)),
      m_openSignals(button(tr("Open the Signals page"), QStringLiteral("openSignals"))),
      m_missingTitle(new TextLabel(context.theme, tr("Not in your library, played most first"),
                                   TextStyle::Emphasis)),
      m_missing(new QListWidget),
      m_imports(new ForgetList(context, importKind())) {
    setWindowTitle(tr("Bring in a history"));
    build();
    connect(m_folder, &QPushButton::clicked, this, [this] { choose(Choice::Folder); });
    connect(m_file, &QPushButton::clicked, this, [this] { choose(Choice::File); });
    connect(m_openSignals, &QPushButton::clicked, this, [this] {
        Q_EMIT m_context.navigator.showPage(PageId::Signals);
        Q_EMIT m_context.navigator.showSignal(signals::SignalId::Imports);
        close();
    });
    connect(m_question, &ConsentBar::declined, this, [this] { read(jobs::HistoryMode::Report); });
    connect(&context.listening, &Listening::enabledChanged, this, [this] {
        if (m_waits && m_context.listening.enabled().has(signals::SignalId::Imports)) {
            m_question->hide();
            read(jobs::HistoryMode::Store);
        }
    });
    connect(&m_look, &QTimer::timeout, this, [this] {
        m_progressLine->setText(tr("%1 plays read").arg(QLocale().toString(m_read->load())));
    });
}

void HistoryDialog::build() {
    auto* explanation = new TextLabel(
        m_context.theme,
        tr("Spotify, ListenBrainz and Last.fm hand out what you played there: Spotify’s “Extended "
           "streaming history”, a ListenBrainz export, or Last.fm scrobbles as CSV. Choose a file "
           "or the folder with all of them. What is found in your library is kept on this "
           "computer; of everything else in those files nothing is kept."),
        TextStyle::Body, Tone::Secondary);
    explanation->setWordWrap(true);
    auto* choices = new QHBoxLayout;
    choices->setSpacing(metric::kSpace8);
    choices->addWidget(m_folder);
    choices->addWidget(m_file);
    choices->addStretch(1);

    auto* bar = new QProgressBar;
    bar->setRange(0, 0); // how much there is, the files do not tell before
    bar->setTextVisible(false);
    bar->setAccessibleName(tr("Reading the history"));
    auto* stop = button(tr("Cancel"), QStringLiteral("cancel"));
    auto* progress = new QHBoxLayout(m_progress);
    progress->setContentsMargins(0, 0, 0, 0);
    progress->setSpacing(metric::kSpace12);
    progress->addWidget(m_progressLine);
    progress->addWidget(bar, 1);
    progress->addWidget(stop);
    m_progress->hide();

    m_result->setObjectName(QStringLiteral("history.result"));
    m_result->setWordWrap(true);
    m_missing->setObjectName(QStringLiteral("history.missing"));
    m_missing->setAccessibleName(tr("Songs that are not in your library"));
    m_missing->setFixedHeight(m_context.theme.scaled(kMissingHeight));
    for (QWidget* later :
         std::initializer_list<QWidget*>{m_openSignals, m_missingTitle, m_missing}) {
        later->hide();
    }

    column()->addWidget(explanation);
    column()->addLayout(choices);
    column()->addWidget(m_question);
    column()->addWidget(m_progress);
    column()->addWidget(m_result);
    column()->addWidget(m_openSignals, 0, Qt::AlignLeft);
    column()->addWidget(m_missingTitle);
    column()->addWidget(m_missing);
    column()->addWidget(m_imports);
    column()->addStretch(1);
    connect(stop, &QPushButton::clicked, this, &HistoryDialog::cancel);
}

HistoryDialog::~HistoryDialog() {
    m_reading.request_stop();
}

void HistoryDialog::choose(Choice what) {
    if (!m_progress->isHidden()) {
        return; // it reads; the buttons stay on, so that they keep the focus
    }
    auto* dialog = new QFileDialog(this, tr("Choose a listening history"));
    dialog->setObjectName(QStringLiteral("history.chooser"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    if (what == Choice::Folder) {
        dialog->setFileMode(QFileDialog::Directory);
        dialog->setOption(QFileDialog::ShowDirsOnly);
    } else {
        dialog->setFileMode(QFileDialog::ExistingFile);
        dialog->setNameFilters(
            {tr("Listening histories (*.json *.jsonl *.csv)"), tr("All files (*)")});
    }
    dialog->setDirectory(QStandardPaths::writableLocation(QStandardPaths::DownloadLocation));
    connect(dialog, &QFileDialog::fileSelected, this,
            [this](const QString& chosen) { take(base::pathFromText(chosen)); });
    dialog->open();
}

void HistoryDialog::take(const std::filesystem::path& place) {
    m_place = place;
    if (m_context.listening.enabled().has(signals::SignalId::Imports)) {
        read(jobs::HistoryMode::Store);
        return;
    }
    m_waits = m_question->ask(kImports,
                              tr("May Earshot keep the plays of this history that are of songs in "
                                 "your library, to know your taste from the first day?"),
                              QStringLiteral("asked on Insights"));
    if (!m_waits) { // decided before, or this is a private session
        read(jobs::HistoryMode::Report);
    }
}

void HistoryDialog::read(jobs::HistoryMode mode) {
    m_waits = false;
    m_read = std::make_shared<std::atomic<qint64>>(0);
    setReading(true);
    m_reading = m_context.background.run(
        Lane::Mixes, this,
        [place = m_place, mode, read = m_read](jobs::Workspace& workspace,
                                               const std::stop_token& stop) {
            return jobs::bringInHistory(
                workspace, place, mode,
                [&read](const base::Progress& progress) { read->store(progress.done); }, stop);
        },
        [this](const base::Result<jobs::HistoryReport>& report) { present(report); });
}

void HistoryDialog::setReading(bool reading) {
    if (!reading) {
        passFocus(*m_progress, m_folder);
    }
    m_progress->setVisible(reading);
    m_progressLine->setText(tr("Reading…"));
    if (reading) {
        m_look.start(kLookEvery);
        m_result->put({});
        for (QWidget* before :
             std::initializer_list<QWidget*>{m_openSignals, m_missingTitle, m_missing}) {
            before->hide();
        }
    } else {
        m_look.stop();
    }
}

void HistoryDialog::cancel() {
    m_reading.request_stop();
    setReading(false);
    m_result->say(tr("Stopped."));
    m_imports->reload(); // it may have come in just before
}

void HistoryDialog::present(const base::Result<jobs::HistoryReport>& report) {
    setReading(false);
    if (!report) {
        m_result->say(report.error().message());
        return;
    }
    QStringList said = jobs::historySentences(*report);
    const bool kept = report->mode == jobs::HistoryMode::Store;
    if (!kept) {
        said += tr("Imported history is off, so nothing was kept.");
    }
    m_result->say(said.join(QLatin1Char('\n')));
    m_openSignals->setVisible(!kept);
    m_missing->clear();
    const std::size_t shown = std::min(kMissingShown, report->mostMissed.size());
    for (std::size_t i = 0; i < shown; ++i) {
        const jobs::HistoryReport::Missing& one = report->mostMissed[i];
        m_missing->addItem(
            tr("%1, %2: %3", "title, artist, number of plays")
                .arg(one.song.title, one.song.artist, QLocale().toString(one.plays)));
    }
    m_missingTitle->setVisible(shown > 0);
    m_missing->setVisible(shown > 0);
    if (kept) {
        m_imports->reload();
        m_context.listening.refresh(); // lists are others now
    }
}

} // namespace earshot::ui

#include "moc_history_dialog.cpp"
