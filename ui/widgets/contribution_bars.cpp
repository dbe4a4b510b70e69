// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/contribution_bars.h"

#include "ui/widgets/contribution_painter.h"

#include <QKeyEvent>
#include <QMouseEvent>

#include <algorithm>

namespace earshot::ui {

namespace {

constexpr int kUsualWidth = 280;

} // namespace

ContributionBars::ContributionBars(Theme& theme, QWidget* parent)
    : QWidget(parent), m_theme(theme) {
    setObjectName(QStringLiteral("contributionBars"));
    setAccessibleName(tr("What each signal added"));
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    connect(&theme, &Theme::changed, this, [this] {
        updateGeometry();
        update();
    });
}

void ContributionBars::setPick(const recommend::Pick& pick) {
    m_pick = pick;
    m_marked = -1;
    setAccessibleDescription(contributionsText(pick));
    updateGeometry();
    update();
}

QSize ContributionBars::sizeHint() const {
    const int width = m_theme.scaled(kUsualWidth);
    return {width, heightForWidth(width)};
}

int ContributionBars::heightForWidth(int width) const {
    return ContributionPainter(m_theme, m_pick, width).height();
}

void ContributionBars::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    ContributionPainter(m_theme, m_pick, width()).paint(painter, {0, 0}, m_marked);
}

void ContributionBars::mouseMoveEvent(QMouseEvent* event) {
    m_marked = ContributionPainter(m_theme, m_pick, width()).lineAt(event->pos());
    setCursor(m_marked >= 0 ? Qt::PointingHandCursor : Qt::ArrowCursor);
    update();
}

void ContributionBars::mouseReleaseEvent(QMouseEvent* event) {
    activate(ContributionPainter(m_theme, m_pick, width()).lineAt(event->pos()));
}

void ContributionBars::leaveEvent(QEvent*) {
    m_marked = -1;
    update();
}

void ContributionBars::keyPressEvent(QKeyEvent* event) {
    const int last = static_cast<int>(contributionLines(m_pick).size()) - 1;
    switch (event->key()) {
    case Qt::Key_Up:
        m_marked = std::max(0, m_marked - 1);
        break;
    case Qt::Key_Down:
        m_marked = std::min(last, m_marked + 1);
        break;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        activate(m_marked);
        break;
    default:
        QWidget::keyPressEvent(event);
        return;
    }
    update();
}

void ContributionBars::activate(int line) {
    const auto lines = contributionLines(m_pick);
    if (line >= 0 && line < static_cast<int>(lines.size())) {
        const int term = lines[static_cast<std::size_t>(line)].term;
        if (term < signals::kSignalCount) {
            Q_EMIT manage(static_cast<signals::SignalId>(term));
        }
    }
}

} // namespace earshot::ui

#include "moc_contribution_bars.cpp"
