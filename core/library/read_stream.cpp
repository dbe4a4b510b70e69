// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/library/read_stream.h"

#include <algorithm>
#include <cstring>

namespace earshot::library {

namespace {

// Holds an ID3v2 tag without picture whole; still one quick read.
constexpr ReadStream::Offset kBlockBytes = 16 * 1024;

} // namespace

ReadStream::ReadStream(const std::filesystem::path& file) : m_path(file) {
    m_file.pubsetbuf(nullptr, 0); // the blocks are the buffer
    if (m_file.open(file, std::ios::in | std::ios::binary) == nullptr) {
        return;
    }
    const auto end = static_cast<Offset>(m_file.pubseekoff(0, std::ios::end, std::ios::in));
    m_open = end >= 0;
    m_length = std::max<Offset>(end, 0);
}

TagLib::ByteVector ReadStream::readBlock(Size length) {
    const Offset available = std::max<Offset>(m_length - m_position, 0);
    const auto wanted = static_cast<Offset>(std::min<Size>(length, static_cast<Size>(available)));
    if (wanted == 0) {
        return {};
    }
    TagLib::ByteVector result(static_cast<unsigned int>(wanted), '\0');
    if (wanted > kBlockBytes) {
        const Offset read = readAt(m_position, result.data(), wanted);
        m_position += read;
        result.resize(static_cast<unsigned int>(read));
        return result;
    }
    char* target = result.data();
    Offset copied = 0;
    while (copied < wanted) {
        const Block& block = blockAt(m_position);
        const Offset skip = m_position - block.start;
        const Offset part = std::min(wanted - copied, block.size - skip);
        if (part <= 0) {
            break;
        }
        std::memcpy(target + copied, block.bytes.data() + skip, static_cast<std::size_t>(part));
        copied += part;
        m_position += part;
    }
    result.resize(static_cast<unsigned int>(copied));
    return result;
}

void ReadStream::seek(Offset offset, Position from) {
    const Offset base = from == Beginning ? 0 : from == Current ? m_position : m_length;
    m_position = std::max<Offset>(base + offset, 0);
}

const ReadStream::Block& ReadStream::blockAt(Offset offset) {
    const Offset start = offset - offset % kBlockBytes;
    for (const Block& block : m_blocks) {
        if (block.start == start) {
            return block;
        }
    }
    Block& block = m_blocks[m_nextBlock];
    m_nextBlock = (m_nextBlock + 1) % m_blocks.size();
    block.bytes.resize(static_cast<std::size_t>(kBlockBytes));
    block.start = start;
    block.size = readAt(start, block.bytes.data(), std::min(kBlockBytes, m_length - start));
    return block;
}

ReadStream::Offset ReadStream::readAt(Offset offset, char* target, Offset size) {
    if (m_file.pubseekpos(offset, std::ios::in) == std::streampos(std::streamoff(-1))) {
        m_sound = false;
        return 0;
    }
    const auto read = static_cast<Offset>(m_file.sgetn(target, size));
    m_sound = m_sound && read == size;
    return std::max<Offset>(read, 0);
}

} // namespace earshot::library
