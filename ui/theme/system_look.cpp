// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/system_look.h"

#include <QApplication>
#include <QFontDatabase>
#include <QFontInfo>
#include <QPalette>
#include <QSettings>
#include <QStandardPaths>
#include <QStyleHints>
#include <QtGlobal>

#include <algorithm>

namespace earshot::ui::system_look {

namespace {

constexpr double kUsualFontPixels =
    13.4;                               // 10 pt at 96 dpi; also near macOS 13 px and Windows 12 px
constexpr double kScaleDeadZone = 1.12; // 11 pt desktops are not a wish for larger text
constexpr double kScaleMost = 3;

/// Families that stand for "nothing was configured", and what reads better if it is installed.
bool isFallback(const QString& family) {
    static const QStringList fallbacks{QStringLiteral("Sans Serif"), QStringLiteral("Sans"),
                                       QStringLiteral("DejaVu Sans"), QStringLiteral("Helvetica"),
                                       QStringLiteral("Bitstream Vera Sans")};
    return fallbacks.contains(family, Qt::CaseInsensitive);
}

bool configured(const QString& file, const QString& key, const QString& offValue) {
    const QString path = QStandardPaths::locate(QStandardPaths::GenericConfigLocation, file);
    return !path.isEmpty() && QSettings(path, QSettings::IniFormat)
                                      .value(key)
                                      .toString()
                                      .compare(offValue, Qt::CaseInsensitive) == 0;
}

} // namespace

bool isDark() {
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
    return QGuiApplication::styleHints()->colorScheme() == Qt::ColorScheme::Dark;
#else
    // An empty palette lets the platform's own show through.
    const QPalette ours = QGuiApplication::palette();
    QGuiApplication::setPalette(QPalette());
    const QPalette system = QGuiApplication::palette();
    QGuiApplication::setPalette(ours);
    return system.color(QPalette::Window).lightnessF() <
           system.color(QPalette::WindowText).lightnessF();
#endif
}

bool animates() {
#ifdef Q_OS_WIN
    return QApplication::isEffectEnabled(Qt::UI_AnimateMenu); // follows "Animation effects"
#else
    const bool off =
        configured(QStringLiteral("gtk-3.0/settings.ini"),
                   QStringLiteral("Settings/gtk-enable-animations"), QStringLiteral("false")) ||
        configured(QStringLiteral("gtk-3.0/settings.ini"),
                   QStringLiteral("Settings/gtk-enable-animations"), QStringLiteral("0")) ||
        configured(QStringLiteral("kdeglobals"), QStringLiteral("KDE/AnimationDurationFactor"),
                   QStringLiteral("0"));
    return !off;
#endif
}

QString fontFamily() {
    const QFont font = QFontDatabase::systemFont(QFontDatabase::GeneralFont);
    if (isFallback(font.family()) || isFallback(QFontInfo(font).family())) {
        for (const auto& better :
             {QStringLiteral("Inter"), QStringLiteral("Cantarell"), QStringLiteral("Noto Sans")}) {
            if (QFontDatabase::hasFamily(better)) {
                return better;
            }
        }
    }
    return font.family();
}

double fontScale() {
    const QFontInfo info(QFontDatabase::systemFont(QFontDatabase::GeneralFont));
    const double scale = info.pixelSize() / kUsualFontPixels;
    return scale < kScaleDeadZone ? 1.0 : std::min(scale, kScaleMost);
}

} // namespace earshot::ui::system_look
