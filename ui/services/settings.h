// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/paths.h"

#include <QObject>
#include <QSettings>

namespace earshot::ui {

/// The window's preferences, kept in settings.ini of the data folder. Holds nothing about what a
/// person listens to.
class Settings : public QObject {
    Q_OBJECT
public:
    explicit Settings(const base::DataPaths& paths, QObject* parent = nullptr);

    [[nodiscard]] QVariant value(const QString& key, const QVariant& fallback = {}) const;
    void setValue(const QString& key, const QVariant& value);

private:
    QSettings m_file;
};

} // namespace earshot::ui
