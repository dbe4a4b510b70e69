// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/passphrase.h"

#include "app/cli/text.h"

#include <QFile>

#include <cstdio>
#include <optional>

#ifdef Q_OS_WIN
#    include <io.h>
#    include <windows.h>
#else
#    include <termios.h>
#    include <unistd.h>
#endif

namespace earshot::cli {

namespace {

constexpr qint64 kLongestLine = 4096;

/// While it lives, what is typed is not shown.
class Silence {
public:
#ifdef Q_OS_WIN
    Silence() : m_console(GetStdHandle(STD_INPUT_HANDLE)) {
        GetConsoleMode(m_console, &m_before);
        SetConsoleMode(m_console, m_before & ~static_cast<DWORD>(ENABLE_ECHO_INPUT));
    }
    ~Silence() {
        SetConsoleMode(m_console, m_before);
    }
    static bool possible() {
        return _isatty(_fileno(stdin)) != 0;
    }
#else
    Silence() {
        tcgetattr(STDIN_FILENO, &m_before);
        termios quiet = m_before;
        quiet.c_lflag &= ~static_cast<tcflag_t>(ECHO);
        tcsetattr(STDIN_FILENO, TCSAFLUSH, &quiet);
    }
    ~Silence() {
        tcsetattr(STDIN_FILENO, TCSAFLUSH, &m_before);
    }
    static bool possible() {
        return isatty(STDIN_FILENO) != 0;
    }
#endif
    Silence(const Silence&) = delete;
    Silence& operator=(const Silence&) = delete;

private:
#ifdef Q_OS_WIN
    HANDLE m_console;
    DWORD m_before = 0;
#else
    termios m_before{};
#endif
};

QString withoutEnd(QByteArray line) {
    while (line.endsWith('\n') || line.endsWith('\r')) {
        line.chop(1);
    }
    return QString::fromUtf8(line);
}

/// What is typed up to Enter; nothing at the end of the input.
std::optional<QString> ask(const QString& question) {
    std::fputs(qPrintable(question + QStringLiteral(": ")), stderr);
    std::fflush(stderr);
    QFile input;
    std::optional<QString> typed;
    {
        const Silence silence;
        if (input.open(stdin, QIODevice::ReadOnly | QIODevice::Unbuffered)) {
            const QByteArray line = input.readLine(kLongestLine);
            typed = line.isEmpty() ? std::nullopt : std::optional(withoutEnd(line));
        }
    }
    std::fputs("\n", stderr);
    return typed;
}

base::Result<QString> fromFile(const QString& name) {
    QFile file(name);
    if (!file.open(QIODevice::ReadOnly)) {
        return base::Error{
            Text::tr("The passphrase file cannot be read (%1)").arg(file.errorString()), name, {}};
    }
    return withoutEnd(file.readLine(kLongestLine));
}

} // namespace

base::Result<QString> readPassphrase(const QString& file, const QString& question, Asking asking) {
    if (!file.isEmpty()) {
        return fromFile(file);
    }
    if (!Silence::possible()) {
        return base::Error{Text::tr("A passphrase is needed"),
                           {},
                           Text::tr("Give a file whose first line it is, with --passphrase-file")};
    }
    const std::optional<QString> typed = ask(question);
    if (!typed) {
        return base::Error{Text::tr("No passphrase was given"), {}, {}};
    }
    if (asking == Asking::Twice && ask(Text::tr("Once more")) != typed) {
        return base::Error{Text::tr("The two passphrases differ"), {}, Text::tr("Try again")};
    }
    return *typed;
}

} // namespace earshot::cli
