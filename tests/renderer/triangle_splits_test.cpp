// Splitting triangles loses none of their points: each lies in the box of one of the parts.
#include <algorithm>
#include <vector>

#include "renderer/vulkan/triangle_splits.h"
#include "tests/catch.h"
#include "tests/renderer/triangle_soup.h"

using namespace turntable;  // NOLINT(google-build-using-namespace): the library under test
using vulkan::Box;
using vulkan::TrianglePart;

namespace {

TrianglePart whole_part(const test::TriangleSoup& soup, std::uint32_t triangle) {
    TrianglePart part{{}, {}, triangle};
    for (int i = 0; i < 3; ++i) {
        part.corners[static_cast<std::size_t>(i)] = soup.corner(triangle, i);
        part.box.include(soup.corner(triangle, i));
    }
    return part;
}

std::vector<TrianglePart> whole_parts(const test::TriangleSoup& soup) {
    std::vector<TrianglePart> parts;
    for (std::uint32_t i = 0; i < soup.triangles.size(); ++i) {
        parts.push_back(whole_part(soup, i));
    }
    return parts;
}

/// Within the box, or outside by no more than the rounding of the point itself.
bool holds(const Box& box, const glm::vec3& p) {
    constexpr float kRounding = 1e-6F;
    return !Box{box.low - kRounding, box.high + kRounding}.within({p, p}).empty();
}

glm::vec3 point_on(const TrianglePart& part, test::Draws& draws) {
    float u = draws.unit();
    float v = draws.unit();
    if (u + v > 1.0F) {
        u = 1.0F - u;
        v = 1.0F - v;
    }
    return part.corners[0] + (part.corners[1] - part.corners[0]) * u +
           (part.corners[2] - part.corners[0]) * v;
}

}  // namespace

TEST_CASE("a cut triangle lies in its two boxes") {
    const test::TriangleSoup soup = test::random_soup(300, 1.0F, 4);
    test::Draws draws(5);
    for (std::uint32_t i = 0; i < soup.triangles.size(); ++i) {
        const TrianglePart part = whole_part(soup, i);
        const int axis = static_cast<int>(i % 3);
        const float share = draws.unit();
        const float position =
            part.box.low[axis] + (part.box.high[axis] - part.box.low[axis]) * share;
        const vulkan::CutBoxes cut = vulkan::cut_triangle(part, axis, position);
        CHECK(cut.below.high[axis] <= position);
        CHECK(cut.above.low[axis] >= position);
        for (int k = 0; k < 20; ++k) {
            const glm::vec3 p = point_on(part, draws);
            CHECK(holds(p[axis] <= position ? cut.below : cut.above, p));
        }
    }
}

TEST_CASE("parts of split triangles cover them, and are as many as allowed") {
    test::TriangleSoup soup = test::random_soup(200, 0.01F, 6);
    soup.add(glm::vec3(-1.0F, -1.0F, -1.0F), glm::vec3(1.0F, 1.0F, 1.0F),
             glm::vec3(1.0F, 0.9F, 1.0F));
    const std::vector<TrianglePart> whole = whole_parts(soup);
    const std::vector<TrianglePart> parts = vulkan::split_large_triangles(whole, 0.25);
    CHECK(parts.size() > whole.size());
    CHECK(parts.size() <= whole.size() + whole.size() / 4);
    CHECK(std::is_sorted(parts.begin(), parts.end(),
                         [](const auto& a, const auto& b) { return a.primitive < b.primitive; }));
    const auto pieces_of_sliver = std::count_if(
        parts.begin(), parts.end(), [](const TrianglePart& part) { return part.primitive == 200; });
    CHECK(pieces_of_sliver > 3);  // the one that lies across everything is worth most
    test::Draws draws(7);
    for (const TrianglePart& triangle : whole) {
        for (int k = 0; k < 20; ++k) {
            const glm::vec3 p = point_on(triangle, draws);
            CHECK(std::any_of(parts.begin(), parts.end(), [&](const TrianglePart& part) {
                return part.primitive == triangle.primitive && holds(part.box, p);
            }));
        }
    }
}

TEST_CASE("nothing to split gives what there was") {
    CHECK(vulkan::split_large_triangles({}, 0.5).empty());
    const test::TriangleSoup soup = test::random_soup(1, 0.5F, 8);
    CHECK(vulkan::split_large_triangles(whole_parts(soup), 0.0).size() == 1);
}
