// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QFont>
#include <QIcon>
#include <QObject>
#include <QPixmap>

#include <cstdint>

namespace earshot::ui {

enum class Appearance : std::uint8_t { FollowSystem, Light, Dark };

enum class Tone : std::uint8_t {
    Background,
    Surface,
    Raised,
    Text,
    Secondary,
    Faint,
    Line,
    Accent,
    OnAccent,
    AccentTint, ///< accent at low opacity over the background: selected rows, sidebar state
    Hover,
};

enum class TextStyle : std::uint8_t { Caption, Body, Emphasis, Title, PageTitle };

enum class MoodTone : std::uint8_t { Energetic, Happy, Calm, Tender, Sad, Tense };

/// Lengths of the design in device-independent pixels, at the default font size.
namespace metric {
inline constexpr int kSpace4 = 4, kSpace8 = 8, kSpace12 = 12, kSpace16 = 16, kSpace24 = 24,
                     kSpace32 = 32;
inline constexpr int kRadiusControl = 6, kRadiusCard = 10, kRadiusCover = 8;
inline constexpr int kRowDense = 30, kRowComfortable = 40;
inline constexpr int kSidebar = 208, kPlayerBar = 76, kPanel = 320, kPlayerCover = 56,
                     kTransportButton = 34;
inline constexpr int kIconSmall = 16, kIcon = 20,
                     kIconLarge = 28; ///< icons in text, controls, tiles
inline constexpr int kRowCover = 32;  ///< cover in a comfortable row
inline constexpr int kFocusRing = 2;
inline constexpr int kMotionMs = 150;
} // namespace metric

/// Colours, type and icons of the window: every number of look.md in one place. Widgets ask it
/// while painting and restyle on changed(). UI thread only.
class Theme : public QObject {
    Q_OBJECT
public:
    explicit Theme(QObject* parent = nullptr);

    void setAppearance(Appearance appearance);
    [[nodiscard]] Appearance appearance() const { return m_appearance; }
    [[nodiscard]] bool isDark() const;

    /// Text larger than the system's by this factor, 1 … 2. Lengths of scaled() grow with it.
    void setTextScale(double factor);
    [[nodiscard]] double textScale() const { return m_textScale; }

    [[nodiscard]] QColor color(Tone tone) const;
    [[nodiscard]] QColor mood(MoodTone tone) const;
    /// The colour of a point on the mood map, blended between the six mood tones; valence and
    /// arousal in [−1, 1].
    [[nodiscard]] QColor moodAt(double valence, double arousal) const;
    /// The system font at the style's size and weight, scaled with the system's font size.
    [[nodiscard]] QFont font(TextStyle style) const;
    /// A length at the default font size, grown with the text that has to fit into it.
    [[nodiscard]] int scaled(int length) const;

    /// An icon of resources/icons by name ("play"), tinted, with disabled and selected states.
    /// Follows later changes of the theme by itself; must not outlive it.
    [[nodiscard]] QIcon icon(const QString& name, Tone tone = Tone::Text) const;
    [[nodiscard]] QPixmap pixmap(const QString& name, int size, const QColor& color,
                                 qreal devicePixelRatio) const;

    /// False where the system asks for reduced motion.
    [[nodiscard]] bool animates() const;

    /// Sets palette, font and style sheet of the whole application.
    void apply();

Q_SIGNALS:
    void changed();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    [[nodiscard]] QPalette palette() const;

    Appearance m_appearance = Appearance::FollowSystem;
    QString m_family;         ///< of the system's UI font
    double m_systemScale = 1; ///< the system's font size against its default
    double m_textScale = 1;
    bool m_systemDark = false;
    bool m_animates = true;
    bool m_applying = false;
    bool m_applied = false; ///< restyling a whole window costs: not for what it shows already
};

} // namespace earshot::ui
