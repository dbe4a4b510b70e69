// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/folders_card.h"

#include "ui/settings/preferences.h"
#include "ui/settings/setting_row.h"
#include "ui/widgets/flow_layout.h"
#include "ui/widgets/switch.h"
#include "ui/widgets/text_label.h"

#include <QHeaderView>
#include <QLocale>
#include <QPushButton>
#include <QTreeWidget>

#include <utility>

namespace earshot::ui {

namespace {

constexpr int kProblemsHeight = 220;
constexpr std::size_t kProblemsShown = 1000; // more cannot be read by anyone; the count says all

/// Then the window's status line has nothing to tell.
bool foundNothing(const jobs::IndexSummary& summary) {
    const library::ScanSummary& scan = summary.scan;
    const analysis::AnalysisSummary& analysis = summary.analysis;
    return !summary.cancelled() &&
           scan.added + scan.changed + scan.moved + scan.missing + scan.back + scan.failed == 0 &&
           analysis.analysed + analysis.failed == 0;
}

} // namespace

FoldersCard::FoldersCard(Context& context, QWidget* parent)
    : Card(parent),
      m_context(context),
      m_folders(new QVBoxLayout),
      m_counts(new TextLabel(context.theme, {}, TextStyle::Body, Tone::Secondary)),
      m_pauseOnBattery(new Switch(context.theme, tr("Pause listening to files on battery"))),
      m_problemsButton(new QPushButton),
      m_problems(new QTreeWidget) {
    setObjectName(QStringLiteral("foldersCard"));
    m_folders->setSpacing(metric::kSpace4);
    m_counts->setObjectName(QStringLiteral("libraryCounts"));
    m_counts->setWordWrap(true);
    auto* add = new QPushButton(context.theme.icon(QStringLiteral("plus")), tr("Add folder…"));
    add->setObjectName(QStringLiteral("addFolderButton"));
    add->setAccessibleName(tr("Add a music folder"));
    auto* rescan = // while it looks, it is asked to look again afterwards
        new QPushButton(context.theme.icon(QStringLiteral("refresh")), tr("Look for changes"));
    rescan->setObjectName(QStringLiteral("rescanButton"));
    rescan->setAccessibleName(tr("Look for new, changed and removed files"));
    auto* demo = new QPushButton(tr("Add demo music"));
    demo->setObjectName(QStringLiteral("addDemoButton"));
    demo->setAccessibleName(demo->text());
    demo->setProperty("role", QStringLiteral("quiet"));
    m_problemsButton->setObjectName(QStringLiteral("problemsButton"));
    m_problemsButton->setProperty("role", QStringLiteral("link"));
    m_problemsButton->setCheckable(true);
    m_problemsButton->hide();
    m_problems->setObjectName(QStringLiteral("problemsList"));
    m_problems->setAccessibleName(tr("Files and folders that could not be read"));
    m_problems->setHeaderLabels({tr("File or folder"), tr("Why")});
    m_problems->setRootIsDecorated(false);
    m_problems->setFixedHeight(kProblemsHeight);
    m_problems->header()->setSectionResizeMode(QHeaderView::Stretch);
    m_problems->hide();

    m_pauseOnBattery->setObjectName(QStringLiteral("pauseOnBatterySwitch"));

    auto* buttons = new FlowLayout(metric::kSpace8);
    buttons->addWidget(add);
    buttons->addWidget(rescan);
    buttons->addWidget(demo);
    content()->addWidget(new TextLabel(context.theme, tr("Your music"), TextStyle::Emphasis));
    content()->addLayout(m_folders);
    content()->addWidget(m_counts);
    content()->addLayout(buttons);
    content()->addWidget(m_problemsButton, 0, Qt::AlignLeft);
    content()->addWidget(m_problems);
    content()->addWidget(new SettingRow(context.theme, tr("Pause on battery"),
                                        tr("Listening to files goes on when plugged in"),
                                        m_pauseOnBattery));

    connect(add, &QPushButton::clicked, &context.navigator, &Navigator::chooseFolder);
    connect(demo, &QPushButton::clicked, &context.navigator, &Navigator::addDemoMusic);
    connect(m_pauseOnBattery, &Switch::clicked, this, [&context](bool on) {
        context.settings.setValue(QString::fromLatin1(preferences::kPauseOnBattery), on);
        context.indexer.setPauseOnBattery(on);
    });
    connect(rescan, &QPushButton::clicked, this, [this] {
        m_asked = true;
        m_context.indexer.rescan();
    });
    connect(m_problemsButton, &QPushButton::toggled, m_problems, &QWidget::setVisible);
    connect(&context.indexer, &Indexer::finished, this, [this](const jobs::IndexSummary& summary) {
        if (std::exchange(m_asked, false) && foundNothing(summary)) {
            Q_EMIT m_context.navigator.notify(tr("Nothing has changed."));
        }
        reload();
    });
}

void FoldersCard::reload() {
    m_pauseOnBattery->setChecked(
        m_context.settings.value(QString::fromLatin1(preferences::kPauseOnBattery), false)
            .toBool());
    m_context.background.run(
        Lane::Pages, this,
        [](jobs::Workspace& workspace, const std::stop_token&) -> base::Result<Content> {
            auto folders = workspace.tracks().folders();
            if (!folders) {
                return folders.error();
            }
            auto counts = workspace.tracks().counts();
            if (!counts) {
                return counts.error();
            }
            auto analysed = workspace.features().counts();
            if (!analysed) {
                return analysed.error();
            }
            auto problems = workspace.tracks().problems();
            if (!problems) {
                return problems.error();
            }
            return Content{std::move(*folders), *counts, *analysed, std::move(*problems)};
        },
        [this](base::Result<Content> content) {
            if (content) {
                show(*content);
            } else {
                Q_EMIT m_context.navigator.notify(content.error().message());
            }
        });
}

void FoldersCard::show(const Content& content) {
    showFolders(content.folders);
    const QLocale locale;
    QStringList parts{
        tr("%1 tracks").arg(locale.toString(content.counts.tracks)),
        tr("%1 albums").arg(locale.toString(content.counts.albums)),
        tr("%1 analysed").arg(locale.toString(content.analysed.done)),
    };
    if (content.counts.missing > 0) {
        parts << tr("%1 missing (kept with their history)")
                     .arg(locale.toString(content.counts.missing));
    }
    if (content.analysed.failed > 0) {
        parts << tr("%1 could not be analysed").arg(locale.toString(content.analysed.failed));
    }
    m_counts->setText(parts.join(QStringLiteral(" · ")));

    m_problemsButton->setVisible(!content.problems.empty());
    m_problemsButton->setText(
        tr("%1 files or folders could not be read")
            .arg(locale.toString(static_cast<qint64>(content.problems.size()))));
    m_problemsButton->setAccessibleName(m_problemsButton->text());
    if (content.problems.empty()) {
        m_problemsButton->setChecked(false);
    }
    m_problems->clear();
    for (std::size_t i = 0; i < std::min(content.problems.size(), kProblemsShown); ++i) {
        const library::ScanProblem& problem = content.problems[i];
        auto* row = new QTreeWidgetItem(m_problems, {base::pathText(problem.path), problem.reason});
        row->setToolTip(0, row->text(0));
        row->setToolTip(1, row->text(1));
    }
}

void FoldersCard::showFolders(const std::vector<std::filesystem::path>& folders) {
    while (QLayoutItem* item = m_folders->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    for (const auto& folder : folders) {
        auto* line = new TextLabel(m_context.theme, base::pathText(folder));
        line->setObjectName(QStringLiteral("folderLine"));
        line->setElided(true);
        m_folders->addWidget(line);
    }
    if (folders.empty()) {
        m_folders->addWidget(
            new TextLabel(m_context.theme, tr("No folder yet."), TextStyle::Body, Tone::Secondary));
    }
}

} // namespace earshot::ui

#include "moc_folders_card.cpp"
