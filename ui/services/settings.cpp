// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/services/settings.h"

namespace earshot::ui {

Settings::Settings(const base::DataPaths& paths, QObject* parent)
    : QObject(parent), m_file(base::pathText(paths.settings()), QSettings::IniFormat) {}

QVariant Settings::value(const QString& key, const QVariant& fallback) const {
    return m_file.value(key, fallback);
}

void Settings::setValue(const QString& key, const QVariant& value) {
    if (m_file.value(key) != value) {
        m_file.setValue(key, value);
    }
}

} // namespace earshot::ui

#include "moc_settings.cpp"
