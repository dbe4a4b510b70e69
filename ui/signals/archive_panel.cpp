// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/signals/archive_panel.h"

#include "core/archive/archive_format.h"
#include "core/archive/archive_source.h"
#include "ui/signals/export_dialog.h"
#include "ui/widgets/flow_layout.h"
#include "ui/widgets/passphrase_dialog.h"
#include "ui/widgets/status_line.h"
#include "ui/widgets/text_label.h"

#include <QFileDialog>
#include <QStandardPaths>

namespace earshot::ui {

namespace {

constexpr int kNamesHeight = 160; // about six names; the list scrolls

} // namespace

ArchivePanel::ArchivePanel(Context& context, QWidget* parent)
    : Card(parent),
      m_context(context),
      m_actions(new FlowLayout(metric::kSpace8)),
      m_result(new StatusLine(context.theme, TextStyle::Body, Tone::Text)),
      m_notFound(new QListWidget) {
    setObjectName(QStringLiteral("archive"));
    auto* explanation = new TextLabel(
        context.theme, tr("Everything Earshot has stored about you, as files that you and other "
                          "programs can read, or in one file that only a passphrase opens. Brought "
                          "back here or on another computer it is as it was; nothing comes in for "
                          "a signal that is off."));
    explanation->setWordWrap(true);
    content()->addWidget(explanation);
    const auto* everything =
        addAction(QStringLiteral("export"), tr("Export everything…"),
                  tr("Into a new folder, with a description of every file; not encrypted"));
    connect(everything, &QPushButton::clicked, this,
            [this] { askToExport(m_context, this, ExportForm::Folder); });
    const auto* sealed = addAction(QStringLiteral("exportSealed"), tr("Export sealed…"),
                                   tr("Into one file that only a passphrase of yours opens"));
    connect(sealed, &QPushButton::clicked, this,
            [this] { askToExport(m_context, this, ExportForm::Sealed); });
    const auto* back = addAction(QStringLiteral("import"), tr("Import…"),
                                 tr("Brings back what was exported; nothing comes twice"));
    connect(back, &QPushButton::clicked, this, &ArchivePanel::askToImport);
    content()->addLayout(m_actions);

    m_result->setObjectName(QStringLiteral("archive.result"));
    m_result->setWordWrap(true);
    m_notFound->setObjectName(QStringLiteral("archive.notFound"));
    m_notFound->setAccessibleName(tr("Tracks that are not in this library"));
    m_notFound->setMaximumHeight(context.theme.scaled(kNamesHeight));
    m_notFound->setWordWrap(true);
    m_notFound->hide();
    content()->addWidget(m_result);
    content()->addWidget(m_notFound);
}

QPushButton* ArchivePanel::addAction(const QString& name, const QString& text,
                                     const QString& explanation) {
    auto* button = new QPushButton(text);
    button->setObjectName(QStringLiteral("archive.%1").arg(name));
    button->setAccessibleName(text);
    button->setAccessibleDescription(explanation);
    button->setToolTip(explanation);
    m_actions->addWidget(button);
    return button;
}

void ArchivePanel::askToImport() {
    if (m_reading) {
        return; // the button stays on, so that it keeps the focus
    }
    auto* dialog = new QFileDialog(this, tr("Import what was exported"));
    dialog->setObjectName(QStringLiteral("importDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    const QString manifest = QLatin1String(archive::kManifestName);
    dialog->setNameFilters(
        {tr("Exports of Earshot (%1 *.earshot)").arg(manifest), tr("All files (*)")});
    dialog->setLabelText(QFileDialog::Accept, tr("Import"));
    dialog->setDirectory(QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation));
    connect(dialog, &QFileDialog::fileSelected, this, [this, manifest](const QString& chosen) {
        const std::filesystem::path file = base::pathFromText(chosen);
        const bool inside = file.filename() == base::pathFromText(manifest);
        open(inside ? file.parent_path() : file);
    });
    dialog->open();
}

void ArchivePanel::open(const std::filesystem::path& archive) {
    // Whether it is sealed stands in its first bytes: reading them is for a worker.
    m_context.background.run(
        Lane::Pages, this,
        [archive](jobs::Workspace&, const std::stop_token&) -> base::Result<bool> {
            return archive::isSealedArchive(archive);
        },
        [this, archive](const base::Result<bool>& sealed) {
            if (!sealed || !*sealed) {
                read(archive, {});
                return;
            }
            auto* question =
                new PassphraseDialog(m_context, PassphraseDialog::Purpose::OpenFile, this);
            connect(question, &PassphraseDialog::given, this,
                    [this, archive](const QString& passphrase) { read(archive, passphrase); });
            question->open();
        });
}

void ArchivePanel::read(const std::filesystem::path& archive, const QString& passphrase) {
    m_reading = true;
    m_result->say(tr("Reading what was exported…"));
    m_notFound->hide();
    m_context.background.write(
        this,
        [archive, passphrase](jobs::Workspace& workspace, const std::stop_token& stop) {
            return jobs::importSignals(workspace, archive, passphrase, stop);
        },
        [this](const base::Result<jobs::ImportSummary>& summary) { present(summary); });
}

void ArchivePanel::present(const base::Result<jobs::ImportSummary>& summary) {
    m_reading = false;
    m_notFound->clear();
    if (!summary) {
        m_result->say(summary.error().message());
        return;
    }
    m_result->say(jobs::importSentences(*summary).join(QLatin1Char(' ')));
    for (const jobs::ImportSummary::LeftOut& left : summary->notFound) {
        m_notFound->addItem(left.track.name());
    }
    m_notFound->setVisible(m_notFound->count() > 0);
    m_context.listening.refresh(); // likes and lists are others now
}

} // namespace earshot::ui

#include "moc_archive_panel.cpp"
