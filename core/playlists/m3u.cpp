// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/playlists/m3u.h"
