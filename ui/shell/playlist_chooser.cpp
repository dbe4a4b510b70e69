// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/playlist_chooser.h"

#include "ui/widgets/text_label.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>

namespace earshot::ui {

using library::PlaylistId;

PlaylistChooser::PlaylistChooser(Context& context, std::vector<library::TrackId> tracks,
                                 QWidget* parent)
    : QDialog(parent),
      m_context(context),
      m_tracks(std::move(tracks)),
      m_playlists(new QListWidget),
      m_name(new QLineEdit),
      m_add(new QPushButton(tr("Add"))) {
    setObjectName(QStringLiteral("playlistChooser"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Add to playlist"));
    m_playlists->setObjectName(QStringLiteral("playlistChooserList"));
    m_playlists->setAccessibleName(tr("Playlists"));
    m_name->setObjectName(QStringLiteral("playlistChooserName"));
    m_name->setAccessibleName(tr("Name of a new playlist"));
    m_name->setPlaceholderText(tr("New playlist"));
    m_add->setObjectName(QStringLiteral("playlistChooserAdd"));
    m_add->setAccessibleName(m_add->text());
    m_add->setProperty("role", QStringLiteral("primary"));
    m_add->setDefault(true);
    auto* cancel = new QPushButton(tr("Cancel"));
    cancel->setObjectName(QStringLiteral("playlistChooserCancel"));
    cancel->setAccessibleName(cancel->text());
    cancel->setAutoDefault(false);

    auto* buttons = new QHBoxLayout;
    buttons->addStretch(1);
    buttons->addWidget(cancel);
    buttons->addWidget(m_add);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(metric::kSpace24, metric::kSpace24, metric::kSpace24,
                               metric::kSpace24);
    column->setSpacing(metric::kSpace12);
    column->addWidget(new TextLabel(context.theme, tr("Add to which playlist?"), TextStyle::Title));
    column->addWidget(m_playlists, 1);
    column->addWidget(m_name);
    column->addLayout(buttons);

    const auto check = [this] {
        m_add->setEnabled(!m_name->text().trimmed().isEmpty() || m_playlists->currentItem());
    };
    connect(m_name, &QLineEdit::textChanged, this, [this, check](const QString& text) {
        if (!text.isEmpty()) {
            m_playlists->setCurrentItem(nullptr);
        }
        check();
    });
    connect(m_playlists, &QListWidget::currentItemChanged, this, [this, check] {
        if (m_playlists->currentItem()) {
            m_name->clear();
        }
        check();
    });
    connect(m_playlists, &QListWidget::itemActivated, this, &PlaylistChooser::add);
    connect(m_add, &QPushButton::clicked, this, &PlaylistChooser::add);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    check();
    m_name->setFocus();
    load();
}

void PlaylistChooser::load() {
    m_context.background.run(
        Lane::Pages, this,
        [](jobs::Workspace& workspace, const std::stop_token&) {
            return workspace.playlists().all();
        },
        [this](base::Result<std::vector<library::PlaylistInfo>> playlists) {
            if (!playlists) {
                Q_EMIT m_context.navigator.notify(playlists.error().message());
                return;
            }
            for (const library::PlaylistInfo& playlist : *playlists) {
                auto* item = new QListWidgetItem(playlist.name, m_playlists);
                item->setData(Qt::UserRole, static_cast<qint64>(playlist.id));
            }
        });
}

void PlaylistChooser::add() {
    const QListWidgetItem* chosen = m_playlists->currentItem();
    const QString name = chosen ? chosen->text() : m_name->text().trimmed();
    if (name.isEmpty()) {
        return;
    }
    const auto id = PlaylistId{chosen ? chosen->data(Qt::UserRole).toLongLong() : 0};
    Navigator& navigator = m_context.navigator; // outlives the dialog
    m_context.background.write(
        &navigator,
        [id, name, tracks = m_tracks](jobs::Workspace& workspace,
                                      const std::stop_token&) -> base::Status {
            if (id != PlaylistId::None) {
                return workspace.playlists().append(id, tracks);
            }
            const auto made =
                workspace.playlists().create(name, library::PlaylistKind::Own, {}, tracks);
            return made ? base::Status(base::Done{}) : base::Status(made.error());
        },
        [&navigator, name](const base::Status& done) {
            Q_EMIT navigator.notify(done ? tr("Added to “%1”").arg(name) : done.error().message());
            if (done) {
                Q_EMIT navigator.playlistsChanged();
            }
        });
    accept();
}

} // namespace earshot::ui

#include "moc_playlist_chooser.cpp"
