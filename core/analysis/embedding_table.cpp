// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/embedding.h"

namespace earshot::analysis {

const std::span<const EmbeddingTerm> kEmbeddingTerms{};

} // namespace earshot::analysis
