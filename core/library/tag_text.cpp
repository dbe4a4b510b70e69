// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/library/tag_text.h"

#include <algorithm>

namespace earshot::library {

namespace {

// A broken file may claim megabytes of title; memory and rows stay bounded.
constexpr qsizetype kMaxLine = 2'000;
constexpr qsizetype kMaxLines = 200'000;
constexpr int kMaxNumber = 99'999; // tracks on a disc; more is a date or an id

int leadingNumber(QStringView text) {
    int number = 0;
    for (const QChar c : text.trimmed()) {
        if (c < QLatin1Char('0') || c > QLatin1Char('9')) {
            break;
        }
        number = number * 10 + (c.unicode() - u'0');
        if (number > kMaxNumber) {
            return 0;
        }
    }
    return number;
}

/// Unicode's category Cc.
bool isControl(QChar c) {
    return c.unicode() < 0x20 || (c.unicode() >= 0x7F && c.unicode() < 0xA0);
}

/// A cut must not leave half a surrogate pair.
QString cut(QString text, qsizetype length) {
    if (text.size() > length) {
        text.truncate(text.at(length - 1).isHighSurrogate() ? length - 1 : length);
    }
    return text;
}

} // namespace

QString fromTagLib(const TagLib::String& text) {
    QString result(static_cast<qsizetype>(text.size()), Qt::Uninitialized);
    // TagLib holds UTF-16 units, one to a wchar_t, on every system.
    std::transform(text.begin(), text.end(), result.begin(),
                   [](wchar_t unit) { return QChar(static_cast<char16_t>(unit)); });
    return result;
}

QString cleanLine(QString line) {
    for (QChar& c : line) {
        if (isControl(c)) {
            c = QLatin1Char(' ');
        }
    }
    return cut(std::move(line).trimmed(), kMaxLine);
}

QString cleanLines(QString lines) {
    lines.replace(QLatin1String("\r\n"), QLatin1String("\n"));
    lines.replace(QLatin1Char('\r'), QLatin1Char('\n'));
    lines.remove(QChar(0));
    return cut(std::move(lines).trimmed(), kMaxLines);
}

NumberOf parseNumberOf(const QString& text) {
    const qsizetype slash = text.indexOf(QLatin1Char('/'));
    const QStringView whole(text);
    if (slash < 0) {
        return {.number = leadingNumber(whole), .total = 0};
    }
    return {.number = leadingNumber(whole.left(slash)),
            .total = leadingNumber(whole.mid(slash + 1))};
}

std::optional<double> parseDecimal(const QString& text, double low, double high) {
    QString number = text.trimmed();
    if (number.endsWith(QLatin1String("dB"), Qt::CaseInsensitive)) {
        number.chop(2);
    }
    number.replace(QLatin1Char(','), QLatin1Char('.'));
    bool ok = false;
    const double value = number.trimmed().toDouble(&ok);
    if (!ok || !(value >= low && value <= high)) {
        return std::nullopt;
    }
    return value;
}

bool parseFlag(const QString& text) {
    const QString word = text.trimmed().toLower();
    return word == QLatin1String("1") || word == QLatin1String("true") ||
           word == QLatin1String("yes");
}

} // namespace earshot::library
