// SampleSource: where the pipeline learns what to render.
#pragma once

#include <functional>
#include <memory>

#include "assets/asset_library.h"
#include "base/strong_id.h"
#include "manifests/sample_record.h"
#include "scenes/plan.h"
#include "scenes/scene.h"

namespace turntable {

/// One image to make: its labels, of which those that only the frame can tell are still at their
/// defaults, and the scene they describe. make_task() completes what a source gives.
struct SampleTask {
    SampleRecord record;
    Scene scene;
    bool texture_missing = false;  ///< the object's model lacks a picture that it names
};

/// All functions are pure and thread-safe. All scenes of a source have one film.
struct SampleSource {
    /// The object of a sample; cheap, never null.
    std::function<const AssetEntry*(SampleId)> asset;
    /// The sample as its `attempt`-th redraw makes it; 0: as planned. See Plan::sample().
    std::function<SampleTask(SampleId, int attempt)> task;
    std::function<std::shared_ptr<const Model>(const AssetEntry&)> load;
    /// Puts the pictures that a scene names in place; empty where no scene names any.
    std::function<void(Scene&)> resolve;
};

/// The labels that the plan decides; those that only the model or the frame can tell stay at their
/// defaults.
[[nodiscard]] SampleRecord planned_record(const PlannedSample& sample, const Recipe& recipe);

/// The samples of a plan. Both must outlive the source.
[[nodiscard]] SampleSource source_of_plan(const Plan& plan, const AssetLibrary& library);

}  // namespace turntable
