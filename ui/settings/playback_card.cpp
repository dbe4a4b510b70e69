// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/playback_card.h"

#include "ui/settings/preferences.h"
#include "ui/settings/setting_row.h"
#include "ui/widgets/switch.h"
#include "ui/widgets/text_label.h"

#include <QComboBox>
#include <QSignalBlocker>

namespace earshot::ui {

namespace {

constexpr int kDeviceLetters = 16; // wide ones: the usual names fit

} // namespace

PlaybackCard::PlaybackCard(Context& context, QWidget* parent)
    : Card(parent),
      m_context(context),
      m_device(new QComboBox),
      m_trackGain(new Switch(context.theme, tr("Even loudness"))),
      m_autoplay(new Switch(context.theme, tr("Play on when the list ends"))) {
    setObjectName(QStringLiteral("playbackCard"));
    Theme& theme = context.theme;
    m_device->setObjectName(QStringLiteral("deviceBox"));
    m_device->setAccessibleName(tr("Output device"));
    m_device->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_device->setMinimumContentsLength(kDeviceLetters);
    m_trackGain->setObjectName(QStringLiteral("trackGainSwitch"));
    m_autoplay->setObjectName(QStringLiteral("autoplaySetting"));
    content()->addWidget(new TextLabel(theme, tr("Playback"), TextStyle::Emphasis));
    content()->addWidget(
        new SettingRow(theme, tr("Output device"), tr("Where the sound goes"), m_device));
    content()->addWidget(new SettingRow(
        theme, tr("Even loudness"),
        tr("Quiet and loud tracks sound equally loud (ReplayGain, or as measured)"), m_trackGain));
    content()->addWidget(new SettingRow(theme, tr("Play on when the list ends"),
                                        tr("With music like the last track"), m_autoplay));

    Settings& settings = context.settings;
    playback::Player& player = context.player;
    const auto key = [](const char* name) { return QString::fromLatin1(name); };
    connect(m_device, &QComboBox::activated, this, [this, &settings, &player, key](int index) {
        const QString name = m_device->itemData(index).toString();
        settings.setValue(key(preferences::kDevice), name);
        player.setOutputDevice(name);
    });
    connect(m_trackGain, &Switch::clicked, this, [&settings, &player, key](bool on) {
        settings.setValue(key(preferences::kTrackGain), on);
        player.setUseTrackGain(on);
    });
    connect(m_autoplay, &Switch::clicked, this,
            [&settings, key](bool on) { settings.setValue(key(preferences::kAutoplay), on); });
    connect(&player, &playback::Player::devicesChanged, this, &PlaybackCard::showDevices);
    reload();
}

void PlaybackCard::reload() {
    const auto stored = [this](const char* name) {
        return m_context.settings.value(QString::fromLatin1(name), true).toBool();
    };
    m_trackGain->setChecked(stored(preferences::kTrackGain));
    m_autoplay->setChecked(stored(preferences::kAutoplay));
    showDevices();
}

void PlaybackCard::showDevices() {
    const QSignalBlocker quiet(m_device);
    const QString chosen =
        m_context.settings.value(QString::fromLatin1(preferences::kDevice)).toString();
    m_device->clear();
    m_device->addItem(tr("The system's default"), QString());
    for (const QString& name : m_context.player.outputDevices()) {
        m_device->addItem(name, name);
    }
    int index = m_device->findData(chosen);
    if (index < 0) { // unplugged: keep the choice, say so
        m_device->addItem(tr("%1 (not connected)").arg(chosen), chosen);
        index = m_device->count() - 1;
    }
    m_device->setCurrentIndex(index);
}

} // namespace earshot::ui

#include "moc_playback_card.cpp"
