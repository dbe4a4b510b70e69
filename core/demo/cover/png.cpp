// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/demo/cover/png.h"

#include <QtEndian>

#include <algorithm>
#include <cmath>
#include <cstdlib>

namespace earshot::demo {

namespace {

constexpr int Channels = 3;
constexpr char PaethFilter = 4;

quint32 crc32(const QByteArray& bytes) {
    quint32 crc = 0xFFFF'FFFFU;
    for (const char byte : bytes) {
        crc ^= static_cast<unsigned char>(byte);
        for (int bit = 0; bit < 8; ++bit) {
            crc = (crc >> 1) ^ ((crc & 1U) != 0 ? 0xEDB8'8320U : 0U);
        }
    }
    return ~crc;
}

QByteArray bigEndian(quint32 value) {
    QByteArray bytes(4, '\0');
    qToBigEndian(value, bytes.data());
    return bytes;
}

QByteArray chunk(const char* type, const QByteArray& data) {
    const QByteArray body = QByteArray(type, 4) + data;
    return bigEndian(static_cast<quint32>(data.size())) + body + bigEndian(crc32(body));
}

int paeth(int left, int above, int corner) {
    const int guess = left + above - corner;
    const int toLeft = std::abs(guess - left);
    const int toAbove = std::abs(guess - above);
    const int toCorner = std::abs(guess - corner);
    if (toLeft <= toAbove && toLeft <= toCorner) {
        return left;
    }
    return toAbove <= toCorner ? above : corner;
}

unsigned char byteOf(float share) {
    return static_cast<unsigned char>(std::lround(std::clamp(share, 0.0F, 1.0F) * 255));
}

/// The rows, each predicted from the row above and the pixel to the left.
QByteArray filteredRows(const Canvas& canvas) {
    const auto rowBytes = static_cast<std::size_t>(canvas.size()) * Channels;
    std::vector<unsigned char> above(rowBytes, 0);
    std::vector<unsigned char> row(rowBytes);
    QByteArray rows;
    auto pixel = canvas.pixels().begin();
    for (int y = 0; y < canvas.size(); ++y) {
        for (std::size_t at = 0; at < rowBytes; at += Channels, ++pixel) {
            row[at] = byteOf(pixel->red);
            row[at + 1] = byteOf(pixel->green);
            row[at + 2] = byteOf(pixel->blue);
        }
        rows.append(PaethFilter);
        for (std::size_t at = 0; at < rowBytes; ++at) {
            const int left = at < Channels ? 0 : row[at - Channels];
            const int corner = at < Channels ? 0 : above[at - Channels];
            rows.append(static_cast<char>(row[at] - paeth(left, above[at], corner)));
        }
        std::swap(row, above);
    }
    return rows;
}

} // namespace

QByteArray toPng(const Canvas& canvas) {
    const auto size = bigEndian(static_cast<quint32>(canvas.size()));
    const QByteArray header = size + size + QByteArray("\x08\x02\x00\x00\x00", 5); // 8-bit RGB
    // qCompress puts a length of four bytes before the zlib stream a PNG wants.
    const QByteArray data = qCompress(filteredRows(canvas)).sliced(4);
    return QByteArray("\x89PNG\r\n\x1A\n", 8) + chunk("IHDR", header) + chunk("IDAT", data) +
           chunk("IEND", {});
}

} // namespace earshot::demo
