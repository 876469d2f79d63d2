#include "scenes/sample_digest.h"

#include <array>
#include <concepts>
#include <cstring>
#include <type_traits>
#include <utility>
#include <vector>

#include <glm/mat3x3.hpp>
#include <glm/mat4x4.hpp>
#include <glm/vec3.hpp>

namespace turntable {
namespace {

template <class T>
concept Plain = std::is_arithmetic_v<T> || std::is_enum_v<T>;

/// Content as bytes, of which no two contents of one form have the same: numbers have fixed sizes,
/// texts and lists begin with theirs.
class Content {
public:
    explicit Content(const MapDigests& maps) : maps_(maps) { bytes_.reserve(kUsualSize); }

    [[nodiscard]] Digest128 digest() const { return xxhash128(bytes_); }

    template <class... Values>
    void all(const Values&... values) {
        (add(values), ...);
    }

    template <Plain T>
    void add(T value) {
        append(&value, sizeof value);
    }
    void add(std::string_view text) {
        add(static_cast<std::uint64_t>(text.size()));
        append(text.data(), text.size());
    }
    void add(const std::string& text) { add(std::string_view(text)); }
    void add(const Digest128& digest) { all(digest.high, digest.low); }
    void add(const glm::dvec3& v) { all(v.x, v.y, v.z); }
    void add(const glm::dmat3& m) { all(m[0], m[1], m[2]); }
    void add(const glm::dmat4& m) {
        for (int column = 0; column < 4; ++column) {
            all(m[column].x, m[column].y, m[column].z, m[column].w);
        }
    }
    template <class T>
    void add(const std::vector<T>& list) {
        add(static_cast<std::uint64_t>(list.size()));
        for (const T& item : list) {
            add(item);
        }
    }
    template <class First, class Second>
    void add(const std::pair<First, Second>& pair) {
        all(pair.first, pair.second);
    }

    // The parts of a scene. Structured bindings, so that a member that is added and not written
    // here does not compile.
    void add(const SceneObject& object) {
        const auto& [asset_id, object_to_world] = object;
        static_cast<void>(asset_id);  // the asset's content is what a frame shows
        add(object_to_world);
    }
    void add(const Camera& camera) {
        const auto& [position, camera_to_world, focal, principal_x, principal_y] = camera;
        all(position, camera_to_world, focal, principal_x, principal_y);
    }
    void add(const MapReference& map) {
        const auto& [id, data] = map;
        static_cast<void>(data);  // plans leave it empty
        add(id);
        if (!id.empty()) {
            add(maps_(id));
        }
    }
    void add(const Floor& floor) {
        const auto& [present, height, albedo, texture, tile, turn] = floor;
        all(present, height, albedo, texture, tile, turn);
    }
    void add(const Sun& sun) {
        const auto& [strength, towards, half_angle, law] = sun;
        all(strength, towards, half_angle, law);
    }
    void add(const Spot& spot) {
        const auto& [power, position, axis, half_angle, blend, radius, cosine_factor] = spot;
        all(power, position, axis, half_angle, blend, radius, cosine_factor);
    }
    void add(const Environment& environment) {
        const auto& [radiance, map, turn] = environment;
        all(radiance, map, turn);
    }
    void add(const Backdrop& backdrop) {
        const auto& [present, radiance, map, turn] = backdrop;
        all(present, radiance, map, turn);
    }
    void add(const Prop& prop) {
        const auto& [shape, centre, to_world, size, albedo] = prop;
        all(shape, centre, to_world, size, albedo);
    }
    void add(const std::optional<MaterialSwap>& swap) {
        add(swap.has_value());
        if (swap) {
            const auto& [base_color, metallic, roughness] = *swap;
            all(base_color, metallic, roughness);
        }
    }
    void add(const Occluder& occluder) {
        const auto& [cover, direction, albedo] = occluder;
        all(cover, direction, albedo);
    }
    void add(const Corruption& corruption) {
        const auto& [kind, severity] = corruption;
        all(kind, severity);
    }
    void add(const Film& film) {
        const auto& [width, height, filter_radius, tone_curve, exposure, dither] = film;
        all(width, height, filter_radius, tone_curve, exposure, dither);
    }
    void add(const BounceLimits& bounces) {
        const auto& [total, diffuse, glossy, transparent, filter_glossy, clamp_indirect] = bounces;
        all(total, diffuse, glossy, transparent, filter_glossy, clamp_indirect);
    }
    void add(const Scene& scene) {
        const auto& [object, camera, floor, suns, spots, environment, backdrop, props,
                     material_swap, occluder, corruption, film, bounces, noise_seed] = scene;
        all(object, camera, floor, suns, spots, environment, backdrop, props, material_swap,
            occluder, corruption, film, bounces, noise_seed);
    }

private:
    static constexpr std::size_t kUsualSize = 2048;

    void append(const void* data, std::size_t size) {
        const std::size_t end = bytes_.size();
        bytes_.resize(end + size);
        std::memcpy(bytes_.data() + end, data, size);
    }

    const MapDigests& maps_;
    std::vector<std::byte> bytes_;
};

/// The recipe's own text of a section at its top: new keys are in it without being named here.
std::string_view section_text(std::string_view yaml, std::string_view key) {
    const std::string start = '\n' + std::string(key) + ":\n";
    const std::size_t first = yaml.find(start);
    if (first == std::string_view::npos) {
        return {};
    }
    std::size_t last = first + start.size();
    while (last < yaml.size() && yaml[last] == ' ') {
        last = std::min(yaml.find('\n', last), yaml.size() - 1) + 1;
    }
    return yaml.substr(first, last - first);
}

}  // namespace

SampleDigester::SampleDigester(const Recipe& recipe, MapDigests maps) : maps_(std::move(maps)) {
    Content storage(maps_);
    storage.all(kSampleDigestForm, section_text(recipe.resolved_yaml(), "quality"), recipe.planes(),
                recipe.mtl_rules());
    storage_ = storage.digest();
    Content names(maps_);
    for (const Factor& factor : recipe.factors()) {
        names.add(factor.name);
    }
    factors_ = names.digest();
}

SampleDigest SampleDigester::operator()(const PlannedSample& sample) const {
    Content frame(maps_);
    frame.all(storage_, sample.asset->digest, sample.scene);
    SampleDigest digest;
    digest.frame = frame.digest();
    Content labels(maps_);
    labels.all(digest.frame, factors_, sample.asset->id, sample.asset->class_name,
               sample.asset->synset, sample.label, sample.factors, sample.names);
    digest.labels = labels.digest();
    return digest;
}

}  // namespace turntable
