// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/data_card.h"

#include "ui/settings/setting_row.h"
#include "ui/widgets/text_label.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLocale>
#include <QPushButton>

#include <array>

namespace earshot::ui {

namespace {

struct Part {
    QString name;
    QString line;
    std::vector<std::filesystem::path> paths; ///< files or folders
};

std::vector<Part> parts(const base::DataPaths& paths) {
    const auto withLogs = [](const std::filesystem::path& database) {
        auto wal = database;
        auto shm = database;
        wal += "-wal";
        shm += "-shm";
        return std::vector{database, wal, shm};
    };
    return {
        {DataCard::tr("library.db"),
         DataCard::tr("Your tracks, what was measured in them, and your playlists"),
         withLogs(paths.libraryDb())},
        {DataCard::tr("listening.db"),
         DataCard::tr("What you allowed Earshot to remember; see the Signals page"),
         withLogs(paths.listeningDb())},
        {DataCard::tr("settings.ini"),
         DataCard::tr("The window and these settings"),
         {paths.settings()}},
        {DataCard::tr("backups"),
         DataCard::tr("Copies made before a change of format"),
         {paths.backups()}},
        {DataCard::tr("demo music"),
         DataCard::tr("The demo pieces, where you asked for them"),
         {paths.demoMusic()}},
    };
}

/// Bytes of a file, or of the files directly in a folder and below; what cannot be read counts 0.
qint64 bytesOf(const std::filesystem::path& path) {
    std::error_code error;
    if (std::filesystem::is_regular_file(path, error)) {
        const auto size = std::filesystem::file_size(path, error);
        return error ? 0 : static_cast<qint64>(size);
    }
    qint64 sum = 0;
    std::filesystem::recursive_directory_iterator at(path, error);
    for (; !error && at != std::filesystem::recursive_directory_iterator(); at.increment(error)) {
        std::error_code sizeError;
        if (at->is_regular_file(sizeError)) {
            const auto size = at->file_size(sizeError);
            sum += sizeError ? 0 : static_cast<qint64>(size);
        }
    }
    return sum;
}

} // namespace

DataCard::DataCard(Context& context, QWidget* parent)
    : Card(parent), m_context(context), m_lines(new QVBoxLayout) {
    setObjectName(QStringLiteral("dataCard"));
    m_lines->setSpacing(0);
    auto* copy = new QPushButton(tr("Copy path"));
    copy->setObjectName(QStringLiteral("copyDataPath"));
    copy->setAccessibleName(tr("Copy the path of the data folder"));
    const QString folder = base::pathText(context.paths.dir());
    connect(copy, &QPushButton::clicked, this, [this, folder] {
        QGuiApplication::clipboard()->setText(folder);
        Q_EMIT m_context.navigator.notify(tr("Path copied."));
    });
    auto* place = new TextLabel(context.theme, folder, TextStyle::Body, Tone::Secondary);
    place->setObjectName(QStringLiteral("dataFolder"));
    place->setElided(true);
    auto* head = new QHBoxLayout;
    head->addWidget(place, 1);
    head->addWidget(copy);
    content()->addWidget(new TextLabel(context.theme, tr("Your data"), TextStyle::Emphasis));
    content()->addLayout(head);
    content()->addLayout(m_lines);
}

void DataCard::reload() {
    m_context.background.run(
        Lane::Pages, this,
        [all = parts(m_context.paths)](jobs::Workspace&, const std::stop_token&) {
            std::vector<std::pair<Part, qint64>> sized;
            for (const Part& part : all) {
                qint64 bytes = 0;
                for (const auto& path : part.paths) {
                    bytes += bytesOf(path);
                }
                sized.emplace_back(part, bytes);
            }
            return base::Result(sized);
        },
        [this](base::Result<std::vector<std::pair<Part, qint64>>> sized) {
            if (!sized) {
                return;
            }
            while (QLayoutItem* item = m_lines->takeAt(0)) {
                delete item->widget();
                delete item;
            }
            for (const auto& [part, bytes] : *sized) {
                auto* size = new TextLabel(
                    m_context.theme, bytes > 0 ? QLocale().formattedDataSize(bytes) : tr("none"),
                    TextStyle::Body, Tone::Secondary);
                m_lines->addWidget(new SettingRow(m_context.theme, part.name, part.line, size));
            }
        });
}

} // namespace earshot::ui

#include "moc_data_card.cpp"
