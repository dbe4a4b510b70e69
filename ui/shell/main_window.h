// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/services/context.h"
#include "ui/shell/reasons.h"

#include <QMainWindow>

class QStackedWidget;

namespace earshot::ui {

class ConsentBar;
class Endless;
class PlayerBar;
class RightPanel;
class Sidebar;
class StatusStrip;
class TopBar;

/// The window: sidebar, the seven pages, right panel, player bar and status area.
class MainWindow : public QMainWindow {
    Q_OBJECT
public:
    explicit MainWindow(Context& context, QWidget* parent = nullptr);
    ~MainWindow() override;

    void showPage(PageId page);
    [[nodiscard]] PageId page() const;

protected:
    void closeEvent(QCloseEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    void build();
    void addPages();
    void connectNavigator();
    void connectServices();
    void addShortcuts();
    void restore();
    void fit(); ///< widths that depend on the window and the text size
    void togglePanel();
    void chooseFolder();
    void like(int value);
    void askAboutDevice();
    void askForPassphrase(const std::vector<signals::SignalId>& ids, const QString& how);
    void unlockAtStart();
    void indexDropped(std::vector<std::filesystem::path> dropped);

    Context& m_context;
    Reasons m_reasons;
    Endless* m_endless;
    Sidebar* m_sidebar;
    TopBar* m_topBar;
    QStackedWidget* m_pages;
    QWidget* m_consentPlace; ///< its margins must vanish with it
    ConsentBar* m_consent;
    StatusStrip* m_status;
    RightPanel* m_panel;
    PlayerBar* m_playerBar;
    library::TrackId m_likeAfterConsent = library::TrackId::None;
    int m_likeValue = 0;
    bool m_askedToUnlock = false;
};

} // namespace earshot::ui
