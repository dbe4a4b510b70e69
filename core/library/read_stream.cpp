// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/library/read_stream.h"

#include <algorithm>

namespace earshot::library {

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
    if (wanted > kBlockBytes) {
        TagLib::ByteVector result(static_cast<unsigned int>(wanted), '\0');
        const Offset read = readAt(m_position, result.data(), wanted);
        m_position += read;
        return read == wanted ? result : result.mid(0, static_cast<unsigned int>(read));
    }
    const TagLib::ByteVector first = takeFrom(blockAt(m_position), wanted);
    const auto rest = wanted - static_cast<Offset>(first.size());
    if (rest == 0 || first.isEmpty()) {
        return first;
    }
    return first + takeFrom(blockAt(m_position), rest);
}

TagLib::ByteVector ReadStream::takeFrom(const Block& block, Offset wanted) {
    const Offset skip = m_position - block.start;
    const Offset part = std::min(wanted, block.size - skip);
    if (part <= 0) {
        return {};
    }
    m_position += part;
    return {block.bytes.data() + skip, static_cast<unsigned int>(part)};
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
