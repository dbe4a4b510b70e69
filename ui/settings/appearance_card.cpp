// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/appearance_card.h"

#include "ui/settings/preferences.h"
#include "ui/settings/setting_row.h"
#include "ui/widgets/text_label.h"

#include <QButtonGroup>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLocale>
#include <QPushButton>

#include <array>
#include <cmath>

namespace earshot::ui {

namespace {

constexpr std::array kTextPercents{100, 115, 130, 150, 175, 200};

} // namespace

AppearanceCard::AppearanceCard(Context& context, QWidget* parent)
    : Card(parent), m_context(context) {
    setObjectName(QStringLiteral("appearanceCard"));
    Theme& theme = context.theme;
    content()->addWidget(new TextLabel(theme, tr("Appearance"), TextStyle::Emphasis));
    content()->addWidget(
        new SettingRow(theme, tr("Colours"), tr("Light, dark, or as your system"), makeModes()));
    content()->addWidget(
        new SettingRow(theme, tr("Text size"), tr("On top of your system's own"), makeSizes()));
}

QWidget* AppearanceCard::makeModes() {
    auto* row = new QWidget;
    row->setAccessibleName(tr("Colours"));
    auto* buttons = new QHBoxLayout(row);
    buttons->setContentsMargins(0, 0, 0, 0);
    buttons->setSpacing(metric::kSpace4);
    auto* group = new QButtonGroup(this);
    const auto add = [&](const QString& words, const QString& name, Appearance appearance) {
        auto* button = new QPushButton(words);
        button->setObjectName(name);
        button->setAccessibleName(words);
        button->setProperty("role", QStringLiteral("chip"));
        button->setCheckable(true);
        button->setChecked(preferences::appearance(m_context.settings) == appearance);
        group->addButton(button);
        buttons->addWidget(button);
        connect(button, &QPushButton::clicked, this, [this, appearance] {
            preferences::setAppearance(m_context.settings, appearance);
            m_context.theme.setAppearance(appearance);
        });
    };
    add(tr("As the system"), QStringLiteral("appearanceFollow"), Appearance::FollowSystem);
    add(tr("Light"), QStringLiteral("appearanceLight"), Appearance::Light);
    add(tr("Dark"), QStringLiteral("appearanceDark"), Appearance::Dark);
    return row;
}

QWidget* AppearanceCard::makeSizes() {
    auto* sizes = new QComboBox;
    sizes->setObjectName(QStringLiteral("textSizeBox"));
    sizes->setAccessibleName(tr("Text size"));
    const QString key = QString::fromLatin1(preferences::kTextScale);
    const auto now = std::lround(m_context.settings.value(key, 1.0).toDouble() * 100);
    for (const int percent : kTextPercents) {
        sizes->addItem(tr("%1 %").arg(QLocale().toString(percent)), percent);
        if (percent <= now) {
            sizes->setCurrentIndex(sizes->count() - 1);
        }
    }
    connect(sizes, &QComboBox::activated, this, [this, sizes, key](int index) {
        const double factor = sizes->itemData(index).toInt() / 100.0;
        m_context.settings.setValue(key, factor);
        m_context.theme.setTextScale(factor);
    });
    return sizes;
}

} // namespace earshot::ui

#include "moc_appearance_card.cpp"
