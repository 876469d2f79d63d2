// The acceleration structure of the Vulkan backend, walked on the host by the shader's own code,
// against trying every triangle.
#include <cmath>
#include <cstring>
#include <limits>
#include <vector>

#include <glm/geometric.hpp>
#include <tbb/global_control.h>
#include <tbb/parallel_for.h>

#include "base/error.h"
#include "renderer/shared/tree_traversal.h"
#include "tests/catch.h"
#include "tests/renderer/triangle_soup.h"

using namespace turntable;  // NOLINT(google-build-using-namespace): the library under test
using shading::Hit;
using shading::kNoPrimitive;
using test::Draws;
using test::TestRay;
using test::TriangleSoup;
using vulkan::TraversalTree;

namespace {

void check_against_all(const TriangleSoup& soup, std::size_t rays = 300, float distance = 2.0F) {
    const TraversalTree tree = test::tree_of(soup);
    CHECK(tree.stack_entries <= shading::kStackEntries);
    CHECK(test::count_faults(soup, tree, test::rays_about(soup, rays, 7, distance)) == 0);
}

TriangleSoup moved(TriangleSoup soup, const glm::vec3& offset, float scale) {
    for (glm::vec3& p : soup.positions) {
        p = p * scale + offset;
    }
    return soup;
}

/// Two triangles a cell of an n x n grid in the plane `axis` = height.
TriangleSoup flat_grid(int n, int axis, float height) {
    TriangleSoup soup;
    const auto point = [&](int i, int j) {
        glm::vec3 p(height);
        p[(axis + 1) % 3] = static_cast<float>(i) / static_cast<float>(n);
        p[(axis + 2) % 3] = static_cast<float>(j) / static_cast<float>(n);
        return p;
    };
    for (int i = 0; i < n; ++i) {
        for (int j = 0; j < n; ++j) {
            soup.add(point(i, j), point(i + 1, j), point(i + 1, j + 1));
            soup.add(point(i, j), point(i + 1, j + 1), point(i, j + 1));
        }
    }
    return soup;
}

bool same_bytes(const TraversalTree& a, const TraversalTree& b) {
    return a.nodes == b.nodes && a.triangles == b.triangles && a.grid_origin == b.grid_origin &&
           a.cell == b.cell && a.stack_entries == b.stack_entries;
}

}  // namespace

TEST_CASE("a tree of random triangles finds what trying each finds") {
    check_against_all(test::random_soup(1, 1.0F, 1));
    check_against_all(test::random_soup(3, 0.5F, 2));
    check_against_all(test::random_soup(50, 0.5F, 3));
    check_against_all(test::random_soup(600, 0.2F, 4));
    check_against_all(test::random_soup(600, 0.01F, 5));
    check_against_all(test::random_soup(40, 1.0F, 6), 300, 1000.0F);  // from very far
}

TEST_CASE("a tree finds as much far from the origin and at other scales") {
    const TriangleSoup soup = test::bumpy_sphere(3);
    check_against_all(moved(soup, glm::vec3(1000.0F, -300.0F, 70.0F), 1.0F));
    check_against_all(moved(soup, glm::vec3(0.0F), 1e-5F));
    check_against_all(moved(soup, glm::vec3(0.0F), 1e6F));
    check_against_all(moved(soup, glm::vec3(20.0F, 0.0F, 0.0F), 1e-3F));
}

TEST_CASE("hits say where they are") {
    const TriangleSoup soup = test::bumpy_sphere(3);
    const TraversalTree tree = test::tree_of(soup);
    std::size_t hits = 0;
    for (const TestRay& ray : test::rays_about(soup, 200, 11)) {
        const Hit hit = test::nearest_of_tree(tree, ray);
        if (hit.primitive == kNoPrimitive) {
            continue;
        }
        ++hits;
        const glm::vec3 by_weights = soup.corner(hit.primitive, 0) * (1.0F - hit.b1 - hit.b2) +
                                     soup.corner(hit.primitive, 1) * hit.b1 +
                                     soup.corner(hit.primitive, 2) * hit.b2;
        const glm::vec3 by_distance = ray.origin + ray.direction * hit.t;
        CHECK(glm::distance(by_weights, by_distance) < 1e-5F * (1.0F + hit.t));
        CHECK(hit.b1 >= 0.0F);
        CHECK(hit.b2 >= 0.0F);
        CHECK(hit.b1 + hit.b2 <= 1.00001F);
    }
    CHECK(hits > 200);
}

TEST_CASE("a closed surface lets no ray out, aimed at edges and vertices too") {
    const TriangleSoup soup = test::bumpy_sphere(5);
    REQUIRE(soup.triangles.size() == 20480);
    const TraversalTree tree = test::tree_of(soup);
    Draws draws(3);
    std::size_t escaped = 0;
    std::size_t aimed = 0;
    for (std::size_t i = 0; i < soup.triangles.size(); ++i) {
        const glm::vec3 origin = draws.in_cube() * 0.1F;
        const float along = draws.unit();
        const glm::vec3& a = soup.corner(i, 0);
        const glm::vec3& b = soup.corner(i, 1);
        const glm::vec3 middle = (a + b) * 0.5F;
        for (const glm::vec3& target : {a, middle, a + (b - a) * along}) {
            const TestRay ray{origin, glm::normalize(target - origin)};
            escaped += test::nearest_of_tree(tree, ray).primitive == kNoPrimitive ? 1U : 0U;
            escaped += test::tree_blocks(tree, ray) ? 0U : 1U;
            ++aimed;
        }
    }
    CHECK(aimed == 3 * soup.triangles.size());
    CHECK(escaped == 0);
}

TEST_CASE("flat models are met from everywhere but their own plane") {
    for (int axis = 0; axis < 3; ++axis) {
        for (const float height : {0.0F, -0.37F}) {
            const TriangleSoup soup = flat_grid(12, axis, height);
            const TraversalTree tree = test::tree_of(soup);
            check_against_all(soup, 100);
            glm::vec3 through(0.5F);
            through[axis] = height + 2.0F;
            glm::vec3 down(0.0F);
            down[axis] = -1.0F;
            CHECK(test::nearest_of_tree(tree, {through, down}).t == Approx(2.0F));
            through[axis] = height;
            glm::vec3 within(0.0F);
            within[(axis + 1) % 3] = 1.0F;
            CHECK_FALSE(test::tree_blocks(tree, {through - within, within}));
        }
    }
}

TEST_CASE("triangles without area are never met") {
    const glm::vec3 a(0.0F);
    const glm::vec3 b(1.0F, 0.0F, 0.0F);
    TriangleSoup soup;
    soup.add(a, a, a);
    soup.add(a, b, b);
    soup.add(a, b, b * 2.0F);
    const TraversalTree nothing = test::tree_of(soup);
    CHECK(nothing.triangles.empty());
    CHECK(nothing.node_count == 1);
    CHECK(test::count_faults(soup, nothing, test::rays_about(soup, 50, 1)) == 0);
    CHECK_FALSE(test::tree_blocks(nothing, {glm::vec3(0.5F, 0.0F, 1.0F), {0.0F, 0.0F, -1.0F}}));

    soup.add(a, b, glm::vec3(0.0F, 1.0F, 0.0F));
    const TraversalTree one = test::tree_of(soup);
    CHECK(one.triangles.size() == 3);
    const Hit hit = test::nearest_of_tree(one, {glm::vec3(0.2F, 0.2F, 1.0F), {0.0F, 0.0F, -1.0F}});
    CHECK(hit.primitive == 3);
    CHECK(hit.t == Approx(1.0F));
    CHECK(test::tree_of(TriangleSoup{}).triangles.empty());
}

TEST_CASE("of coincident triangles the skipped one alone is passed") {
    TriangleSoup soup;
    for (int i = 0; i < 50; ++i) {
        soup.add(glm::vec3(-1.0F, -1.0F, 0.0F), glm::vec3(1.0F, -1.0F, 0.0F),
                 glm::vec3(0.0F, 1.0F, 0.0F));
    }
    const TraversalTree tree = test::tree_of(soup);
    const TestRay ray{glm::vec3(0.0F, 0.0F, 3.0F), {0.0F, 0.0F, -1.0F}};
    const Hit first = test::nearest_of_tree(tree, ray);
    TestRay next = ray;
    next.skip = first.primitive;
    const Hit second = test::nearest_of_tree(tree, next);
    CHECK(second.t == first.t);
    CHECK(second.primitive != first.primitive);
    CHECK(test::tree_blocks(tree, next));

    soup.triangles.resize(1);
    const TraversalTree single = test::tree_of(soup);
    TestRay skipping = ray;
    skipping.skip = 0;
    CHECK(test::tree_blocks(single, ray));
    CHECK_FALSE(test::tree_blocks(single, skipping));
}

TEST_CASE("deep and lopsided geometry stays within the stack") {
    TriangleSoup shells;  // each a hundredth larger than the one within
    TriangleSoup powers;  // sizes over 20 powers of two, all at one corner
    TriangleSoup fan;     // slivers about one point
    for (int i = 0; i < 900; ++i) {
        const float size = 0.001F * std::pow(1.01F, static_cast<float>(i));
        shells.add(glm::vec3(-size, -size, 0.0F), glm::vec3(size, -size, 0.0F),
                   glm::vec3(0.0F, size, size));
        const float power = std::ldexp(1.0F, -(i % 20));
        const float skew = 1.0F + 5e-5F * static_cast<float>(i);
        powers.add(glm::vec3(power, 0.0F, 0.0F), glm::vec3(0.0F, power, 0.0F),
                   glm::vec3(0.0F, 0.0F, power * skew));
        const float angle = static_cast<float>(i) * 0.007F;
        fan.add(glm::vec3(0.0F), glm::vec3(std::cos(angle), std::sin(angle), 0.3F),
                glm::vec3(std::cos(angle + 0.007F), std::sin(angle + 0.007F), 0.3F));
    }
    check_against_all(shells);
    check_against_all(powers);
    check_against_all(fan);
}

TEST_CASE("two hundred thousand triangles") {
    const TriangleSoup soup = test::random_soup(200'000, 0.01F, 21);
    const TraversalTree tree = test::tree_of(soup);
    CHECK(tree.triangles.size() >= 3 * soup.triangles.size());
    CHECK(tree.bytes() < 80 * soup.triangles.size());
    CHECK(test::count_faults(soup, tree, test::rays_about(soup, 5, 2)) == 0);
}

TEST_CASE("the tree is the same bytes, however many threads build at once") {
    const TriangleSoup soup = test::random_soup(3000, 0.1F, 8);
    const TraversalTree alone = test::tree_of(soup);
    const tbb::global_control four(tbb::global_control::max_allowed_parallelism, 4);
    std::vector<TraversalTree> trees(12);
    tbb::parallel_for(std::size_t{0}, trees.size(),
                      [&](std::size_t i) { trees[i] = test::tree_of(soup); });
    for (const TraversalTree& tree : trees) {
        CHECK(same_bytes(tree, alone));
    }
}

TEST_CASE("coordinates that are not numbers are refused by their vertex") {
    for (const float wrong :
         {std::numeric_limits<float>::quiet_NaN(), std::numeric_limits<float>::infinity(),
          -std::numeric_limits<float>::infinity(), 1e13F}) {
        for (int axis = 0; axis < 3; ++axis) {
            TriangleSoup soup = test::random_soup(20, 0.5F, 9);
            soup.positions[31][axis] = wrong;
            CHECK_THROWS_WITH(test::tree_of(soup), test::contains_text("vertex 31 is at"));
            CHECK_THROWS_AS(test::tree_of(soup), Error);
        }
    }
}
