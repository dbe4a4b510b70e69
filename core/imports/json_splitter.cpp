// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/imports/json_splitter.h"

#include <algorithm>

namespace earshot::imports {

namespace {

struct Span {
    enum class End : std::uint8_t { Found, NotYet, Never };
    End end = End::NotYet;
    qsizetype size = 0;
};

/// The object that begins with the first byte.
Span objectIn(QByteArrayView bytes) {
    int depth = 0;
    bool inString = false;
    for (qsizetype i = 0; i < bytes.size(); ++i) {
        const char c = bytes[i];
        if (inString) {
            if (c == '\\') {
                ++i;
            } else if (c == '\n') {
                return {Span::End::Never, i}; // a string ends on its line
            } else {
                inString = c != '"';
            }
        } else if (c == '"') {
            inString = true;
        } else if (c == '{' || c == '[') {
            ++depth;
        } else if ((c == '}' || c == ']') && --depth == 0) {
            return {Span::End::Found, i + 1};
        }
    }
    return {};
}

bool isBlank(char c) {
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

/// Where the next object may begin behind one that does not end; the size where none does.
qsizetype nextBegin(QByteArrayView bytes) {
    for (qsizetype i = 1; i < bytes.size(); ++i) {
        if (bytes[i] != '{') {
            continue;
        }
        qsizetype before = i - 1;
        bool lineBegins = false;
        while (before > 0 && isBlank(bytes[before])) {
            lineBegins = lineBegins || bytes[before] == '\n';
            --before;
        }
        const bool behindComma = bytes[before] == ',' && before > 0 && bytes[before - 1] == '}';
        if (lineBegins || behindComma) {
            return i;
        }
    }
    return bytes.size();
}

} // namespace

void JsonSplitter::feed(QByteArrayView bytes) {
    m_bytes.append(bytes);
    split(AtEnd::Wait);
}

void JsonSplitter::finish() {
    split(AtEnd::GiveUp);
}

void JsonSplitter::split(AtEnd atEnd) {
    qsizetype at = 0;
    qint64 line = m_line;
    const auto moveTo = [&](qsizetype next) {
        line += std::count(m_bytes.begin() + at, m_bytes.begin() + next, '\n');
        at = next;
    };
    while (at < m_bytes.size()) {
        const qsizetype begin = m_bytes.indexOf('{', at);
        if (begin < 0) {
            moveTo(m_bytes.size());
            break;
        }
        moveTo(begin);
        const QByteArrayView rest = QByteArrayView(m_bytes).sliced(at);
        const Span object = objectIn(rest.first(std::min(rest.size(), kLongestRow)));
        if (object.end == Span::End::Found) {
            m_visit(rest.first(object.size), line);
            moveTo(at + object.size);
        } else if (object.end == Span::End::NotYet && rest.size() < kLongestRow &&
                   atEnd == AtEnd::Wait) {
            break;
        } else {
            m_broken(line);
            moveTo(at + nextBegin(rest));
        }
    }
    m_bytes.remove(0, at);
    m_line = line;
}

} // namespace earshot::imports
