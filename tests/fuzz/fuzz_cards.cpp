// SPDX-License-Identifier: GPL-3.0-or-later
// Any bytes may be handed over as a taste card; what comes out keeps the limits, can be shown as it
// is, and is read again as the same.
#include "core/base/plain_text.h"
#include "core/imports/taste_card.h"
#include "core/signals/records_codec.h"

#include <cstdlib>

using namespace earshot;

namespace {

void cardHolds(bool condition) {
    if (!condition) {
        std::abort();
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const QByteArray bytes(reinterpret_cast<const char*>(data), static_cast<qsizetype>(size));
    const auto card = imports::parseCard(bytes, QStringLiteral("input"));
    if (!card) {
        return 0;
    }
    cardHolds(card->artists.size() <= signals::kMostCardArtists &&
              card->songs.size() <= signals::kMostCardSongs);
    cardHolds(card->name.isEmpty() || signals::isCardHead({card->name, card->made, 0}));
    for (const imports::CardFile::Artist& artist : card->artists) {
        cardHolds(!artist.name.isEmpty() && base::isPlainText(artist.name));
        cardHolds(artist.weight >= 1 && artist.weight <= signals::kMostCardWeight);
    }
    for (const imports::CardFile::Song& one : card->songs) {
        cardHolds(!one.song.title.isEmpty() && !one.song.artist.isEmpty());
        cardHolds(base::isPlainText(one.song.title + one.song.artist + one.song.album));
        cardHolds(one.weight >= 1 && one.weight <= signals::kMostCardWeight);
    }
    const QByteArray written = imports::cardBytes(*card);
    const auto again = imports::parseCard(written, QStringLiteral("again"));
    cardHolds(again && again->leftOut == 0 && imports::cardBytes(*again) == written);
    return 0;
}
