// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/signals/registry.h"

#include <QString>

#include <vector>

namespace earshot::archive {

// Version 1 of an archive:
//   README.txt        what every file and field means, for people
//   manifest.json     format, version, program, date, what is on, and how many lines each file has
//   SIGNAL.jsonl      one line for each entry of that signal, oldest first
//   consent.jsonl     the consent record
//   access-log.jsonl  the access log
// An archive of one signal holds only what concerns it.
inline constexpr int kArchiveVersion = 1;
inline constexpr const char* kArchiveFormat = "earshot-listening";
inline constexpr const char* kReadmeName = "README.txt";
inline constexpr const char* kManifestName = "manifest.json";
inline constexpr const char* kConsentName = "consent.jsonl";
inline constexpr const char* kAccessLogName = "access-log.jsonl";

/// "plays.jsonl"
[[nodiscard]] QString fileOf(signals::SignalId id);

/// The text of README.txt, with a chapter for each of these signals.
[[nodiscard]] QString readmeText(const std::vector<signals::SignalId>& ids);

} // namespace earshot::archive
