// Sample digests: everything that decides a frame changes them, and nothing else does.
#include "scenes/sample_digest.h"

#include <functional>
#include <set>

#include "tests/catch.h"

namespace turntable {
namespace {

AssetEntry chair() {
    AssetEntry entry;
    entry.id = "chair/00001";
    entry.class_name = "chair";
    entry.synset = "03001627";
    entry.digest = "content";
    return entry;
}

Digest128 map_content(const std::string& id) {
    return {id.size(), 7};
}

/// A sample in which every part of a scene is there.
PlannedSample full_sample(const AssetEntry& asset) {
    PlannedSample sample;
    sample.id = SampleId(5);
    sample.key = "000000005";
    sample.asset = &asset;
    sample.label = 3;
    sample.factors = {0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7};
    sample.scene.object.asset_id = asset.id;
    sample.scene.floor.texture.id = "oak";
    sample.scene.suns.resize(2);
    sample.scene.spots.resize(2);
    sample.scene.environment.map.id = "sky";
    sample.scene.backdrop.map.id = "beach";
    sample.scene.props.resize(2);
    sample.scene.material_swap.emplace();
    sample.scene.corruption.kind = "blur";
    return sample;
}

using Change = std::function<void(Scene&)>;

/// One change for every number, name and list of a scene but the name of its asset.
std::vector<Change> scene_changes() {
    std::vector<Change> changes;
    const auto number = [&changes](auto member) {
        changes.emplace_back([member](Scene& scene) { member(scene) += 1; });
    };
    const auto flag = [&changes](auto member) {
        changes.emplace_back([member](Scene& scene) { member(scene) = !member(scene); });
    };
    const auto vector = [&number](auto member) {
        for (int i = 0; i < 3; ++i) {
            number([member, i](Scene& s) -> double& { return member(s)[i]; });
        }
    };
    const auto matrix = [&vector](auto member) {
        for (int column = 0; column < 3; ++column) {
            vector([member, column](Scene& s) -> glm::dvec3& { return member(s)[column]; });
        }
    };
    const auto map = [&changes](auto member) {
        changes.emplace_back([member](Scene& scene) { member(scene).id += "2"; });
        changes.emplace_back([member](Scene& scene) { member(scene).id.clear(); });
    };
    for (int column = 0; column < 4; ++column) {
        for (int row = 0; row < 4; ++row) {
            number([column, row](Scene& s) -> double& {
                return s.object.object_to_world[column][row];
            });
        }
    }
    vector([](Scene& s) -> glm::dvec3& { return s.camera.position; });
    matrix([](Scene& s) -> glm::dmat3& { return s.camera.camera_to_world; });
    number([](Scene& s) -> double& { return s.camera.focal; });
    number([](Scene& s) -> double& { return s.camera.principal_x; });
    number([](Scene& s) -> double& { return s.camera.principal_y; });
    flag([](Scene& s) -> bool& { return s.floor.present; });
    number([](Scene& s) -> double& { return s.floor.height; });
    vector([](Scene& s) -> glm::dvec3& { return s.floor.albedo; });
    map([](Scene& s) -> MapReference& { return s.floor.texture; });
    number([](Scene& s) -> double& { return s.floor.tile; });
    number([](Scene& s) -> double& { return s.floor.turn; });
    for (std::size_t i = 0; i < 2; ++i) {
        vector([i](Scene& s) -> glm::dvec3& { return s.suns[i].strength; });
        vector([i](Scene& s) -> glm::dvec3& { return s.suns[i].towards; });
        number([i](Scene& s) -> double& { return s.suns[i].half_angle; });
        changes.emplace_back([i](Scene& s) { s.suns[i].law = SunLaw::kUniformCone; });
        vector([i](Scene& s) -> glm::dvec3& { return s.spots[i].power; });
        vector([i](Scene& s) -> glm::dvec3& { return s.spots[i].position; });
        vector([i](Scene& s) -> glm::dvec3& { return s.spots[i].axis; });
        number([i](Scene& s) -> double& { return s.spots[i].half_angle; });
        number([i](Scene& s) -> double& { return s.spots[i].blend; });
        number([i](Scene& s) -> double& { return s.spots[i].radius; });
        flag([i](Scene& s) -> bool& { return s.spots[i].cosine_factor; });
        changes.emplace_back([i](Scene& s) { s.props[i].shape = PropShape::kCard; });
        vector([i](Scene& s) -> glm::dvec3& { return s.props[i].centre; });
        matrix([i](Scene& s) -> glm::dmat3& { return s.props[i].to_world; });
        vector([i](Scene& s) -> glm::dvec3& { return s.props[i].size; });
        vector([i](Scene& s) -> glm::dvec3& { return s.props[i].albedo; });
    }
    changes.emplace_back([](Scene& s) { s.suns.pop_back(); });
    changes.emplace_back([](Scene& s) { s.spots.pop_back(); });
    changes.emplace_back([](Scene& s) { s.props.pop_back(); });
    vector([](Scene& s) -> glm::dvec3& { return s.environment.radiance; });
    map([](Scene& s) -> MapReference& { return s.environment.map; });
    number([](Scene& s) -> double& { return s.environment.turn; });
    flag([](Scene& s) -> bool& { return s.backdrop.present; });
    vector([](Scene& s) -> glm::dvec3& { return s.backdrop.radiance; });
    map([](Scene& s) -> MapReference& { return s.backdrop.map; });
    number([](Scene& s) -> double& { return s.backdrop.turn; });
    changes.emplace_back([](Scene& s) { s.material_swap.reset(); });
    vector([](Scene& s) -> glm::dvec3& { return s.material_swap->base_color; });
    number([](Scene& s) -> double& { return s.material_swap->metallic; });
    number([](Scene& s) -> double& { return s.material_swap->roughness; });
    number([](Scene& s) -> double& { return s.occluder.cover; });
    number([](Scene& s) -> double& { return s.occluder.direction; });
    vector([](Scene& s) -> glm::dvec3& { return s.occluder.albedo; });
    changes.emplace_back([](Scene& s) { s.corruption.kind = "noise"; });
    number([](Scene& s) -> int& { return s.corruption.severity; });
    number([](Scene& s) -> int& { return s.film.width; });
    number([](Scene& s) -> int& { return s.film.height; });
    number([](Scene& s) -> double& { return s.film.filter_radius; });
    changes.emplace_back([](Scene& s) { s.film.tone_curve = ToneCurve::kLinear; });
    number([](Scene& s) -> double& { return s.film.exposure; });
    changes.emplace_back([](Scene& s) { s.film.dither = Dither::kBlender; });
    number([](Scene& s) -> int& { return s.bounces.total; });
    number([](Scene& s) -> int& { return s.bounces.diffuse; });
    number([](Scene& s) -> int& { return s.bounces.glossy; });
    number([](Scene& s) -> int& { return s.bounces.transparent; });
    number([](Scene& s) -> double& { return s.bounces.filter_glossy; });
    number([](Scene& s) -> double& { return s.bounces.clamp_indirect; });
    number([](Scene& s) -> std::uint64_t& { return s.noise_seed; });
    return changes;
}

SampleDigester digester(const RecipeOverrides& overrides = {}) {
    return {Recipe::load("3diebench", overrides), map_content};
}

TEST_CASE("every part of a scene changes both digests, and no two changes are alike") {
    const AssetEntry asset = chair();
    const SampleDigester digest = digester();
    const PlannedSample sample = full_sample(asset);
    const SampleDigest whole = digest(sample);
    CHECK(digest(sample) == whole);
    std::set<Digest128> frames{whole.frame};
    std::set<Digest128> labels{whole.labels};
    const std::vector<Change> changes = scene_changes();
    CHECK(changes.size() > 150);
    for (std::size_t i = 0; i < changes.size(); ++i) {
        INFO("change " << i);
        PlannedSample changed = sample;
        changes[i](changed.scene);
        CHECK(frames.insert(digest(changed).frame).second);
        CHECK(labels.insert(digest(changed).labels).second);
    }
}

TEST_CASE("labels change the digest of labels alone") {
    const AssetEntry asset = chair();
    const SampleDigester digest = digester();
    const PlannedSample sample = full_sample(asset);
    const SampleDigest whole = digest(sample);
    AssetEntry renamed = asset;
    renamed.id = "chair/00002";
    AssetEntry reclassed = asset;
    reclassed.class_name = "stool";
    const std::vector<std::function<void(PlannedSample&)>> changes{
        [&](PlannedSample& s) { s.asset = &renamed; },
        [&](PlannedSample& s) { s.asset = &reclassed; },
        [](PlannedSample& s) { s.label = 4; },
        [](PlannedSample& s) { s.factors[6] = 0.75; },
        [](PlannedSample& s) {
            s.names = {{"background", "sky"}};
        },
    };
    for (std::size_t i = 0; i < changes.size(); ++i) {
        INFO("change " << i);
        PlannedSample changed = sample;
        changes[i](changed);
        CHECK(digest(changed).frame == whole.frame);
        CHECK(digest(changed).labels != whole.labels);
    }
}

TEST_CASE("where a sample stands in its plan changes nothing") {
    const AssetEntry asset = chair();
    const SampleDigester digest = digester();
    const PlannedSample sample = full_sample(asset);
    PlannedSample moved = sample;
    moved.id = SampleId(77);
    moved.key = "000000077";
    moved.view = 9;
    moved.split = "val";
    moved.cell = "sweep:size";
    moved.orbit = "1";
    moved.varied = {"size"};
    moved.splits = {{"held-out", "test"}};
    CHECK(digest(moved) == digest(sample));
}

TEST_CASE("other contents of asset and pictures are other frames") {
    const AssetEntry asset = chair();
    const PlannedSample sample = full_sample(asset);
    const SampleDigest whole = digester()(sample);
    AssetEntry edited = asset;
    edited.digest = "other content";
    PlannedSample changed = sample;
    changed.asset = &edited;
    CHECK(digester()(changed).frame != whole.frame);
    for (const char* edited_map : {"oak", "sky", "beach"}) {
        const SampleDigester digest(Recipe::load("3diebench"), [&](const std::string& id) {
            return id == edited_map ? Digest128{} : map_content(id);
        });
        CHECK(digest(sample).frame != whole.frame);
    }
}

TEST_CASE("how frames are rendered, checked and stored is part of the frame") {
    const AssetEntry asset = chair();
    const PlannedSample sample = full_sample(asset);
    std::set<Digest128> frames{digester()(sample).frame};
    RecipeOverrides overrides;
    overrides.samples_per_pixel = 8;
    CHECK(frames.insert(digester(overrides)(sample).frame).second);
    overrides = {};
    overrides.noise_target = 3.0;
    CHECK(frames.insert(digester(overrides)(sample).frame).second);
    overrides = {};
    overrides.planes = {"mask"};
    CHECK(frames.insert(digester(overrides)(sample).frame).second);
    overrides = {};
    overrides.mtl_rules = MtlRules::kBlender34;
    CHECK(frames.insert(digester(overrides)(sample).frame).second);
    // What the sample itself says, and how many there are, is not of the recipe's.
    overrides = {};
    overrides.views = 3;
    overrides.image_size = 64;
    overrides.shard_size = 10;
    CHECK_FALSE(frames.insert(digester(overrides)(sample).frame).second);
}

TEST_CASE("names of factors are labels") {
    const AssetEntry asset = chair();
    const PlannedSample sample = full_sample(asset);
    const std::string yaml = Recipe::load("3diebench").resolved_yaml();
    std::string renamed = yaml;
    for (std::size_t at = renamed.find("spot_phi"); at != std::string::npos;
         at = renamed.find("spot_phi", at)) {
        renamed.replace(at, 8, "spot_psi");
    }
    const SampleDigest before = SampleDigester(Recipe::parse(yaml, "a"), map_content)(sample);
    const SampleDigest after = SampleDigester(Recipe::parse(renamed, "b"), map_content)(sample);
    CHECK(before.frame == after.frame);
    CHECK(before.labels != after.labels);
}

}  // namespace
}  // namespace turntable
