// The files for people: README.md (the dataset card) and LICENSES.csv.
#pragma once

#include <span>
#include <string>

#include "manifests/dataset_facts.h"

namespace turntable {

/// Markdown: what it is, how big, its classes and factors, how it was made, how to read it, whose
/// licences bind it. A function of the facts alone.
[[nodiscard]] std::string dataset_card(const DatasetFacts& facts);

/// CSV with a header: object, class, licence, creator, source, digest; rows in the order given.
[[nodiscard]] std::string licence_ledger(std::span<const LicenceRow> rows);

}  // namespace turntable
