// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/theme.h"

#include "ui/theme/style_sheet.h"
#include "ui/theme/system_look.h"
#include "ui/theme/tinted_icon.h"
#include "ui/theme/tokens.h"

#include <QApplication>
#include <QEvent>
#include <QFile>
#include <QPainter>
#include <QPalette>
#include <QPixmapCache>
#include <QStyle>
#include <QStyleFactory>
#include <QStyleHints>
#include <QSvgRenderer>

#include <algorithm>
#include <cmath>

static void loadIconResources() {
    Q_INIT_RESOURCE(icons); // must stand outside any namespace
}

namespace earshot::ui {

namespace {

constexpr double kLargestTextScale = 2;

} // namespace

Theme::Theme(QObject* parent)
    : QObject(parent),
      m_family(system_look::fontFamily()),
      m_systemScale(system_look::fontScale()),
      m_systemDark(system_look::isDark()),
      m_animates(system_look::animates()) {
    loadIconResources();
    // The one style that a style sheet can dress the same on every system.
    QApplication::setStyle(QStyleFactory::create(QStringLiteral("Fusion")));
    qApp->installEventFilter(this);
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
    connect(QGuiApplication::styleHints(), &QStyleHints::colorSchemeChanged, this, [this] {
        m_systemDark = system_look::isDark();
        if (m_appearance == Appearance::FollowSystem) {
            apply();
        }
    });
#endif
}

void Theme::setAppearance(Appearance appearance) {
    if (!m_applied || m_appearance != appearance) {
        m_appearance = appearance;
        apply();
    }
}

bool Theme::isDark() const {
    return m_appearance == Appearance::FollowSystem ? m_systemDark
                                                    : m_appearance == Appearance::Dark;
}

void Theme::setTextScale(double factor) {
    const double scale = std::clamp(factor, 1.0, kLargestTextScale);
    if (!m_applied || !qFuzzyCompare(scale, m_textScale)) {
        m_textScale = scale;
        apply();
    }
}

QColor Theme::color(Tone tone) const {
    return tokens::tone(tone, isDark());
}

QColor Theme::mood(MoodTone tone) const {
    return tokens::mood(tone, isDark());
}

QColor Theme::moodAt(double valence, double arousal) const {
    return tokens::moodAt(valence, arousal, isDark());
}

QFont Theme::font(TextStyle style) const {
    const tokens::Type type = tokens::type(style);
    QFont font(m_family);
    font.setPixelSize(scaled(type.pixelSize));
    font.setWeight(type.weight);
    return font;
}

int Theme::scaled(int length) const {
    return static_cast<int>(std::lround(length * m_systemScale * m_textScale));
}

QIcon Theme::icon(const QString& name, Tone tone) const {
    return QIcon(new TintedIcon(*this, name, tone));
}

QPixmap Theme::pixmap(const QString& name, int size, const QColor& color,
                      qreal devicePixelRatio) const {
    const QString key = QStringLiteral("icon/%1/%2/%3/%4")
                            .arg(name)
                            .arg(size)
                            .arg(color.rgba(), 8, 16)
                            .arg(devicePixelRatio);
    QPixmap pixmap;
    if (QPixmapCache::find(key, &pixmap)) {
        return pixmap;
    }
    const int side = std::max(1, static_cast<int>(std::lround(size * devicePixelRatio)));
    pixmap = QPixmap(side, side);
    pixmap.fill(Qt::transparent);
    const QString file = QStringLiteral(":/icons/%1.svg").arg(name);
    if (QFile::exists(file)) {
        QPainter painter(&pixmap);
        QSvgRenderer(file).render(&painter, QRectF(0, 0, side, side));
        painter.setCompositionMode(QPainter::CompositionMode_SourceIn);
        painter.fillRect(pixmap.rect(), color);
    }
    pixmap.setDevicePixelRatio(devicePixelRatio);
    QPixmapCache::insert(key, pixmap);
    return pixmap;
}

bool Theme::animates() const {
    return m_animates;
}

void Theme::apply() {
    m_applying = true;
    QApplication::setPalette(palette());
    QApplication::setFont(font(TextStyle::Body));
    qApp->setStyleSheet(styleSheet(*this));
    m_applying = false;
    m_applied = true;
    Q_EMIT changed();
}

bool Theme::eventFilter(QObject* watched, QEvent* event) {
    // Sent when the desktop changes its theme; our own apply() raises it as well.
    if (event->type() == QEvent::ThemeChange && !m_applying) {
        m_applying = true;
        const bool dark = system_look::isDark();
        m_applying = false;
        if (dark != m_systemDark) {
            m_systemDark = dark;
            if (m_appearance == Appearance::FollowSystem) {
                apply();
            }
        }
    }
    return QObject::eventFilter(watched, event);
}

QPalette Theme::palette() const {
    QPalette palette;
    const auto set = [&](QPalette::ColorRole role, Tone tone) {
        palette.setColor(role, color(tone));
    };
    set(QPalette::Window, Tone::Background);
    set(QPalette::WindowText, Tone::Text);
    set(QPalette::Base, Tone::Surface);
    set(QPalette::AlternateBase, Tone::Background);
    set(QPalette::Text, Tone::Text);
    set(QPalette::Button, Tone::Surface);
    set(QPalette::ButtonText, Tone::Text);
    set(QPalette::BrightText, Tone::Accent);
    set(QPalette::ToolTipBase, Tone::Raised);
    set(QPalette::ToolTipText, Tone::Text);
    set(QPalette::PlaceholderText, Tone::Secondary);
    set(QPalette::Highlight, Tone::AccentTint);
    set(QPalette::HighlightedText, Tone::Text);
    set(QPalette::Link, Tone::Accent);
    set(QPalette::LinkVisited, Tone::Accent);
    set(QPalette::Light, Tone::Raised);
    set(QPalette::Midlight, Tone::Hover);
    set(QPalette::Mid, Tone::Line);
    set(QPalette::Dark, Tone::Line);
    set(QPalette::Shadow, Tone::Line);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText}) {
        palette.setColor(QPalette::Disabled, role, color(Tone::Faint));
    }
    return palette;
}

} // namespace earshot::ui

#include "moc_theme.cpp"
