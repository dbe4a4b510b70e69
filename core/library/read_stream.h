// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/library/positioned_file.h"

#include <taglib.h>
#include <tiostream.h>

#include <array>
#include <string>
#include <string_view>

namespace earshot::library {

/// A file for TagLib to read from: read-only, with a few large cached blocks, because TagLib reads
/// in many small steps that jump between the head and the tail of a file. One thread at a time.
class ReadStream final : public TagLib::IOStream {
public:
#if TAGLIB_MAJOR_VERSION >= 2
    using Offset = TagLib::offset_t;
    using Size = std::size_t;
    using Start = TagLib::offset_t;
#else
    using Offset = long;
    using Size = unsigned long;
    using Start = unsigned long;
#endif

    explicit ReadStream(const std::filesystem::path& file);

    TagLib::FileName name() const override {
        return m_path.c_str();
    }
    TagLib::ByteVector readBlock(Size length) override;
    void seek(Offset offset, Position from = Beginning) override;
    Offset tell() const override {
        return m_position;
    }
    Offset length() override {
        return m_length;
    }
    bool readOnly() const override {
        return true;
    }
    bool isOpen() const override {
        return m_file.isOpen();
    }

    /// The bytes at `offset`, as many as there are up to `size`; valid until the stream is used
    /// again. Leaves the position alone.
    std::string_view look(Offset offset, Size size);

    /// False once the system refused a read: what was read may be incomplete.
    [[nodiscard]] bool sound() const {
        return m_sound;
    }

    // Never called on a read-only stream.
    void writeBlock(const TagLib::ByteVector&) override {}
    void insert(const TagLib::ByteVector&, Start = 0, Size = 0) override {}
    void removeBlock(Start = 0, Size = 0) override {}
    void truncate(Offset) override {}

private:
    // Holds an ID3v2 tag without picture whole; still one quick read.
    static constexpr Offset kBlockBytes = 8 * 1024;

    struct Block {
        Block() {} // leaves the bytes as they are: clearing them would cost as much as reading
        Offset start = -1;
        Offset size = 0;
        std::array<char, kBlockBytes> bytes;
    };

    const Block& blockAt(Offset offset);
    [[nodiscard]] Offset available(Offset offset, Size size) const;
    /// What of these bytes lies in the block of the first.
    std::string_view inBlock(Offset offset, Offset size);
    Offset readAt(Offset offset, char* target, Offset size);

    std::filesystem::path m_path;
    PositionedFile m_file;
    std::array<Block, 3> m_blocks;
    std::array<char, kBlockBytes> m_joined; ///< for a look that goes over two blocks
    std::string m_long;                     ///< for one that is longer than a block
    std::size_t m_nextBlock = 0;
    Offset m_length = 0;
    Offset m_position = 0;
    bool m_sound = true;
};

} // namespace earshot::library
