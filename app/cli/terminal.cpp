// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/terminal.h"
#include "app/cli/text.h"

#include <cstdio>

#ifdef Q_OS_WIN
#    include <io.h>
#else
#    include <unistd.h>
#endif

namespace earshot::cli {

namespace {

bool errorsGoToATerminal() {
#ifdef Q_OS_WIN
    return _isatty(_fileno(stderr)) != 0;
#else
    return isatty(STDERR_FILENO) != 0;
#endif
}

void write(std::FILE* stream, const QString& text) {
    const QByteArray bytes = text.toUtf8();
    std::fwrite(bytes.constData(), 1, static_cast<std::size_t>(bytes.size()), stream);
    std::fflush(stream);
}

} // namespace

void Terminal::print(const QString& line) const {
    write(stdout, line + QLatin1Char('\n'));
}

void Terminal::print(const QJsonDocument& json) const {
    write(stdout, QString::fromUtf8(json.toJson(QJsonDocument::Compact)) + QLatin1Char('\n'));
}

void Terminal::problem(const QString& line) const {
    write(stderr, line + QLatin1Char('\n'));
}

Exit Terminal::fail(const base::Error& error) const {
    problem(error.message());
    return Exit::Failures;
}

Exit Terminal::wrongUse(const QString& message) const {
    problem(message);
    problem(Text::tr("\"earshot --help\" lists what can be done."));
    return Exit::WrongUse;
}

base::ProgressCallback Terminal::progress() {
    return [this, live = errorsGoToATerminal()](const base::Progress& now) {
        QString counts = now.total > 0 ? Text::tr("%1 of %2").arg(now.done).arg(now.total)
                                       : QString::number(now.done);
        if (now.secondsLeft) {
            counts += QStringLiteral(" · ") + base::timeLeftText(*now.secondsLeft);
        }
        if (live) {
            write(stderr, QStringLiteral("\r\x1b[K%1: %2").arg(now.phase, counts));
            m_openLine = true;
        } else if (now.phase != m_phase) {
            problem(now.phase + QStringLiteral(" …"));
        }
        m_phase = now.phase;
    };
}

void Terminal::endProgress() {
    if (m_openLine) {
        write(stderr, QStringLiteral("\r\x1b[K"));
        m_openLine = false;
    }
    m_phase.clear();
}

} // namespace earshot::cli
