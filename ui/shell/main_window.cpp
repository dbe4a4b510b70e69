// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/main_window.h"

#include "ui/insights/insights_page.h"
#include "ui/library/library_page.h"
#include "ui/listen_now/listen_now_page.h"
#include "ui/moods/moods_page.h"
#include "ui/playlists/playlists_page.h"
#include "ui/settings/preferences.h"
#include "ui/settings/settings_page.h"
#include "ui/shell/endless.h"
#include "ui/shell/player_bar.h"
#include "ui/shell/playlist_chooser.h"
#include "ui/shell/requeuer.h"
#include "ui/shell/right_panel.h"
#include "ui/shell/sidebar.h"
#include "ui/shell/status_strip.h"
#include "ui/shell/top_bar.h"
#include "ui/shell/window_keys.h"
#include "ui/signals/signals_page.h"
#include "ui/widgets/consent_bar.h"
#include "ui/widgets/pass_focus.h"
#include "ui/widgets/passphrase_dialog.h"

#include <QCloseEvent>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QMimeData>
#include <QShortcut>
#include <QStackedWidget>
#include <QStandardPaths>
#include <QVBoxLayout>

#include <algorithm>
#include <array>

namespace earshot::ui {

namespace {

const QString kGeometry = QStringLiteral("window/geometry");
const QString kCollapsed = QStringLiteral("window/sidebarCollapsed");
const QString kPanelShown = QStringLiteral("window/panelShown");
const QString kPage = QStringLiteral("window/page");

constexpr QSize kFirstSize{1280, 800};
constexpr QSize kLeastSize{960, 600};
constexpr int kPageCount = 7;
/// Looks and volume as the person left them, before the first widget is made: restyling is cheap
/// while there is nothing to restyle.
Context& withPreferences(Context& context) {
    preferences::apply(context);
    return context;
}

constexpr double kVolumeStep = 0.05;
constexpr double kSidebarShare = 0.28; // of the window; beyond it the names give way
constexpr double kPanelShare = 0.36;   // of the window, also with large text

} // namespace

MainWindow::MainWindow(Context& context, QWidget* parent)
    : QMainWindow(parent),
      m_context(withPreferences(context)),
      m_endless(new Endless(context, m_reasons, this)),
      m_sidebar(new Sidebar(context.theme)),
      m_topBar(new TopBar(context)),
      m_pages(new QStackedWidget),
      m_consentPlace(new QWidget),
      m_consent(new ConsentBar(context.theme, context.listening)),
      m_status(new StatusStrip(context.theme, context.indexer)),
      m_panel(new RightPanel(context, m_reasons)),
      m_playerBar(new PlayerBar(context)) {
    setObjectName(QStringLiteral("mainWindow"));
    setWindowTitle(QStringLiteral("Earshot"));
    setAcceptDrops(true);
    setMinimumSize(kLeastSize);
    new WindowKeys(context.player, *this);
    new Requeuer(context, m_reasons, this);
    addPages();
    build();
    connectNavigator();
    connectServices();
    addShortcuts();
    restore();
    connect(&context.theme, &Theme::changed, this, &MainWindow::fit);
    fit();
}

MainWindow::~MainWindow() = default;

void MainWindow::addPages() {
    m_pages->setObjectName(QStringLiteral("pages"));
    m_pages->addWidget(new ListenNowPage(m_context)); // in the order of PageId
    m_pages->addWidget(new MoodsPage(m_context));
    m_pages->addWidget(new LibraryPage(m_context));
    m_pages->addWidget(new PlaylistsPage(m_context));
    m_pages->addWidget(new InsightsPage(m_context));
    m_pages->addWidget(new SignalsPage(m_context));
    m_pages->addWidget(new SettingsPage(m_context));
}

void MainWindow::build() {
    auto* centre = new QVBoxLayout;
    centre->setContentsMargins(0, 0, 0, 0);
    centre->setSpacing(0);
    centre->addWidget(m_topBar);
    centre->addWidget(m_pages, 1);
    auto* consentMargin = new QVBoxLayout(m_consentPlace);
    consentMargin->setContentsMargins(metric::kSpace32, metric::kSpace8, metric::kSpace32,
                                      metric::kSpace12);
    consentMargin->addWidget(m_consent);
    m_consentPlace->setObjectName(QStringLiteral("windowQuestion"));
    m_consentPlace->hide();
    centre->addWidget(m_consentPlace);
    centre->addWidget(m_status);
    auto* upper = new QHBoxLayout;
    upper->setSpacing(0);
    upper->addWidget(m_sidebar);
    upper->addLayout(centre, 1);
    upper->addWidget(m_panel);
    auto* whole = new QWidget;
    auto* column = new QVBoxLayout(whole);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(upper, 1);
    column->addWidget(m_playerBar);
    setCentralWidget(whole);
    // Somewhere neutral, so that the window does not open with a ring around its first button.
    m_pages->setFocusPolicy(Qt::ClickFocus);
    m_pages->setFocus();
}

void MainWindow::connectNavigator() {
    Navigator& navigator = m_context.navigator;
    connect(m_sidebar, &Sidebar::chosen, this, &MainWindow::showPage);
    connect(m_sidebar, &Sidebar::collapsedChanged, this,
            [this](bool on) { m_context.settings.setValue(kCollapsed, on); });
    connect(m_topBar, &TopBar::searched, this,
            [this](const QString& query) { Q_EMIT m_context.navigator.search(query); });
    connect(&navigator, &Navigator::showPage, this, &MainWindow::showPage);
    connect(&navigator, &Navigator::search, this, [this] { showPage(PageId::Library); });
    connect(&navigator, &Navigator::showAlbum, this, [this] { showPage(PageId::Library); });
    connect(&navigator, &Navigator::showSignal, this, [this] { showPage(PageId::Signals); });
    connect(&navigator, &Navigator::showMood, this, [this] { showPage(PageId::Moods); });
    connect(&navigator, &Navigator::showWhy, this, [this](const ShownMix& mix, int pick) {
        m_panel->showWhy(mix, pick);
        m_panel->show();
    });
    connect(&navigator, &Navigator::chooseFolder, this, &MainWindow::chooseFolder);
    connect(&navigator, &Navigator::addDemoMusic, &m_context.indexer, &Indexer::addDemoMusic);
    connect(&navigator, &Navigator::addToPlaylist, this,
            [this](const std::vector<library::TrackId>& tracks) {
                (new PlaylistChooser(m_context, tracks, this))->open();
            });
    connect(&navigator, &Navigator::notify, m_status, &StatusStrip::notify);
}

void MainWindow::connectServices() {
    playback::Player& player = m_context.player;
    connect(&player, &playback::Player::problem, m_status, &StatusStrip::notify);
    connect(&player, &playback::Player::stateChanged, this, [this](playback::PlayState state) {
        m_context.indexer.setYield(state == playback::PlayState::Playing);
    });
    connect(&player, &playback::Player::volumeChanged, this, [this](double volume) {
        m_context.settings.setValue(QString::fromLatin1(preferences::kVolume), volume);
    });
    connect(&m_context.listening, &Listening::failed, m_status, &StatusStrip::showError);
    connect(&m_context.listening, &Listening::privateSessionChanged, this, [this](bool on) {
        m_status->notify(on ? tr("Private session: nothing you play is remembered.")
                            : tr("The private session has ended."));
    });
    connect(&m_context.listening.guest(), &GuestSession::changed, this, [this](bool on) {
        m_status->notify(on ? tr("Guest: nothing is recorded, and nothing of yours is used.")
                            : tr("Guest mode has ended."));
    });
    connect(&m_context.listening, &Listening::outputMoved, this, &MainWindow::askAboutDevice);
    connect(&m_context.listening, &Listening::passphraseNeeded, this,
            &MainWindow::askForPassphrase);
    connect(&m_context.keys, &Keys::changed, this, &MainWindow::unlockAtStart);
    unlockAtStart();
    connect(m_playerBar, &PlayerBar::likeRequested, this, &MainWindow::like);
    connect(m_playerBar, &PlayerBar::panelToggled, this, &MainWindow::togglePanel);
    connect(m_panel, &RightPanel::closed, this, &MainWindow::togglePanel);
    connect(m_consent, &ConsentBar::allowed, this, [this] {
        m_consentPlace->hide();
        if (m_likeAfterConsent != library::TrackId::None) {
            m_context.listening.setLike(std::exchange(m_likeAfterConsent, library::TrackId::None),
                                        m_likeValue);
        }
    });
    connect(m_consent, &ConsentBar::declined, this, [this] {
        m_consentPlace->hide();
        m_likeAfterConsent = library::TrackId::None;
    });
}

void MainWindow::addShortcuts() {
    const auto add = [this](const QKeySequence& keys, auto act) {
        connect(new QShortcut(keys, this), &QShortcut::activated, this, act);
    };
    for (int i = 0; i < kPageCount; ++i) {
        add(QKeySequence(Qt::CTRL | static_cast<Qt::Key>(Qt::Key_1 + i)),
            [this, i] { showPage(static_cast<PageId>(i)); });
    }
    playback::Player& player = m_context.player;
    const auto louder = [&player](double by) {
        player.setVolume(std::clamp(player.volume() + by, 0.0, 1.0));
    };
    add(QKeySequence::Find, [this] { m_topBar->focusSearch(); });
    add(Qt::CTRL | Qt::Key_P, [this] { togglePanel(); });
    add(Qt::CTRL | Qt::Key_Left, [&player] { player.previous(); });
    add(Qt::CTRL | Qt::Key_Right, [&player] { player.next(); });
    add(Qt::CTRL | Qt::Key_Up, [louder] { louder(kVolumeStep); });
    add(Qt::CTRL | Qt::Key_Down, [louder] { louder(-kVolumeStep); });
    add(Qt::CTRL | Qt::Key_L, [this] { like(1); });
    add(Qt::CTRL | Qt::Key_O, [this] { chooseFolder(); });
}

void MainWindow::restore() {
    const Settings& settings = m_context.settings;
    resize(kFirstSize);
    restoreGeometry(settings.value(kGeometry).toByteArray());
    m_sidebar->setCollapsed(settings.value(kCollapsed, false).toBool());
    m_panel->setVisible(settings.value(kPanelShown, false).toBool());
    const int page = settings.value(kPage, 0).toInt();
    showPage(static_cast<PageId>(page >= 0 && page < kPageCount ? page : 0));
}

void MainWindow::fit() {
    const Theme& theme = m_context.theme;
    m_sidebar->setCramped(theme.scaled(metric::kSidebar) > width() * kSidebarShare);
    m_panel->setFixedWidth(
        std::min(theme.scaled(metric::kPanel),
                 std::max(metric::kPanel, static_cast<int>(width() * kPanelShare))));
}

void MainWindow::resizeEvent(QResizeEvent* event) {
    QMainWindow::resizeEvent(event);
    fit();
}

void MainWindow::showPage(PageId page) {
    m_pages->setCurrentIndex(static_cast<int>(page));
    m_sidebar->setCurrent(page);
}

PageId MainWindow::page() const {
    return static_cast<PageId>(m_pages->currentIndex());
}

void MainWindow::togglePanel() {
    passFocus(*m_panel, m_playerBar->panelButton());
    m_panel->setVisible(m_panel->isHidden());
}

void MainWindow::like(int value) {
    const playback::QueueItem* item = m_context.player.queue().currentItem();
    if (!item) {
        return;
    }
    constexpr std::array kLikes{signals::SignalId::Likes};
    const library::TrackId track{item->track};
    if (m_context.listening.enabled().has(signals::SignalId::Likes)) {
        m_context.listening.setLike(track, m_context.listening.like(track) == value ? 0 : value);
    } else if (m_consent->ask(kLikes, tr("Remember what you like?"),
                              QStringLiteral("asked in the player"))) {
        m_consentPlace->show();
        m_likeAfterConsent = track;
        m_likeValue = value;
    } else if (m_context.keys.status().state == vault::VaultState::Locked) {
        m_status->showError(m_context.keys.status().problem);
    } else {
        m_status->notify(tr("Likes are off. Switch them on on the Signals page."));
    }
}

void MainWindow::askAboutDevice() {
    constexpr std::array kDevice{signals::SignalId::Device};
    // Who lets no plays be remembered has answered enough; another question is answered first.
    if (m_context.listening.enabled().has(signals::SignalId::Plays) && m_consentPlace->isHidden() &&
        m_consent->ask(kDevice, tr("Learn what you like on headphones, and what on speakers?"),
                       QStringLiteral("asked when the output changed"))) {
        m_consentPlace->show();
    }
}

void MainWindow::askForPassphrase(const std::vector<signals::SignalId>& ids, const QString& how) {
    auto* dialog = new PassphraseDialog(m_context, PassphraseDialog::Purpose::Create, this);
    connect(dialog, &QDialog::accepted, this,
            [this, ids, how] { m_context.listening.allow(ids, how); });
    connect(dialog, &QDialog::rejected, this,
            [this] { m_status->notify(tr("Nothing was allowed and nothing is stored.")); });
    dialog->open();
}

void MainWindow::unlockAtStart() {
    const vault::VaultStatus& keys = m_context.keys.status();
    if (keys.state == vault::VaultState::Unlocked) {
        m_askedToUnlock = true; // who locks them later does not want to be asked
    }
    if (m_askedToUnlock || keys.state != vault::VaultState::Locked ||
        keys.wrapping != vault::Wrapping::Passphrase) {
        return;
    }
    m_askedToUnlock = true; // once: afterwards the Signals page offers it
    (new PassphraseDialog(m_context, PassphraseDialog::Purpose::Unlock, this))->open();
}

void MainWindow::chooseFolder() {
    auto* dialog = new QFileDialog(this, tr("Choose your music folder"),
                                   QStandardPaths::writableLocation(QStandardPaths::MusicLocation));
    dialog->setObjectName(QStringLiteral("folderDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& folder) {
        m_context.indexer.addFolders({base::pathFromText(folder)});
    });
    dialog->open();
}

void MainWindow::indexDropped(std::vector<std::filesystem::path> dropped) {
    m_context.background.run(
        Lane::Pages, this,
        [dropped = std::move(dropped)](jobs::Workspace&, const std::stop_token&) {
            std::vector<std::filesystem::path> folders;
            for (const auto& path : dropped) {
                std::error_code error;
                if (std::filesystem::is_directory(path, error)) {
                    folders.push_back(path);
                }
            }
            return base::Result(folders);
        },
        [this](base::Result<std::vector<std::filesystem::path>> folders) {
            if (!folders) {
                m_status->showError(folders.error());
            } else if (folders->empty()) {
                m_status->notify(tr("Drop a folder to add its music. Single files stay in the "
                                    "library through their folder."));
            } else {
                m_context.indexer.addFolders(*folders);
            }
        });
}

void MainWindow::dragEnterEvent(QDragEnterEvent* event) {
    for (const QUrl& url : event->mimeData()->urls()) {
        if (url.isLocalFile()) {
            event->acceptProposedAction();
            return;
        }
    }
}

void MainWindow::dropEvent(QDropEvent* event) {
    std::vector<std::filesystem::path> dropped;
    for (const QUrl& url : event->mimeData()->urls()) {
        if (url.isLocalFile()) {
            dropped.push_back(base::pathFromText(url.toLocalFile()));
        }
    }
    if (!dropped.empty()) {
        event->acceptProposedAction();
        indexDropped(std::move(dropped));
    }
}

void MainWindow::closeEvent(QCloseEvent* event) {
    Settings& settings = m_context.settings;
    settings.setValue(kGeometry, saveGeometry());
    settings.setValue(kPanelShown, !m_panel->isHidden());
    settings.setValue(kPage, m_pages->currentIndex());
    QMainWindow::closeEvent(event);
}

} // namespace earshot::ui

#include "moc_main_window.cpp"
