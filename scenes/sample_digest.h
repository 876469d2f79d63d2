// Sample digests: what decides a sample's bytes and labels, in 128 bits each. Samples of different
// plans that have equal digests have equal pictures: how a set is compared with another, and how
// it takes from another what need not be rendered again.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "base/hash.h"
#include "scenes/plan.h"

namespace turntable {

/// Changes when other things than before decide a frame, so that digests never meet across it.
inline constexpr std::string_view kSampleDigestForm = "turntable sample 1";

/// Neither depends on the sample's index, key, view, cell or split.
struct SampleDigest {
    /// The asset's content, the scene, and how frames are rendered, checked and stored: for one
    /// build and device, what decides the files' bytes and the labels that the frame gives.
    Digest128 frame;
    /// The frame, and the labels that the plan gives: object, class, label, and each factor's name
    /// and value.
    Digest128 labels;

    friend bool operator==(const SampleDigest&, const SampleDigest&) = default;
};

/// The content of a picture by its id; thread-safe. Asked for each sample, so it had better
/// remember.
using MapDigests = std::function<Digest128(const std::string& id)>;

/// Thread-safe when the function is. Planning and digesting take about 2 microseconds a sample.
class SampleDigester {
public:
    /// Reads of the recipe its quality, its planes, its MTL rules and its factors' names.
    SampleDigester(const Recipe& recipe, MapDigests maps);

    /// Of a sample of a plan of the recipe.
    [[nodiscard]] SampleDigest operator()(const PlannedSample& sample) const;

private:
    MapDigests maps_;
    Digest128 storage_;  ///< of what all frames of the recipe have in common
    Digest128 factors_;  ///< of the factors' names
};

}  // namespace turntable
