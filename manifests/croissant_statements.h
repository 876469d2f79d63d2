// What croissant.json states about how the dataset came to be and what it is good for: the
// responsible-AI vocabulary, provenance, and the factors.
#pragma once

#include <cstdint>

#include <nlohmann/json.hpp>

#include "manifests/dataset_facts.h"

namespace turntable {

/// Adds the rai: properties. `rejected`: samples without a picture.
void add_rai_statements(nlohmann::ordered_json& root, const DatasetFacts& facts,
                        std::uint64_t rejected);

/// Adds prov: properties (program, device, digests, sources with licences) and the digests as
/// identifiers.
void add_provenance(nlohmann::ordered_json& root, const DatasetFacts& facts);

/// Adds variableMeasured: each factor with unit, range and canonical value.
void add_variables(nlohmann::ordered_json& root, const DatasetFacts& facts);

/// The page of an SPDX licence id; other texts as they are.
[[nodiscard]] std::string licence_url(const std::string& licence);

}  // namespace turntable
