// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/library/read_stream.h"

#include <algorithm>

namespace earshot::library {

ReadStream::ReadStream(const std::filesystem::path& file)
    : m_path(file), m_file(file), m_length(static_cast<Offset>(m_file.length())) {}

TagLib::ByteVector ReadStream::readBlock(Size length) {
    const Offset wanted = available(m_position, length);
    if (wanted <= kBlockBytes) {
        const std::string_view bytes = look(m_position, length);
        m_position += static_cast<Offset>(bytes.size());
        return {bytes.data(), static_cast<unsigned int>(bytes.size())};
    }
    TagLib::ByteVector result(static_cast<unsigned int>(wanted), '\0');
    const Offset read = readAt(m_position, result.data(), wanted);
    m_position += read;
    return read == wanted ? result : result.mid(0, static_cast<unsigned int>(read));
}

std::string_view ReadStream::look(Offset offset, Size size) {
    const Offset wanted = available(offset, size);
    if (wanted == 0) {
        return {};
    }
    if (wanted > kBlockBytes) {
        m_long.resize(static_cast<std::size_t>(wanted));
        const Offset read = readAt(offset, m_long.data(), wanted);
        return {m_long.data(), static_cast<std::size_t>(read)};
    }
    const std::string_view first = inBlock(offset, wanted);
    if (first.empty() || static_cast<Offset>(first.size()) == wanted) {
        return first;
    }
    const auto joint = std::copy(first.begin(), first.end(), m_joined.begin());
    const auto size1 = static_cast<Offset>(first.size());
    const std::string_view rest = inBlock(offset + size1, wanted - size1);
    std::copy(rest.begin(), rest.end(), joint);
    return {m_joined.data(), static_cast<std::size_t>(size1) + rest.size()};
}

ReadStream::Offset ReadStream::available(Offset offset, Size size) const {
    const Offset left = std::max<Offset>(m_length - offset, 0);
    return static_cast<Offset>(std::min<Size>(size, static_cast<Size>(left)));
}

std::string_view ReadStream::inBlock(Offset offset, Offset size) {
    const Block& block = blockAt(offset);
    const Offset skip = offset - block.start;
    const Offset there = std::clamp<Offset>(block.size - skip, 0, size);
    return {block.bytes.data() + skip, static_cast<std::size_t>(there)};
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
    const auto read = static_cast<Offset>(m_file.readAt(offset, target, size));
    m_sound = m_sound && read == size;
    return read;
}

} // namespace earshot::library
