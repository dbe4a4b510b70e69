// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/top_bar.h"

#include <QAction>
#include <QHBoxLayout>
#include <QKeyEvent>

namespace earshot::ui {

namespace {

constexpr int kWidth = 420;
constexpr int kPauseMs = 180; // between two keys of someone who types slowly

} // namespace

TopBar::TopBar(Context& context, QWidget* parent) : QWidget(parent), m_search(new QLineEdit) {
    setObjectName(QStringLiteral("topBar"));
    m_search->setObjectName(QStringLiteral("searchField"));
    m_search->setAccessibleName(tr("Search your music"));
    m_search->setPlaceholderText(tr("Search your music"));
    m_search->setToolTip(tr("Ctrl+F. Words in any order; artist:, album:, genre:, year:1990..1999, "
                            "\"whole phrase\", -not"));
    m_search->setProperty("role", QStringLiteral("search"));
    m_search->setClearButtonEnabled(true);
    m_search->addAction(context.theme.icon(QStringLiteral("search"), Tone::Secondary),
                        QLineEdit::LeadingPosition);
    m_search->installEventFilter(this);
    const auto fit = [this, &context] { m_search->setMaximumWidth(context.theme.scaled(kWidth)); };
    connect(&context.theme, &Theme::changed, this, fit);
    fit();

    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(metric::kSpace32, metric::kSpace12, metric::kSpace32,
                            metric::kSpace8); // what scrolls ends short of the field
    row->addWidget(m_search, 1);
    row->addStretch(1);
    row->setStretch(0, 1000); // the field takes its full width before the empty space does

    m_pause.setSingleShot(true);
    m_pause.setInterval(kPauseMs);
    connect(m_search, &QLineEdit::textEdited, this, [this] { m_pause.start(); });
    connect(m_search, &QLineEdit::textChanged, this, [this](const QString& text) {
        if (text.isEmpty()) { // the clear button does not count as editing
            m_pause.start();
        }
    });
    const auto search = [this] {
        m_pause.stop();
        Q_EMIT searched(m_search->text().trimmed());
    };
    connect(&m_pause, &QTimer::timeout, this, search);
    connect(m_search, &QLineEdit::returnPressed, this, search);
}

void TopBar::focusSearch() {
    m_search->setFocus(Qt::ShortcutFocusReason);
    m_search->selectAll();
}

bool TopBar::eventFilter(QObject* watched, QEvent* event) {
    if (watched == m_search && event->type() == QEvent::KeyPress &&
        static_cast<QKeyEvent*>(event)->key() == Qt::Key_Escape) {
        m_search->clear();
        m_search->clearFocus();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace earshot::ui

#include "moc_top_bar.cpp"
