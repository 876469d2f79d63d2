// Symmetries that assets/procedural finds, against pictures: a turn that the facts call a symmetry
// changes no label plane and no colour, half of that turn does.
#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include <glm/geometric.hpp>
#include <glm/gtc/matrix_transform.hpp>

#include "assets/procedural/instance.h"
#include "assets/procedural/shapes.h"
#include "assets/procedural/symmetry_detection.h"
#include "assets/texture_reader.h"
#include "renderer/renderer.h"
#include "scenes/recipe.h"
#include "tests/catch.h"

namespace turntable::procedural {
namespace {

constexpr int kSide = 96;

/// A model with its textures decoded, and what is said of its symmetries.
struct Subject {
    std::string name;
    std::shared_ptr<const Model> model;
    Symmetry shape;
    Symmetry appearance;
};

std::shared_ptr<const Model> decoded(ImportedModel imported) {
    for (const EncodedTexture& encoded : imported.encoded_textures) {
        imported.model.textures.push_back(decode_texture(encoded).value());
    }
    return std::make_shared<Model>(std::move(imported.model));
}

/// About a metre wide or high: scaled to half of that, its box centred.
Subject made(std::string name, ModelBuilder builder) {
    const Extent extent = builder.extent();
    ImportedModel imported = std::move(builder.finish().imported);
    const float scale = 1.0F / glm::length(extent.size());
    for (glm::vec3& p : imported.model.mesh.positions) {
        p = scale * (p - extent.centre());
    }
    FoundSymmetry found = find_symmetry(imported.model);
    return {std::move(name), decoded(std::move(imported)), std::move(found.shape),
            std::move(found.appearance)};
}

Subject tripod() {
    ModelBuilder builder;
    builder.add("leg", plain("wood", {0.4F, 0.2F, 0.1F}),
                around(tapered_rod({0.1F, 0.0F, 0.5F}, {0.5F, 0.0F, 0.0F}, 0.05F, 0.03F), 3));
    builder.add("seat", plain("paint", {0.2F, 0.3F, 0.6F}), cylinder(0.25F, 0.5F, 0.58F));
    return made("tripod", std::move(builder));
}

Subject square_table() {
    ModelBuilder builder;
    const Look look = plain("paint", {0.6F, 0.5F, 0.3F});
    builder.add("top", look, moved(box({0.9F, 0.9F, 0.05F}, 0.01F), {0.0F, 0.0F, 0.6F}));
    builder.add("leg", look, four_corners(box_between({0.32F, 0.34F, 0.0F}, {0.4F, 0.42F, 0.58F})));
    return made("table", std::move(builder));
}

Subject labelled_can(int times) {
    Look label = plain("label", glm::vec3(1.0F));
    label.picture = PictureKind::kLabel;
    label.variant = 0;
    ModelBuilder builder;
    builder.add("can", plain("steel", glm::vec3(0.7F)), cylinder(0.4F, 0.0F, 0.7F, 48));
    builder.add("label", label, wrap_band({{0.4F, 0.1F}, {0.4F, 0.6F}}, 0.004F, times, 48));
    return made("can", std::move(builder));
}

/// Some instances of the built-in families that have an axis.
std::vector<Subject> symmetric_instances(std::size_t most) {
    std::vector<Subject> subjects;
    for (const Family& family : procedural_families()) {
        for (std::uint64_t number = 0; number < 2 && subjects.size() < most; ++number) {
            Instance instance = make_instance(family, Seed{6}, number);
            if (instance.facts.shape.axes.empty()) {
                continue;
            }
            subjects.push_back({instance.id, decoded(std::move(instance.built.imported)),
                                instance.facts.shape, instance.facts.appearance});
            break;
        }
    }
    return subjects;
}

glm::dmat4 turn_about_line(const SymmetryAxis& axis, double degrees) {
    return glm::translate(glm::dmat4(1.0), axis.point) *
           glm::rotate(glm::dmat4(1.0), glm::radians(degrees), axis.direction) *
           glm::translate(glm::dmat4(1.0), -axis.point);
}

/// How far objects are leaned, radians, so that no axis is one of the scene's: seen from above and
/// from below.
constexpr std::array kLeans{0.35, 2.6};

/// The catalogue's view of the object.
Scene scene_of(const glm::dmat4& motion, std::uint64_t noise_seed, double leaned = kLeans[0]) {
    static const Recipe recipe = [] {
        RecipeOverrides overrides;
        overrides.image_size = kSide;
        return Recipe::load("catalogue", overrides);
    }();
    Scene scene = recipe.build_scene(std::vector<double>{0.4}, "object", 1);
    const glm::dmat4 lean = glm::rotate(glm::dmat4(1.0), leaned, glm::dvec3(0.8, 0.6, 0.0));
    scene.object.object_to_world = scene.object.object_to_world * lean * motion;
    scene.noise_seed = noise_seed;
    return scene;
}

class Stage {
public:
    explicit Stage(const Subject& subject)
        : renderer_(make_renderer(Backend::kEmbree)),
          prepared_(renderer_->prepare(subject.model, MtlRules::kOfficial)) {}

    [[nodiscard]] Frame frame(const glm::dmat4& motion, std::uint64_t noise_seed, int samples,
                              double lean = kLeans[0]) const {
        RenderSettings settings;
        settings.samples_per_pixel = samples;
        settings.planes = true;
        settings.keep_linear = true;
        const Scene scene = scene_of(motion, noise_seed, lean);
        return std::move(renderer_->render(*prepared_, std::span(&scene, 1), settings).front());
    }

private:
    std::unique_ptr<Renderer> renderer_;
    std::shared_ptr<const PreparedModel> prepared_;
};

/// Share of the object's pixels whose mask, depth or normal differ between two frames.
double plane_difference(const Frame& a, const Frame& b) {
    const Planes& p = *a.planes;
    const Planes& q = *b.planes;
    std::size_t seen = 0;
    std::size_t unlike = 0;
    for (int y = 0; y < kSide; ++y) {
        for (int x = 0; x < kSide; ++x) {
            const bool in_a = *p.mask.at(x, y) != 0;
            const bool in_b = *q.mask.at(x, y) != 0;
            seen += in_a || in_b ? 1 : 0;
            if (in_a != in_b) {
                ++unlike;
            } else if (in_a) {
                const double off = std::abs(*p.depth.at(x, y) - *q.depth.at(x, y));
                const glm::dvec3 n(p.normal.at(x, y)[0], p.normal.at(x, y)[1],
                                   p.normal.at(x, y)[2]);
                const glm::dvec3 m(q.normal.at(x, y)[0], q.normal.at(x, y)[1],
                                   q.normal.at(x, y)[2]);
                unlike += off > 0.005 || glm::length(n - m) > 0.25 ? 1 : 0;
            }
        }
    }
    return static_cast<double>(unlike) / static_cast<double>(seen);
}

/// Root mean square of what differs between two linear pictures, in blocks of 4 x 4 pixels: noise
/// is averaged, and an edge that falls a little elsewhere counts little.
double colour_difference(const Frame& a, const Frame& b) {
    constexpr int kBlock = 4;
    double sum = 0.0;
    for (int by = 0; by < kSide; by += kBlock) {
        for (int bx = 0; bx < kSide; bx += kBlock) {
            glm::dvec3 off(0.0);
            for (int i = 0; i < kBlock * kBlock; ++i) {
                const float* v = a.linear.at(bx + i % kBlock, by + i / kBlock);
                const float* w = b.linear.at(bx + i % kBlock, by + i / kBlock);
                off += glm::dvec3(v[0] - w[0], v[1] - w[1], v[2] - w[2]);
            }
            off /= kBlock * kBlock;
            sum += glm::dot(off, off) / 3.0;
        }
    }
    return std::sqrt(sum * kBlock * kBlock / (kSide * kSide));
}

/// A continuous axis is tried by a turn that its segments do not share.
double symmetric_turn(const SymmetryAxis& axis) {
    return axis.fold == kContinuous ? 77.0 : 360.0 / axis.fold;
}

/// The larger of the differences that a turn makes from above and from below.
double planes_after(const Stage& stage, const SymmetryAxis& axis, double degrees) {
    double most = 0.0;
    for (const double lean : kLeans) {
        const Frame before = stage.frame(glm::dmat4(1.0), 1, 1, lean);
        const Frame after = stage.frame(turn_about_line(axis, degrees), 1, 1, lean);
        most = std::max(most, plane_difference(before, after));
    }
    return most;
}

void check_shape(const Subject& subject) {
    const Stage stage(subject);
    for (const SymmetryAxis& axis : subject.shape.axes) {
        CAPTURE(subject.name, axis.fold, axis.direction.z);
        const double same = planes_after(stage, axis, symmetric_turn(axis));
        // Pixels at edges; facets of a round thing add some.
        CHECK(same <= (axis.fold == kContinuous ? 0.06 : 0.02));
        if (axis.fold != kContinuous) {
            // What alone has the fold may be small: four buttons on a round thing.
            CHECK(planes_after(stage, axis, 180.0 / axis.fold) > same + 0.001);
        }
    }
}

void check_appearance(const Subject& subject) {
    constexpr int kSamples = 48;
    const Stage stage(subject);
    const Frame before = stage.frame(glm::dmat4(1.0), 1, kSamples);
    const double noise = colour_difference(before, stage.frame(glm::dmat4(1.0), 2, kSamples));
    for (const SymmetryAxis& axis : subject.appearance.axes) {
        CAPTURE(subject.name, axis.fold, noise);
        const Frame after = stage.frame(turn_about_line(axis, symmetric_turn(axis)), 3, kSamples);
        CHECK(colour_difference(before, after) < 1.5 * noise + 0.003);
    }
}

double colours_after(const Stage& stage, const SymmetryAxis& axis, double degrees) {
    return colour_difference(stage.frame(glm::dmat4(1.0), 1, 48),
                             stage.frame(turn_about_line(axis, degrees), 2, 48));
}

TEST_CASE("pictures of made shapes agree with their symmetries") {
    for (const Subject& subject : {tripod(), square_table(), labelled_can(3)}) {
        REQUIRE_FALSE(subject.shape.axes.empty());
        check_shape(subject);
        check_appearance(subject);
    }
}

TEST_CASE("a label that is printed three times shows it") {
    const Subject can = labelled_can(3);
    REQUIRE(can.shape.axes.front().fold == kContinuous);
    REQUIRE(can.appearance.axes.size() == 1);
    const SymmetryAxis axis = can.appearance.axes.front();
    CHECK(axis.fold == 3);
    const Stage stage(can);
    const double same = colours_after(stage, axis, 120.0);
    CHECK(colours_after(stage, axis, 60.0) > 4.0 * same);
    CHECK(colours_after(stage, axis, 90.0) > 4.0 * same);
}

TEST_CASE("pictures of the families' instances agree with their symmetries") {
    const std::vector<Subject> subjects = symmetric_instances(8);
    REQUIRE(subjects.size() >= 4);
    for (const Subject& subject : subjects) {
        check_shape(subject);
        check_appearance(subject);
    }
}

}  // namespace
}  // namespace turntable::procedural
