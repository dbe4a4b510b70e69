// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/plain_text.h"

#include <QList>

#include <algorithm>

namespace earshot::base {

namespace {

/// Joiners are format signs, too, but Persian and Indic names are written with them.
bool isJoiner(char32_t sign) {
    return sign == 0x200C || sign == 0x200D;
}

bool isPlain(char32_t sign) {
    switch (QChar::category(sign)) {
    case QChar::Other_Control:
    case QChar::Other_Surrogate:
    case QChar::Other_PrivateUse:
    case QChar::Other_NotAssigned:
    case QChar::Separator_Line:
    case QChar::Separator_Paragraph:
        return false;
    case QChar::Other_Format:
        return isJoiner(sign);
    default:
        return true;
    }
}

} // namespace

bool isPlainText(QStringView text) {
    return text.isValidUtf16() &&
           std::ranges::all_of(text.toUcs4(), [](uint sign) { return isPlain(sign); });
}

QString plainText(QStringView text) {
    QString plain;
    for (const uint sign : text.toUcs4()) {
        const bool blank = sign == u'\t' || sign == u'\n' || sign == u'\r';
        if (blank) {
            plain += u' ';
        } else if (isPlain(sign)) {
            plain += QChar::fromUcs4(sign);
        }
    }
    return plain.simplified();
}

} // namespace earshot::base
