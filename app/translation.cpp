// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/translation.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>
#include <QTranslator>

namespace earshot::app {

void installTranslation(const QCoreApplication& application) {
    static QTranslator plurals;
    static QTranslator own;
    static QTranslator qt;
    const QLocale locale;
    // English first: it gives "1 song" and "2 songs" where no other language is there.
    if (plurals.load(QStringLiteral(":/i18n/earshot_en.qm"))) {
        QCoreApplication::installTranslator(&plurals);
    }
    if (own.load(locale, QStringLiteral("earshot"), QStringLiteral("_"),
                 QStringLiteral(":/i18n"))) {
        QCoreApplication::installTranslator(&own);
    }
    if (qt.load(locale, QStringLiteral("qtbase"), QStringLiteral("_"),
                QLibraryInfo::path(QLibraryInfo::TranslationsPath))) {
        QCoreApplication::installTranslator(&qt);
    }
    Q_UNUSED(application);
}

} // namespace earshot::app
