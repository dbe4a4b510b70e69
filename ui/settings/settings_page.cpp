// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/settings_page.h"

#include "ui/settings/about_card.h"
#include "ui/settings/appearance_card.h"
#include "ui/settings/data_card.h"
#include "ui/settings/folders_card.h"
#include "ui/settings/playback_card.h"
#include "ui/widgets/page_header.h"

#include <QHBoxLayout>
#include <QScrollArea>
#include <QVBoxLayout>

namespace earshot::ui {

namespace {

constexpr int kColumn = 760; // a setting and its control are still one glance apart

} // namespace

SettingsPage::SettingsPage(Context& context, QWidget* parent)
    : QWidget(parent),
      m_folders(new FoldersCard(context)),
      m_playback(new PlaybackCard(context)),
      m_data(new DataCard(context)) {
    setObjectName(QStringLiteral("settingsPage"));
    auto* column = new QWidget;
    const auto fit = [column, &context] { column->setMaximumWidth(context.theme.scaled(kColumn)); };
    fit();
    connect(&context.theme, &Theme::changed, column, fit);
    auto* cards = new QVBoxLayout(column);
    cards->setContentsMargins(0, 0, 0, 0);
    cards->setSpacing(metric::kSpace16);
    cards->addWidget(new PageHeader(context.theme, tr("Settings"),
                                    tr("Where your music is, how it sounds and how this looks")));
    cards->addSpacing(metric::kSpace8);
    cards->addWidget(m_folders);
    cards->addWidget(m_playback);
    cards->addWidget(new AppearanceCard(context));
    cards->addWidget(m_data);
    cards->addWidget(new AboutCard(context.theme));
    cards->addStretch(1);

    auto* content = new QWidget;
    auto* row = new QHBoxLayout(content);
    row->setContentsMargins(metric::kSpace32, metric::kSpace24, metric::kSpace32, metric::kSpace32);
    row->addWidget(column, 1);
    row->addStretch(0);
    auto* scroll = new QScrollArea;
    scroll->setObjectName(QStringLiteral("settingsScroll"));
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(content);
    auto* whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(scroll);
}

void SettingsPage::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    m_folders->reload();
    m_playback->reload();
    m_data->reload();
}

} // namespace earshot::ui

#include "moc_settings_page.cpp"
