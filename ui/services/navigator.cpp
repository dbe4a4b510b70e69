// SPDX-License-Identifier: GPL-3.0-or-later
// Only signals: all that is to be compiled is what moc makes of them.
#include "ui/services/navigator.h"

#include "moc_navigator.cpp"
