// Meshes of all families: sound, closed, in one piece, and what their facts say. Of one class:
//   procedural_meshes_test -c "trash bin"
// and of more instances than a quick run checks: PROCEDURAL_INSTANCES=100.
#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <map>
#include <set>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <glm/common.hpp>
#include <glm/geometric.hpp>

#include "assets/model_cache.h"
#include "assets/procedural/instance.h"
#include "assets/procedural/shapes.h"
#include "tests/assets/shell_contacts.h"
#include "tests/catch.h"

namespace turntable::procedural {
namespace {

constexpr Seed kSeed{0};
/// Share of the box's diagonal by which parts may miss each other.
constexpr double kContact = 0.005;

std::uint64_t instances() {
    const char* wanted = std::getenv("PROCEDURAL_INSTANCES");
    const std::uint64_t number = wanted == nullptr ? 6 : std::strtoull(wanted, nullptr, 10);
    REQUIRE(number > 0);  // else the checks below would hold of nothing
    return number;
}

/// The first few of a list of faults, one a line; empty without any.
class Faults {
public:
    template <class... Args>
    void add(fmt::format_string<Args...> format, Args&&... args) {
        if (++count_ <= kMost) {
            text_ += "\n  " + fmt::format(format, std::forward<Args>(args)...);
        }
    }
    [[nodiscard]] std::string text() const {
        return count_ > kMost ? text_ + fmt::format("\n  and {} more", count_ - kMost) : text_;
    }

private:
    static constexpr std::size_t kMost = 8;
    std::string text_;
    std::size_t count_ = 0;
};

bool finite(const glm::vec3& v) {
    return std::isfinite(v.x) && std::isfinite(v.y) && std::isfinite(v.z);
}

std::string shell_name(const Instance& instance, const Shell& shell) {
    const Model& model = instance.built.imported.model;
    return fmt::format("\"{}\" ({})", model.parts[shell.part],
                       model.materials[shell.material].name);
}

void check_vertices(const Mesh& mesh, Faults& faults) {
    if (mesh.normals.size() != mesh.positions.size() || mesh.uvs.size() != mesh.positions.size()) {
        faults.add("{} positions, {} normals, {} uvs", mesh.positions.size(), mesh.normals.size(),
                   mesh.uvs.size());
        return;
    }
    for (std::size_t i = 0; i < mesh.positions.size(); ++i) {
        if (!finite(mesh.positions[i]) || !std::isfinite(mesh.uvs[i].x) ||
            !std::isfinite(mesh.uvs[i].y)) {
            faults.add("vertex {} is not finite", i);
        }
        if (!(std::abs(glm::length(mesh.normals[i]) - 1.0F) < 1e-3F)) {
            faults.add("normal {} has length {}", i, glm::length(mesh.normals[i]));
        }
    }
}

/// Twice the area times the normal.
glm::dvec3 across(const Mesh& mesh, const glm::uvec3& t) {
    const glm::dvec3 a(mesh.positions[t.x]);
    return glm::cross(glm::dvec3(mesh.positions[t.y]) - a, glm::dvec3(mesh.positions[t.z]) - a);
}

void check_triangles(const Instance& instance, const Shell& shell, Faults& faults) {
    const Mesh& mesh = instance.built.imported.model.mesh;
    for (std::uint32_t i = 0; i < shell.triangle_count; ++i) {
        const glm::uvec3& t = mesh.triangles[shell.first_triangle + i];
        const glm::dvec3 normal = across(mesh, t);
        const double area = glm::length(normal);
        if (!(area > 1e-13)) {
            faults.add("{}: triangle {} has no area ({})", shell_name(instance, shell), i, area);
            continue;
        }
        for (const std::uint32_t corner : {t.x, t.y, t.z}) {
            const double along = glm::dot(normal / area, glm::dvec3(mesh.normals[corner]));
            if (!(along > 0.05)) {
                faults.add("{}: triangle {}: a normal is {:.0f} degrees off",
                           shell_name(instance, shell), i, std::acos(along) * 57.29578);
                break;
            }
        }
    }
}

/// Numbers that equal positions share.
std::vector<std::uint32_t> welded(const Mesh& mesh) {
    const auto less = [](const glm::vec3& a, const glm::vec3& b) {
        return std::tie(a.x, a.y, a.z) < std::tie(b.x, b.y, b.z);
    };
    std::map<glm::vec3, std::uint32_t, decltype(less)> known(less);
    std::vector<std::uint32_t> numbers;
    for (const glm::vec3& position : mesh.positions) {
        numbers.push_back(
            known.try_emplace(position, static_cast<std::uint32_t>(known.size())).first->second);
    }
    return numbers;
}

void check_closed(const Instance& instance, const Shell& shell,
                  const std::vector<std::uint32_t>& weld, Faults& faults) {
    const Mesh& mesh = instance.built.imported.model.mesh;
    std::map<std::pair<std::uint32_t, std::uint32_t>, int> edges;
    double volume = 0.0;
    glm::dvec3 middle(0.0);
    for (std::uint32_t i = 0; i < shell.triangle_count; ++i) {
        const glm::uvec3& t = mesh.triangles[shell.first_triangle + i];
        if (i == 0) {
            middle = glm::dvec3(mesh.positions[t.x]);
        }
        volume += glm::dot(glm::dvec3(mesh.positions[t.x]) - middle, across(mesh, t));
        for (int k = 0; k < 3; ++k) {
            ++edges[{weld[t[k]], weld[t[(k + 1) % 3]]}];
        }
    }
    if (!shell.closed) {
        return;
    }
    std::size_t open = 0;
    std::size_t shared = 0;
    for (const auto& [edge, count] : edges) {
        const auto back = edges.find({edge.second, edge.first});
        open += back == edges.end() ? 1U : 0U;
        shared += count > 1 ? 1U : 0U;
    }
    if (open > 0 || shared > 0) {
        faults.add("{}: of {} edges {} have no opposite and {} are there twice",
                   shell_name(instance, shell), edges.size(), open, shared);
    }
    if (!(volume > 0.0)) {
        faults.add("{}: inside out: volume {}", shell_name(instance, shell), volume / 6.0);
    }
}

void check_shells(const Instance& instance, Faults& faults) {
    const Model& model = instance.built.imported.model;
    const std::vector<std::uint32_t> weld = welded(model.mesh);
    std::uint32_t next = 0;
    for (const Shell& shell : instance.built.shells) {
        if (shell.first_triangle != next || shell.part >= model.parts.size() ||
            shell.material >= model.materials.size() ||
            model.material_part[shell.material] != shell.part) {
            faults.add("shells are out of order");
            return;
        }
        next += shell.triangle_count;
        if (shell.triangle_count == 0) {
            faults.add("{}: a shell without triangles", shell_name(instance, shell));
            continue;
        }
        check_triangles(instance, shell, faults);
        check_closed(instance, shell, weld, faults);
    }
    if (next != model.mesh.triangles.size()) {
        faults.add("{} of {} triangles are in shells", next, model.mesh.triangles.size());
    }
}

void check_bounds(const Model& model, Faults& faults) {
    glm::dvec3 lower(1e9);
    glm::dvec3 upper(-1e9);
    for (const glm::vec3& position : model.mesh.positions) {
        lower = glm::min(lower, glm::dvec3(position));
        upper = glm::max(upper, glm::dvec3(position));
    }
    const double off = std::max(
        {std::abs(glm::distance(lower, upper) - 1.0), glm::length(lower + upper) / 2.0,
         glm::distance(lower, model.bounds.minimum), glm::distance(upper, model.bounds.maximum)});
    if (!(off < 1e-5)) {
        faults.add("bounds are off by {}", off);
    }
}

bool is_part_name(const std::string& name) {
    return !name.empty() && name.front() != ' ' && name.back() != ' ' &&
           std::all_of(name.begin(), name.end(),
                       [](char c) { return (c >= 'a' && c <= 'z') || c == ' ' || c == '-'; });
}

void check_facts(const Instance& instance, Faults& faults) {
    const Model& model = instance.built.imported.model;
    if (model.parts.empty() || instance.facts.parts != model.parts ||
        model.material_part.size() != model.materials.size()) {
        faults.add("parts are not as they should be");
    }
    for (const std::string& part : model.parts) {
        if (!is_part_name(part)) {
            faults.add("part name \"{}\"", part);
        }
    }
    std::set<std::string> names;
    std::size_t choices = 0;
    for (const ShapeParameter& parameter : instance.facts.parameters) {
        if (!names.insert(parameter.name).second || parameter.name.empty() ||
            !std::isfinite(parameter.value)) {
            faults.add("parameter \"{}\" is there twice or no number", parameter.name);
        }
        choices += parameter.choice.empty() ? 0U : 1U;
    }
    if (names.size() < 8 || choices < 1) {
        faults.add("{} parameters, {} of them choices: 8 and 1 are wanted", names.size(), choices);
    }
    if (!(instance.facts.diagonal > 0.001 && instance.facts.diagonal < 1000.0)) {
        faults.add("a diagonal of {} m", instance.facts.diagonal);
    }
}

void check_contacts(const Instance& instance, Faults& faults) {
    const std::vector<Shell>& shells = instance.built.shells;
    for (const test::FloatingShell& f :
         test::floating_shells(instance.built.imported.model.mesh, shells, kContact)) {
        faults.add("{} floats {:.1f} mm off {}, at ({:.2f}, {:.2f}, {:.2f}) of the unit box",
                   shell_name(instance, shells[f.shell]), 1000.0 * f.gap * instance.facts.diagonal,
                   shell_name(instance, shells[f.nearest]), f.centre.x, f.centre.y, f.centre.z);
    }
}

std::string payload_of(const Instance& instance) {
    return model_payload(instance.built.imported, {}).bytes;
}

}  // namespace

TEST_CASE("meshes of every family are sound") {
    for (const Family& family : procedural_families()) {
        DYNAMIC_SECTION(family.class_name) {
            for (std::uint64_t number = 0; number < instances(); ++number) {
                const Instance instance = make_instance(family, kSeed, number);
                INFO(instance.id);
                const Model& model = instance.built.imported.model;
                Faults faults;
                check_vertices(model.mesh, faults);
                check_bounds(model, faults);
                check_facts(instance, faults);
                check_shells(instance, faults);
                if (model.mesh.triangle_count() < 500 || model.mesh.triangle_count() > 50'000) {
                    faults.add("{} triangles", model.mesh.triangle_count());
                }
                CHECK(faults.text() == "");
            }
        }
    }
}

TEST_CASE("no part of a model floats") {
    for (const Family& family : procedural_families()) {
        DYNAMIC_SECTION(family.class_name) {
            for (std::uint64_t number = 0; number < instances(); ++number) {
                const Instance instance = make_instance(family, kSeed, number);
                INFO(instance.id);
                Faults faults;
                check_contacts(instance, faults);
                CHECK(faults.text() == "");
            }
        }
    }
}

TEST_CASE("the checks find what is wrong") {
    const Look grey = plain("grey", glm::vec3(0.5F));
    const auto made_of = [&](Surfaces surfaces) {
        ModelBuilder builder;
        builder.add("block", grey, std::move(surfaces));
        Instance instance;
        instance.built = builder.finish();
        instance.facts.diagonal = 1.0;
        return instance;
    };
    const auto faults_of = [](const Instance& instance, auto check) {
        Faults faults;
        check(instance, faults);
        return faults.text();
    };
    const Surface cube = box(glm::vec3(0.1F));

    SECTION("nothing") {
        const Instance instance = made_of({cube, moved(cube, {0.101F, 0.0F, 0.0F})});
        CHECK(faults_of(instance, check_shells) == "");
        CHECK(faults_of(instance, check_contacts) == "");
    }
    SECTION("a hole") {
        Surface open = cube;
        open.triangles.pop_back();
        CHECK(faults_of(made_of({open}), check_shells).find("no opposite") != std::string::npos);
    }
    SECTION("inside out") {
        Surface turned_out = cube;
        for (glm::uvec3& t : turned_out.triangles) {
            std::swap(t.x, t.y);
        }
        const std::string text = faults_of(made_of({turned_out}), check_shells);
        CHECK(text.find("inside out") != std::string::npos);
    }
    SECTION("one triangle turned over, a normal too") {
        Instance instance = made_of({cube});
        Mesh& mesh = instance.built.imported.model.mesh;
        std::swap(mesh.triangles[0].x, mesh.triangles[0].y);
        const std::string text = faults_of(instance, check_shells);
        CHECK(text.find("degrees off") != std::string::npos);
        CHECK(text.find("no opposite") != std::string::npos);
    }
    SECTION("a gap, a block within another, and two rods that cross") {
        const Instance apart = made_of({cube, moved(cube, {0.0F, 0.0F, 0.108F})});
        const Instance standing = made_of({cube, moved(cube, {0.2F, 0.0F, 0.0F})});
        CHECK(faults_of(standing, check_contacts).empty());
        CHECK(faults_of(apart, check_contacts).find("floats 8.0 mm off") != std::string::npos);
        const Instance within = made_of({cube, scaled(cube, glm::vec3(0.5F))});
        CHECK(faults_of(within, check_contacts).find("floats 25.0 mm off") != std::string::npos);
        // Long thin triangles whose corners are all far from the crossing.
        const Instance crossed = made_of({rod({-1.0F, 0.0F, 0.0F}, {1.0F, 0.0F, 0.0F}, 0.01F),
                                          rod({0.0F, -1.0F, 0.023F}, {0.0F, 1.0F, 0.023F}, 0.01F)});
        CHECK(faults_of(crossed, check_contacts) == "");
    }
}

TEST_CASE("an instance has the same bytes whoever makes it, and no other has them") {
    constexpr std::uint64_t kCount = 4;
    std::set<std::string> all;
    for (const Family& family : procedural_families()) {
        std::vector<std::string> forwards(kCount);
        std::vector<std::string> backwards(kCount);
        std::thread other([&] {
            for (std::uint64_t i = kCount; i-- > 0;) {
                backwards[i] = payload_of(make_instance(family, kSeed, i));
            }
        });
        for (std::uint64_t i = 0; i < kCount; ++i) {
            forwards[i] = payload_of(make_instance(family, kSeed, i));
        }
        other.join();
        INFO(family.class_name);
        CHECK(forwards == backwards);
        all.insert(forwards.begin(), forwards.end());
        all.insert(payload_of(make_instance(family, Seed{1}, 0)));
    }
    CHECK(all.size() == procedural_families().size() * (kCount + 1));
}

}  // namespace turntable::procedural
