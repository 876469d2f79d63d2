#include "generator/sample_source.h"

#include "base/check.h"
#include "generator/resolve_maps.h"
#include "generator/sample_surroundings.h"
#include "generator/shape_labels.h"
#include "scenes/imagenet_classes.h"
#include "scenes/scene_labels.h"

namespace turntable {
namespace {

void add_design(SampleRecord& record, const PlannedSample& sample) {
    record.names = sample.names;
    record.cell = sample.cell;
    record.orbit = sample.orbit;
    record.varied = sample.varied;
    record.splits = sample.splits;
    const Similarity relative = relative_transform(sample.canonical_object, sample.scene.object);
    record.relative_quaternion = relative.quaternion;
    record.relative_translation = relative.translation;
    record.relative_scale = relative.scale;
}

void add_projections(SampleRecord& record, const PlannedSample& sample) {
    const ProjectedLabels projected = projected_labels(sample.scene, sample.asset->bounds);
    record.position = projected.position;
    record.depth = projected.depth;
    record.corners = projected.corners;
}

}  // namespace

SampleRecord planned_record(const PlannedSample& sample, const Recipe& recipe) {
    SampleRecord record;
    record.index = sample.id.value;
    record.key = sample.key;
    record.object = sample.asset->id;
    record.asset_digest = sample.asset->digest;
    record.class_name = sample.asset->class_name;
    record.synset = sample.asset->synset;
    record.label = sample.label;
    record.view = sample.view;
    record.split = sample.split;
    record.attempt = sample.attempt;
    TT_CHECK_EQ(sample.factors.size(), recipe.factors().size());
    for (std::size_t i = 0; i < sample.factors.size(); ++i) {
        record.factors.emplace_back(recipe.factors()[i].name, sample.factors[i]);
    }
    const SceneLabels labels = scene_labels(sample.scene, sample.rotation);
    record.object_to_world = labels.object_to_world;
    record.quaternion = labels.quaternion;
    record.camera_to_world = labels.camera_to_world;
    record.intrinsics = labels.intrinsics;
    record.width = sample.scene.film.width;
    record.height = sample.scene.film.height;
    add_design(record, sample);
    if (sample.asset->facts) {
        add_shape(record, *sample.asset->facts, sample.rotation);
    }
    add_projections(record, sample);
    record.light = light_of(sample.scene);
    record.background = background_of(sample.scene);
    const auto imagenet = imagenet_classes(record.synset, record.class_name);
    record.imagenet.assign(imagenet.begin(), imagenet.end());
    return record;
}

SampleSource source_of_plan(const Plan& plan, const AssetLibrary& library) {
    const auto views = static_cast<std::uint64_t>(plan.recipe().views_per_object());
    SampleSource source;
    source.asset = [&plan, views](SampleId id) { return plan.objects().at(id.value / views); };
    source.task = [&plan](SampleId id, int attempt) {
        const PlannedSample sample = plan.sample(id, attempt);
        return SampleTask{planned_record(sample, plan.recipe()), sample.scene,
                          lacks_textures(*sample.asset)};
    };
    source.load = [&library](const AssetEntry& entry) { return library.load(entry); };
    // Shared by the copies of the function, and with them as long-lived.
    source.resolve = [store = std::make_shared<const MapStore>(library)](Scene& scene) {
        resolve_maps(scene, *store);
    };
    return source;
}

}  // namespace turntable
