// Bare triangles and rays for tests of the acceleration structure, and the answer that needs none:
// trying every triangle.
#pragma once

#include <cstdint>
#include <random>
#include <vector>

#include <glm/vec3.hpp>

#include "renderer/embree_device.h"
#include "renderer/shared/scene_data.h"
#include "renderer/vulkan/box.h"
#include "renderer/vulkan/bvh.h"

namespace turntable::test {

struct TriangleSoup {
    std::vector<glm::vec3> positions;
    std::vector<glm::uvec3> triangles;

    void add(const glm::vec3& a, const glm::vec3& b, const glm::vec3& c);
    [[nodiscard]] const glm::vec3& corner(std::size_t triangle, int which) const {
        return positions[triangles[triangle][which]];
    }
};

struct TestRay {
    glm::vec3 origin;
    glm::vec3 direction;  ///< unit
    float t_max = shading::kInfinity;
    std::uint32_t skip = shading::kNoPrimitive;
};

/// Random numbers of a seed, the same with every standard library.
class Draws {
public:
    explicit Draws(unsigned int seed) : engine_(seed) {}
    [[nodiscard]] float unit();           ///< [0, 1)
    [[nodiscard]] glm::vec3 in_cube();    ///< [-1, 1)^3
    [[nodiscard]] glm::vec3 direction();  ///< unit
    [[nodiscard]] std::uint32_t below(std::size_t n);

private:
    std::mt19937 engine_;
};

/// One for all tests of a process.
[[nodiscard]] RTCDevice embree_device();

[[nodiscard]] vulkan::TraversalTree tree_of(const TriangleSoup& soup);

/// `count` triangles of about `size` in the cube [-1, 1]^3.
[[nodiscard]] TriangleSoup random_soup(std::size_t count, float size, unsigned int seed);

/// 20 * 4^levels triangles of a bumpy closed surface around the origin, radius 0.6 to 1.4.
[[nodiscard]] TriangleSoup bumpy_sphere(int levels);

/// Nearest hit of all triangles, by the shader's triangle test.
[[nodiscard]] shading::Hit nearest_of_all(const TriangleSoup& soup, const TestRay& ray);

/// Nearest hit by the shader's traversal.
[[nodiscard]] shading::Hit nearest_of_tree(const vulkan::TraversalTree& tree, const TestRay& ray);

/// Whether the shader's traversal finds any hit.
[[nodiscard]] bool tree_blocks(const vulkan::TraversalTree& tree, const TestRay& ray);

/// How many answers about the rays differ between tree and triangles: nearest hit, any hit, and
/// both again with t_max at the nearest hit. The triangle test is the same code, so distances must
/// be the same numbers; of several primitives at one distance, any will do.
[[nodiscard]] std::size_t count_faults(const TriangleSoup& soup, const vulkan::TraversalTree& tree,
                                       const std::vector<TestRay>& rays);

/// 4 * `count` rays: towards the soup's box from `distance` times its diagonal, from inside it,
/// along the axes (direction components of 0 and -0), and away from a vertex of the skipped
/// triangle.
[[nodiscard]] std::vector<TestRay> rays_about(const TriangleSoup& soup, std::size_t count,
                                              unsigned int seed, float distance = 2.0F);

}  // namespace turntable::test
