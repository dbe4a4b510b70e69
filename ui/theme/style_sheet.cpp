// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/style_sheet.h"

#include "ui/theme/tokens.h"

#include <QHash>

namespace earshot::ui {

namespace {

// @name is replaced by a token; lengths are in px at the current text size where text sets them.
constexpr const char16_t* kSheet = uR"(
QMainWindow, QDialog, QMessageBox { background: @background; }
QToolTip { background: @raised; color: @text; border: 1px solid @line; padding: 4px 8px; }
QLabel { background: transparent; }
QScrollArea, QScrollArea > QWidget > QWidget, QStackedWidget { background: transparent; border: none; }
QAbstractScrollArea { background: transparent; border: none; }

QFrame[role="card"] { background: @surface; border: 1px solid @line; border-radius: @rCardpx; }
QFrame[role="raised"] { background: @raised; border: 1px solid @line; border-radius: @rCardpx; }
QFrame[role="tint"] { background: @tint; border: none; border-radius: @rCardpx; }
QFrame[role="line"] { background: @line; border: none; max-height: 1px; min-height: 1px; }

QPushButton {
    background: @surface; color: @text; border: 1px solid @line; border-radius: @rControlpx;
    padding: 5px 14px; min-height: @controlpx; icon-size: @smallIconpx;
}
QPushButton:hover { background: @hover; }
QPushButton:pressed { background: @line; }
QPushButton:checked { background: @tint; color: @accent; border-color: @accent; }
QPushButton:disabled { color: @faint; }
QPushButton:focus { border: 2px solid @accent; padding: 4px 13px; }
QPushButton[role="primary"] { background: @accent; color: @onAccent; border: 1px solid @accent; font-weight: 600; }
QPushButton[role="primary"]:hover { background: @accentHover; border-color: @accentHover; }
QPushButton[role="primary"]:pressed { background: @accentPressed; }
QPushButton[role="primary"]:disabled { background: @line; border-color: @line; color: @secondary; }
QPushButton[role="primary"]:focus { border: 2px solid @text; }
QPushButton[role="quiet"] { background: transparent; border: 1px solid transparent; }
QPushButton[role="quiet"]:hover { background: @hover; }
QPushButton[role="quiet"]:checked { background: @tint; color: @accent; }
QPushButton[role="quiet"]:focus { border: 2px solid @accent; }
QPushButton[role="link"] { background: transparent; border: 1px solid transparent; color: @accent; padding: 2px 4px; min-height: 0; text-align: left; }
QPushButton[role="link"]:hover { text-decoration: underline; }
QPushButton[role="link"]:focus { border: 1px solid @accent; padding: 2px 4px; }
QPushButton[role="chip"] { border-radius: @chippx; padding: 3px 12px; }
QPushButton[role="chip"]:focus { padding: 2px 11px; }

QToolButton { background: transparent; border: 2px solid transparent; border-radius: @rControlpx; padding: 4px; color: @text; }
QToolButton:hover { background: @hover; }
QToolButton:pressed { background: @line; }
QToolButton:checked { background: @tint; }
QToolButton:focus { border-color: @accent; }
QToolButton::menu-indicator { image: none; }
QPushButton::menu-indicator { image: url(:/icons/style/arrow-down.svg); width: 14px; height: 14px; subcontrol-position: right center; right: 8px; }
QToolButton[role="transport"] { background: @accent; border-radius: @transportpx; }
QToolButton[role="transport"]:hover { background: @accentHover; }
QToolButton[role="transport"]:focus { border-color: @text; }
QToolButton[role="transport"]:disabled { background: @line; }

QLineEdit, QPlainTextEdit, QTextEdit, QSpinBox, QDoubleSpinBox, QComboBox, QDateEdit {
    background: @surface; color: @text; border: 1px solid @line; border-radius: @rControlpx;
    padding: 5px 10px; min-height: @controlpx; selection-background-color: @tint; selection-color: @text;
}
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QSpinBox:focus, QDoubleSpinBox:focus,
QComboBox:focus, QDateEdit:focus { border: 2px solid @accent; padding: 4px 9px; }
QLineEdit[role="search"] { padding-left: 2px; }
QLineEdit[role="search"]:focus { padding-left: 1px; }
QLineEdit:disabled, QComboBox:disabled, QSpinBox:disabled { color: @faint; }
QComboBox::drop-down { border: none; width: 24px; }
QComboBox::down-arrow { image: url(:/icons/style/arrow-down.svg); width: 14px; height: 14px; }
QComboBox QAbstractItemView { background: @raised; border: 1px solid @line; border-radius: @rControlpx; padding: 4px; outline: none; selection-background-color: @tint; selection-color: @text; }
QSpinBox::up-button, QSpinBox::down-button { border: none; width: 20px; }
QSpinBox::up-arrow { image: url(:/icons/style/arrow-up.svg); width: 12px; height: 12px; }
QSpinBox::down-arrow { image: url(:/icons/style/arrow-down.svg); width: 12px; height: 12px; }

QCheckBox, QRadioButton { spacing: 8px; background: transparent; border: 2px solid transparent; border-radius: @rControlpx; padding: 2px; }
QCheckBox:focus, QRadioButton:focus { border-color: @accent; }
QCheckBox::indicator, QListView::indicator, QRadioButton::indicator { width: 16px; height: 16px; border: 1px solid @faint; background: @surface; border-radius: 4px; }
QRadioButton::indicator { border-radius: 9px; }
QCheckBox::indicator:checked, QListView::indicator:checked { background: @accent; border-color: @accent; image: url(:/icons/style/tick-@mark.svg); }
QRadioButton::indicator:checked { background: @accent; border-color: @accent; image: url(:/icons/style/dot-@mark.svg); }

QSlider { min-height: 20px; background: transparent; border: 2px solid transparent; border-radius: @rControlpx; }
QSlider:focus { border-color: @accent; }
QSlider::groove:horizontal { height: 4px; border-radius: 2px; background: @line; }
QSlider::sub-page:horizontal { background: @accent; border-radius: 2px; }
QSlider[role="balance"]::sub-page:horizontal { background: @line; }
QSlider::handle:horizontal { width: 14px; height: 14px; margin: -5px 0; border-radius: 7px; background: @knob; border: 1px solid @faint; }
QSlider::handle:horizontal:hover { border-color: @accent; }
QSlider::handle:horizontal:disabled { background: @line; border-color: @line; }

QProgressBar { background: @line; border: none; border-radius: 2px; max-height: 4px; min-height: 4px; text-align: center; }
QProgressBar::chunk { background: @accent; border-radius: 2px; }

QMenu { background: @raised; border: 1px solid @line; border-radius: @rControlpx; padding: 4px; }
QMenu::item { padding: 6px 24px 6px 12px; border-radius: 4px; color: @text; }
QMenu::item:selected { background: @tint; }
QMenu::item:disabled { color: @faint; }
QMenu::icon { padding-left: 8px; }
QMenu::separator { height: 1px; background: @line; margin: 4px 8px; }
QMenu::right-arrow { image: url(:/icons/style/arrow-right.svg); width: 12px; height: 12px; }

QTabBar { background: transparent; border: none; qproperty-drawBase: 0; }
QTabBar::tab { background: transparent; color: @secondary; padding: 8px 12px; border: none; border-bottom: 2px solid transparent; margin-right: 4px; }
QTabBar::tab:hover { color: @text; }
QTabBar::tab:selected { color: @text; border-bottom-color: @accent; }
QTabBar::tab:focus { background: @tint; }
QTabWidget::pane { border: none; }

QHeaderView { background: transparent; border: none; }
QHeaderView::section { background: @background; color: @secondary; border: none; border-bottom: 1px solid @line; padding: 6px 8px; font-weight: 600; }
QHeaderView::section:hover { color: @text; }
QHeaderView::up-arrow { image: url(:/icons/style/arrow-up.svg); width: 12px; height: 12px; }
QHeaderView::down-arrow { image: url(:/icons/style/arrow-down.svg); width: 12px; height: 12px; }
QTableCornerButton::section { background: @background; border: none; }

QAbstractItemView { background: transparent; color: @text; border: 2px solid transparent; border-radius: @rControlpx; outline: none; gridline-color: @line; selection-background-color: @tint; selection-color: @text; }
QListView::item, QTreeView::item, QTableView::item { border: none; padding: 0 8px; }
QListView::item:hover, QTreeView::item:hover, QTableView::item:hover { background: @hover; }
QListView::item:selected, QTreeView::item:selected, QTableView::item:selected { background: @tint; color: @text; }

QScrollBar:vertical { background: transparent; width: 10px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 10px; margin: 0; }
QScrollBar::handle:vertical { background: @scroll; border-radius: 3px; min-height: 32px; margin: 2px; }
QScrollBar::handle:horizontal { background: @scroll; border-radius: 3px; min-width: 32px; margin: 2px; }
QScrollBar::handle:hover { background: @faint; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QAbstractScrollArea::corner { background: transparent; }

QSplitter::handle { background: @line; }
QSplitter::handle:horizontal { width: 1px; }
QSplitter::handle:vertical { height: 1px; }
)";

} // namespace

QString styleSheet(const Theme& theme) {
    const QColor accent = theme.color(Tone::Accent);
    const QColor text = theme.color(Tone::Text);
    const auto px = [&](int length) { return QString::number(theme.scaled(length)); };
    // Longer names first where one begins with another.
    const std::pair<QString, QString> values[] = {
        {QStringLiteral("@background"), theme.color(Tone::Background).name()},
        {QStringLiteral("@surface"), theme.color(Tone::Surface).name()},
        {QStringLiteral("@raised"), theme.color(Tone::Raised).name()},
        {QStringLiteral("@text"), text.name()},
        {QStringLiteral("@secondary"), theme.color(Tone::Secondary).name()},
        {QStringLiteral("@faint"), theme.color(Tone::Faint).name()},
        {QStringLiteral("@line"), theme.color(Tone::Line).name()},
        {QStringLiteral("@accentHover"), tokens::mixed(accent, text, 0.10).name()},
        {QStringLiteral("@accentPressed"), tokens::mixed(accent, text, 0.20).name()},
        {QStringLiteral("@accent"), accent.name()},
        {QStringLiteral("@onAccent"), theme.color(Tone::OnAccent).name()},
        {QStringLiteral("@tint"), theme.color(Tone::AccentTint).name()},
        {QStringLiteral("@hover"), theme.color(Tone::Hover).name()},
        {QStringLiteral("@knob"), (theme.isDark() ? text : theme.color(Tone::Surface)).name()},
        {QStringLiteral("@scroll"),
         tokens::mixed(theme.color(Tone::Background), theme.color(Tone::Faint), 0.5).name()},
        {QStringLiteral("@mark"),
         theme.isDark() ? QStringLiteral("dark") : QStringLiteral("light")},
        {QStringLiteral("@rCard"), QString::number(metric::kRadiusCard)},
        {QStringLiteral("@rControl"), QString::number(metric::kRadiusControl)},
        {QStringLiteral("@control"), px(metric::kIcon)},
        {QStringLiteral("@smallIcon"), px(metric::kIconSmall)},
        {QStringLiteral("@chip"),
         QString::number((theme.scaled(metric::kIcon) + metric::kSpace8) / 2)},
        {QStringLiteral("@transport"), QString::number(metric::kTransportButton / 2)},
    };
    QString sheet = QString::fromUtf16(kSheet);
    for (const auto& [name, value] : values) {
        sheet.replace(name, value);
    }
    return sheet;
}

} // namespace earshot::ui
