// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/recommend/next/moment.h"
#include "core/recommend/next/phi_table.h"

namespace earshot::recommend::next {

/// Each writes what its scorers say of every track at this moment. `scorePlays` comes first: it
/// sets what holds for all that was heard before.
void scorePlays(const Moment& moment, PhiTable& table);
void scoreArtist(const Moment& moment, PhiTable& table);
void scoreSequence(const Moment& moment, PhiTable& table);
void scoreSession(const Moment& moment, PhiTable& table);

} // namespace earshot::recommend::next
