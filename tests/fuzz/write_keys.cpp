// SPDX-License-Identifier: GPL-3.0-or-later
// Seeds for fuzz_keys and fuzz_sealed: fuzz_key_seeds FOLDER FOLDER writes key files, what they
// keep sealed, and sealed records.
#include "core/vault/key_ring_codec.h"

#include <filesystem>
#include <fstream>

using namespace earshot::vault;

namespace {

void write(const std::filesystem::path& file, QByteArrayView bytes) {
    std::ofstream stream(file, std::ios::binary);
    stream.write(bytes.data(), bytes.size());
}

} // namespace

int main(int, char** argv) {
    const std::filesystem::path keys = argv[1];
    const std::filesystem::path records = argv[2];
    KeyRing ring;
    ring.nextGeneration = 3;
    const auto key = std::make_shared<const Secret>(Secret::random());
    const DataKeys rotating{{{1, key}, {2, key}}, true};
    ring.keys["plays"] = std::make_shared<const DataKeys>(rotating);
    for (const Wrapping wrapping : {Wrapping::Keychain, Wrapping::Passphrase}) {
        KeyFileHead head;
        head.wrapping = wrapping;
        if (wrapping == Wrapping::Passphrase) {
            head.cost = {2, 64 * 1024};
            head.masterForRecovery = wrapKey(*key, *key, head, WrapFor::Recovery);
            ring.recovery = key;
        }
        const std::string name = wrapping == Wrapping::Keychain ? "keychain" : "passphrase";
        write(keys / name, writeKeyFile(head, ring, *key));
        write(keys / (name + "-ring"), encodeRing(ring).view());
    }
    for (const qsizetype size : {0, 12, 64, 192, 193}) {
        write(records / std::to_string(size),
              seal(rotating.current(), {"signal_plays", 5, 1}, QByteArray(size, 'r')));
    }
}
