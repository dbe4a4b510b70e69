// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/imports/taste_card.h"
#include "core/library/track_store.h"

namespace earshot::imports {

/// The card of somebody with this history: what they liked, played and finished most, from likes,
/// plays and completions alone; nothing that came from elsewhere or from other people's cards, and
/// nothing they disliked. Without a name and a month, lines as cardBytes() has them.
///
/// Points of a song, all its versions together: 5 for a like, 1 for a play, ½ for a finish, −½ for
/// a skip. On the card come liked songs and those with 3 points or more, and artists with 5 or more
/// over their songs. Weights are fifths of their order, so that they tell no counts; a liked song
/// has at least 4.
base::Result<CardFile> ownCard(const signals::History& history, const library::TrackStore& tracks);

} // namespace earshot::imports
