// Shading geometry of OBJ files. The expected values were worked out from the rules of
// docs/conventions.md ("OBJ meshes") by hand.
#include "assets/obj_mesh.h"

#include <algorithm>
#include <cmath>
#include <set>
#include <string>

#include <glm/geometric.hpp>

#include "assets/polygon_triangulation.h"
#include "tests/assets/fixtures.h"
#include "tests/catch.h"

using turntable::build_obj_mesh;
using turntable::Mesh;
using turntable::ObjFile;

namespace {

Mesh mesh_of(const std::string& text) {
    const ObjFile file = turntable::parse_obj(text, "a.obj", 1'000'000);
    std::vector<turntable::ObjMaterialUse> materials(file.material_names.size());
    for (std::uint32_t m = 0; m < materials.size(); ++m) {
        materials[m].index = m + 1;
    }
    return build_obj_mesh(file, materials, 0);
}

void check_close(const glm::vec3& a, const glm::vec3& b, double margin = 1e-6) {
    CHECK(static_cast<double>(a.x) == Approx(static_cast<double>(b.x)).margin(margin));
    CHECK(static_cast<double>(a.y) == Approx(static_cast<double>(b.y)).margin(margin));
    CHECK(static_cast<double>(a.z) == Approx(static_cast<double>(b.z)).margin(margin));
}

/// The normals of all vertices at file position p (given in file axes).
std::vector<glm::vec3> normals_at(const Mesh& mesh, const glm::vec3& p) {
    std::vector<glm::vec3> found;
    for (std::size_t v = 0; v < mesh.positions.size(); ++v) {
        if (glm::distance(mesh.positions[v], glm::vec3(p.x, -p.z, p.y)) < 1e-6F) {
            found.push_back(mesh.normals[v]);
        }
    }
    return found;
}

std::set<std::set<unsigned>> triangle_sets(const std::vector<glm::vec3>& polygon) {
    std::vector<glm::uvec3> triangles;
    turntable::triangulate(polygon, turntable::polygon_normal(polygon), triangles);
    std::set<std::set<unsigned>> sets;
    for (const glm::uvec3& t : triangles) {
        sets.insert({t.x, t.y, t.z});
    }
    return sets;
}

}  // namespace

TEST_CASE("File axes become +Z up: (x, y, z) -> (x, -z, y)") {
    const Mesh mesh = mesh_of("v 1 2 3\nv 2 2 3\nv 1 3 3\nf 1 2 3\n");
    check_close(mesh.positions[0], {1, -3, 2});
    check_close(mesh.normals[0], {0, -1, 0});  // +Z of the file faces -Y
}

TEST_CASE("A smooth cube's corners point along its diagonals and share their vertices") {
    const Mesh mesh = mesh_of(turntable::test::cube_obj());
    CHECK(mesh.positions.size() == 8);
    CHECK(mesh.triangles.size() == 12);
    CHECK(mesh.uvs.empty());
    for (std::size_t v = 0; v < 8; ++v) {
        check_close(mesh.normals[v], glm::normalize(mesh.positions[v]));
    }
}

TEST_CASE("A flat cube has four vertices a face, normals of its faces") {
    std::string text = turntable::test::cube_obj();
    text.replace(text.find("s 1"), 3, "s 0");
    const Mesh mesh = mesh_of(text);
    CHECK(mesh.positions.size() == 24);
    for (const glm::vec3& normal : mesh.normals) {
        CHECK(std::abs(normal.x) + std::abs(normal.y) + std::abs(normal.z) == 1.0F);
    }
}

TEST_CASE("Vertex normals weigh faces by their angle at the vertex") {
    // Around the origin: a quad of 90 degrees facing +Z and a triangle of 45 degrees facing +X.
    const Mesh mesh = mesh_of("v 0 0 0\nv 1 0 0\nv 1 1 0\nv 0 1 0\nv 0 1 -1\n"
                              "s 1\nf 1 2 3 4\nf 1 4 5\n");
    const std::vector<glm::vec3> normals = normals_at(mesh, {0, 0, 0});
    REQUIRE(normals.size() == 1);
    // 90 degrees * (0,0,1) + 45 degrees * (-1,0,0), in file axes.
    const glm::vec3 file_axes = glm::normalize(glm::vec3(-1, 0, 2));
    check_close(normals[0], {file_axes.x, -file_axes.z, file_axes.y});
}

TEST_CASE("Flat faces count in the normals of their smooth neighbours") {
    const Mesh mesh = mesh_of("v 0 0 0\nv 1 0 0\nv 0 1 0\nv 0 0 -1\n"
                              "s 1\nf 1 2 3\ns off\nf 1 3 4\n");
    const std::vector<glm::vec3> normals = normals_at(mesh, {0, 0, 0});
    REQUIRE(normals.size() == 2);
    const glm::vec3 mean = glm::normalize(glm::vec3(-1, -1, 0));  // of +Z and -X, in mesh axes
    const bool first_is_smooth = glm::distance(normals[0], mean) < 1e-5F;
    check_close(normals[first_is_smooth ? 0 : 1], mean, 1e-5);
    check_close(normals[first_is_smooth ? 1 : 0], {-1, 0, 0});
}

TEST_CASE("Normals are averaged within an object, not across objects") {
    const std::string corner = "v 0 0 0\nv 1 0 0\nv 0 1 0\nv 0 0 -1\n";
    const Mesh joined = mesh_of(corner + "s 1\nf 1 2 3\ng other\nf 1 3 4\n");
    CHECK(normals_at(joined, {0, 0, 0}).size() == 1);
    const Mesh apart = mesh_of(corner + "o a\ns 1\nf 1 2 3\no b\ns 1\nf 1 3 4\n");
    CHECK(normals_at(apart, {0, 0, 0}).size() == 2);
}

TEST_CASE("A polygon without area lends its vertices +Z of the file") {
    // Points 1 and 4 coincide: the sliver 1 4 2 has no area, and its corner at 1, where an edge has
    // no length, counts as 90 degrees. The triangle's corner there has 90 too and faces +Y.
    const Mesh mesh = mesh_of("v 0 0 0\nv 1 0 0\nv 0 0 -1\nv 0 0 0\ns 1\nf 1 2 3\nf 1 4 2\n");
    const glm::vec3 file_axes = glm::normalize(glm::vec3(0, 1, 1));
    const glm::vec3 expected{file_axes.x, -file_axes.z, file_axes.y};
    const std::vector<glm::vec3> normals = normals_at(mesh, {0, 0, 0});
    CHECK(std::any_of(normals.begin(), normals.end(),
                      [&](const glm::vec3& n) { return glm::distance(n, expected) < 1e-5F; }));
}

TEST_CASE("File normals hold on smooth and flat faces; one anywhere makes flat polygons bend") {
    const std::string quad = "v 0 0 0\nv 1 0 0\nv 1 0.5 1\nv 0 0 1\n";
    const Mesh given = mesh_of(quad + "vn 0 3 0\ns off\nf 1//1 2//1 3//1 4//1\n");
    for (const glm::vec3& normal : given.normals) {
        check_close(normal, {0, 0, 1});
    }
    const Mesh bent = mesh_of(quad + "f 1 2 3 4\n");
    CHECK(bent.normals.size() == 6);  // two triangles, each flat
    const Mesh polygon = mesh_of(quad + "vn 0 1 0\nf 1 2 3 4\n");
    CHECK(polygon.normals.size() == 4);  // one normal for the polygon
}

TEST_CASE("Without a normal of its own, a corner in a file with normals follows its fan") {
    // Three faces around the origin; the third is flat and splits the fan.
    const Mesh mesh = mesh_of("v 0 0 0\nv 1 0 0\nv 0 1 0\nv 0 0 -1\nv -1 0 0\nvn 1 0 0\n"
                              "s 1\nf 1 2 3\nf 1 3 4\ns 0\nf 1 4 5\n");
    const std::vector<glm::vec3> normals = normals_at(mesh, {0, 0, 0});
    REQUIRE(normals.size() == 2);
    // The fan's: (0,0,1) and (-1,0,0) of the file at 90 degrees each; not the flat face's (0,1,0).
    const glm::vec3 fan = glm::normalize(glm::vec3(-1, -1, 0));
    CHECK(std::min(glm::distance(normals[0], fan), glm::distance(normals[1], fan)) < 1e-5F);
}

TEST_CASE("Texture coordinates split vertices; a corner without one is at the origin") {
    const Mesh mesh = mesh_of("v 0 0 0\nv 1 0 0\nv 1 1 0\nv 0 1 0\nvt 0 0\nvt 1 0\nvt 0.5 1 7\n"
                              "s 1\nf 1/1 2/2 3/3\nf 1/2 3/3 4\n");
    CHECK(mesh.positions.size() == 5);
    REQUIRE(mesh.uvs.size() == 5);
    CHECK(mesh.uvs[mesh.triangles[1].z] == glm::vec2(0.0F));
}

TEST_CASE("Faces before any usemtl take the first material that their object uses") {
    const Mesh mesh = mesh_of("v 0 0 0\nv 1 0 0\nv 0 1 0\no a\nf 1 2 3\no b\nf 1 2 3\nusemtl x\n"
                              "f 1 2 3\nusemtl y\nf 1 2 3\n");
    CHECK(mesh.triangle_material == std::vector<std::uint32_t>{0, 1, 1, 2});
}

TEST_CASE("Quads are cut along 0-2 unless that leaves them") {
    using Sets = std::set<std::set<unsigned>>;
    const Sets first{{0, 1, 2}, {0, 2, 3}};
    const Sets second{{0, 1, 3}, {1, 2, 3}};
    CHECK(triangle_sets({{0, 0, 0}, {1, 0, 0}, {1, 1, 0}, {0, 1, 0}}) == first);
    CHECK(triangle_sets({{0, 0, 0}, {1, 0, 0}, {1, 1, 0.4F}, {0, 1, 0}}) == first);  // bent
    // Concave at corner 1: the diagonal 0-2 runs outside.
    CHECK(triangle_sets({{0, 0, 0}, {0.4F, 0.4F, 0}, {1, 0, 0}, {0.4F, 1, 0}}) == second);
}

TEST_CASE("Polygons are cut into triangles that cover them once") {
    // A comb: concave at every other corner.
    const std::vector<glm::vec3> comb{{0, 0, 0}, {6, 0, 0}, {6, 3, 0}, {5, 1, 0}, {4, 3, 0},
                                      {3, 1, 0}, {2, 3, 0}, {1, 1, 0}, {0, 3, 0}};
    std::vector<glm::uvec3> triangles;
    turntable::triangulate(comb, turntable::polygon_normal(comb), triangles);
    CHECK(triangles.size() == comb.size() - 2);
    double area = 0.0;
    for (const glm::uvec3& t : triangles) {
        const glm::vec3 normal = glm::cross(comb[t.y] - comb[t.x], comb[t.z] - comb[t.x]);
        CHECK(normal.z >= 0.0F);  // wound as the polygon
        area += 0.5 * static_cast<double>(normal.z);
    }
    CHECK(area == Approx(12.0));  // 6 x 1 below, teeth of 1 + 2 + 2 + 1 above
}

TEST_CASE("A polygon that crosses itself still gives its number of triangles") {
    const std::vector<glm::vec3> star{{0, 3, 0}, {2, -3, 0}, {-3, 1, 0}, {3, 1, 0}, {-2, -3, 0}};
    CHECK(triangle_sets(star).size() == 3);
    const std::vector<glm::vec3> point(7, glm::vec3(1.0F));
    CHECK(turntable::polygon_normal(point) == glm::vec3(0.0F));
    std::vector<glm::uvec3> triangles;
    turntable::triangulate(point, glm::vec3(0.0F), triangles);
    CHECK(triangles.size() == 5);
}

TEST_CASE("Faces that repeat a vertex are cut into simple loops") {
    const std::string points = "v 0 0 0\nv 1 0 0\nv 1 1 0\nv 0 1 0\nv 2 0 0\nv 2 1 0\n";
    CHECK(mesh_of(points + "f 1 2 2 3\n").triangles.size() == 1);
    CHECK(mesh_of(points + "f 1 2 3\nf 1 2 1 3\n").triangles.size() == 1);
    // 1 2 3 4 2 5 6: the loop 2 3 4 and what is left, 1 2 5 6.
    CHECK(mesh_of(points + "f 1 2 3 4 2 5 6\n").triangles.size() == 3);
}

TEST_CASE("A hole joined to its outline stays open") {
    const Mesh mesh = mesh_of("v 0 0 0\nv 4 0 0\nv 4 4 0\nv 0 4 0\n"
                              "v 1 1 0\nv 1 3 0\nv 3 3 0\nv 3 1 0\n"
                              "f 1 2 3 4 1 5 6 7 8 5\n");
    double area = 0.0;
    for (const glm::uvec3& t : mesh.triangles) {
        area += 0.5 * static_cast<double>(
                          glm::length(glm::cross(mesh.positions[t.y] - mesh.positions[t.x],
                                                 mesh.positions[t.z] - mesh.positions[t.x])));
    }
    CHECK(area == Approx(12.0));
}
