#include "tests/renderer/triangle_soup.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

#include <glm/common.hpp>
#include <glm/geometric.hpp>

#include "tests/renderer/host_tree.h"

namespace turntable::test {
namespace {

using shading::Hit;
using shading::kNoPrimitive;

struct Midpoints {
    TriangleSoup& soup;
    std::map<std::pair<std::uint32_t, std::uint32_t>, std::uint32_t> of_edge;

    std::uint32_t between(std::uint32_t a, std::uint32_t b) {
        const auto next = static_cast<std::uint32_t>(soup.positions.size());
        const auto [entry, fresh] = of_edge.emplace(std::minmax(a, b), next);
        if (fresh) {
            soup.positions.push_back(glm::normalize(soup.positions[a] + soup.positions[b]));
        }
        return entry->second;
    }
};

TriangleSoup icosahedron() {
    const float g = (1.0F + std::sqrt(5.0F)) / 2.0F;
    TriangleSoup soup;
    for (const float s : {1.0F, -1.0F}) {
        for (const float t : {g, -g}) {
            soup.positions.insert(soup.positions.end(), {{s, t, 0.0F}, {0.0F, s, t}, {t, 0.0F, s}});
        }
    }
    for (glm::vec3& p : soup.positions) {
        p = glm::normalize(p);
    }
    // Faces are the triples of vertices at the edge's distance from each other.
    const auto near = [&](std::uint32_t a, std::uint32_t b) {
        return glm::distance(soup.positions[a], soup.positions[b]) < 1.2F;
    };
    for (std::uint32_t a = 0; a < 12; ++a) {
        for (std::uint32_t b = a + 1; b < 12; ++b) {
            for (std::uint32_t c = b + 1; c < 12; ++c) {
                if (near(a, b) && near(b, c) && near(a, c)) {
                    soup.triangles.emplace_back(a, b, c);
                }
            }
        }
    }
    return soup;
}

bool same_answers(const TriangleSoup& soup, const vulkan::TraversalTree& tree, TestRay ray) {
    const Hit expected = nearest_of_all(soup, ray);
    const Hit found = nearest_of_tree(tree, ray);
    const bool met = expected.primitive != kNoPrimitive;
    if (found.t != expected.t || met != (found.primitive != kNoPrimitive) ||
        (met && found.primitive == ray.skip) || tree_blocks(tree, ray) != met) {
        return false;
    }
    ray.t_max = expected.t;  // nothing lies before the nearest hit, and t_max is excluded
    return nearest_of_tree(tree, ray).primitive == kNoPrimitive && !tree_blocks(tree, ray);
}

}  // namespace

void TriangleSoup::add(const glm::vec3& a, const glm::vec3& b, const glm::vec3& c) {
    const auto first = static_cast<std::uint32_t>(positions.size());
    positions.insert(positions.end(), {a, b, c});
    triangles.emplace_back(first, first + 1, first + 2);
}

float Draws::unit() {
    return std::ldexp(static_cast<float>(engine_() >> 8U), -24);
}

glm::vec3 Draws::in_cube() {
    const float x = unit();
    const float y = unit();
    return glm::vec3(x, y, unit()) * 2.0F - 1.0F;
}

glm::vec3 Draws::direction() {
    for (;;) {
        const glm::vec3 v = in_cube();
        const float length = glm::length(v);
        if (length > 0.1F && length <= 1.0F) {
            return v / length;
        }
    }
}

std::uint32_t Draws::below(std::size_t n) {
    return static_cast<std::uint32_t>(engine_() % n);
}

RTCDevice embree_device() {
    static const EmbreeDevice device = make_embree_device();
    return device.get();
}

vulkan::TraversalTree tree_of(const TriangleSoup& soup) {
    return vulkan::build_tree(embree_device(), soup.positions, soup.triangles);
}

TriangleSoup random_soup(std::size_t count, float size, unsigned int seed) {
    Draws draws(seed);
    TriangleSoup soup;
    for (std::size_t i = 0; i < count; ++i) {
        const glm::vec3 centre = draws.in_cube();
        const glm::vec3 a = draws.in_cube();
        const glm::vec3 b = draws.in_cube();
        soup.add(centre + a * size, centre + b * size, centre + draws.in_cube() * size);
    }
    return soup;
}

TriangleSoup bumpy_sphere(int levels) {
    TriangleSoup soup = icosahedron();
    for (int level = 0; level < levels; ++level) {
        Midpoints middle{soup, {}};
        std::vector<glm::uvec3> finer;
        for (const glm::uvec3& t : std::vector<glm::uvec3>(soup.triangles)) {
            const glm::uvec3 m(middle.between(t.x, t.y), middle.between(t.y, t.z),
                               middle.between(t.z, t.x));
            finer.insert(finer.end(),
                         {{t.x, m.x, m.z}, {t.y, m.y, m.x}, {t.z, m.z, m.y}, {m.x, m.y, m.z}});
        }
        soup.triangles = std::move(finer);
    }
    for (glm::vec3& p : soup.positions) {
        p *= 1.0F + 0.2F * std::sin(9.0F * p.x + 2.0F) + 0.2F * std::sin(11.0F * p.y) * p.z;
    }
    return soup;
}

Hit nearest_of_all(const TriangleSoup& soup, const TestRay& ray) {
    const shading::RayFrame frame = shading::ray_frame(ray.origin, ray.direction);
    Hit nearest{ray.t_max, kNoPrimitive, 0.0F, 0.0F};
    for (std::uint32_t i = 0; i < soup.triangles.size(); ++i) {
        Hit hit;
        if (i != ray.skip && shading::meets_triangle(frame, soup.corner(i, 0), soup.corner(i, 1),
                                                     soup.corner(i, 2), nearest.t, hit)) {
            nearest = hit;
            nearest.primitive = i;
        }
    }
    return nearest;
}

Hit nearest_of_tree(const vulkan::TraversalTree& tree, const TestRay& ray) {
    shading::HostStack stack;
    Hit hit;
    const bool met = shading::walk_tree(shading::HostTree{&tree, &stack}, ray.origin, ray.direction,
                                        ray.t_max, ray.skip, false, hit);
    TT_CHECK_EQ(met, hit.primitive != kNoPrimitive);
    return hit;
}

bool tree_blocks(const vulkan::TraversalTree& tree, const TestRay& ray) {
    shading::HostStack stack;
    Hit hit;
    return shading::walk_tree(shading::HostTree{&tree, &stack}, ray.origin, ray.direction,
                              ray.t_max, ray.skip, true, hit);
}

std::size_t count_faults(const TriangleSoup& soup, const vulkan::TraversalTree& tree,
                         const std::vector<TestRay>& rays) {
    return static_cast<std::size_t>(
        std::count_if(rays.begin(), rays.end(),
                      [&](const TestRay& ray) { return !same_answers(soup, tree, ray); }));
}

std::vector<TestRay> rays_about(const TriangleSoup& soup, std::size_t count, unsigned int seed,
                                float distance) {
    vulkan::Box box;
    for (const glm::vec3& p : soup.positions) {
        box.include(p);
    }
    const glm::vec3 centre = (box.low + box.high) * 0.5F;
    const float away = glm::length(box.extent()) * distance;
    Draws draws(seed);
    std::vector<TestRay> rays;
    for (std::size_t i = 0; i < count; ++i) {
        const glm::vec3 target = centre + draws.in_cube() * box.extent() * 0.5F;
        const glm::vec3 direction = draws.direction();
        rays.push_back({target - direction * away, direction});
        rays.push_back({target, draws.direction()});
        glm::vec3 axis(i % 4 < 2 ? 0.0F : -0.0F);
        axis[static_cast<int>(i % 3)] = i % 2 == 0 ? 1.0F : -1.0F;
        rays.push_back({target - axis * away, axis});
        const std::uint32_t primitive = draws.below(soup.triangles.size());
        rays.push_back(
            {soup.corner(primitive, 0), draws.direction(), shading::kInfinity, primitive});
    }
    return rays;
}

}  // namespace turntable::test
