// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/recommend/recommender.h"

class QObject;

namespace earshot::ui {

struct Context;

/// Makes the list and plays it, with a line about what it was made from, or says why there is none.
/// A second call with the same owner supersedes the first.
void makeAndPlay(Context& context, QObject* owner, recommend::Request request);

} // namespace earshot::ui
