#include "tests/assets/shell_contacts.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <limits>
#include <numeric>

#include <glm/common.hpp>
#include <glm/geometric.hpp>

namespace turntable::test {
namespace {

constexpr double kFar = std::numeric_limits<double>::infinity();
constexpr std::size_t kLeaf = 4;  // triangles

using Triangle = std::array<glm::dvec3, 3>;

struct Box {
    glm::dvec3 lower{kFar};
    glm::dvec3 upper{-kFar};

    void add(const glm::dvec3& point) {
        lower = glm::min(lower, point);
        upper = glm::max(upper, point);
    }
};

double box_distance(const Box& a, const Box& b) {
    return glm::length(glm::max(glm::dvec3(0.0), glm::max(a.lower - b.upper, b.lower - a.upper)));
}

/// Ericson, Real-Time Collision Detection (2005), 5.1.9.
double segment_distance(const glm::dvec3& p1, const glm::dvec3& q1, const glm::dvec3& p2,
                        const glm::dvec3& q2) {
    const glm::dvec3 d1 = q1 - p1;
    const glm::dvec3 d2 = q2 - p2;
    const glm::dvec3 r = p1 - p2;
    const double a = glm::dot(d1, d1);
    const double e = glm::dot(d2, d2);
    const double f = glm::dot(d2, r);
    const double c = glm::dot(d1, r);
    const double b = glm::dot(d1, d2);
    const double across = a * e - b * b;
    double s = across > 0.0 ? std::clamp((b * f - c * e) / across, 0.0, 1.0) : 0.0;
    double t = e > 0.0 ? (b * s + f) / e : 0.0;
    if (t < 0.0 || t > 1.0) {
        t = std::clamp(t, 0.0, 1.0);
        s = a > 0.0 ? std::clamp((b * t - c) / a, 0.0, 1.0) : 0.0;
    }
    return glm::distance(p1 + s * d1, p2 + t * d2);
}

/// To where the point's foot lies inside the triangle; infinity else: edges say the rest.
double face_distance(const glm::dvec3& point, const Triangle& t) {
    const glm::dvec3 normal = glm::cross(t[1] - t[0], t[2] - t[0]);
    const double length = glm::length(normal);
    if (!(length > 0.0)) {
        return kFar;
    }
    for (int i = 0; i < 3; ++i) {
        const glm::dvec3& from = t[static_cast<std::size_t>(i)];
        const glm::dvec3& to = t[static_cast<std::size_t>((i + 1) % 3)];
        if (glm::dot(glm::cross(to - from, point - from), normal) < 0.0) {
            return kFar;
        }
    }
    return std::abs(glm::dot(point - t[0], normal)) / length;
}

/// Whether the segment goes through the triangle.
bool pierces(const glm::dvec3& from, const glm::dvec3& to, const Triangle& t) {
    const glm::dvec3 normal = glm::cross(t[1] - t[0], t[2] - t[0]);
    const double before = glm::dot(from - t[0], normal);
    const double after = glm::dot(to - t[0], normal);
    if (before * after > 0.0 || before == after) {
        return false;
    }
    return face_distance(from + (to - from) * (before / (before - after)), t) < kFar;
}

double triangle_distance(const Triangle& a, const Triangle& b) {
    double least = kFar;
    for (std::size_t i = 0; i < 3; ++i) {
        const glm::dvec3& a0 = a[i];
        const glm::dvec3& a1 = a[(i + 1) % 3];
        if (pierces(a0, a1, b) || pierces(b[i], b[(i + 1) % 3], a)) {
            return 0.0;
        }
        least = std::min({least, face_distance(a0, b), face_distance(b[i], a)});
        for (std::size_t k = 0; k < 3; ++k) {
            least = std::min(least, segment_distance(a0, a1, b[k], b[(k + 1) % 3]));
        }
    }
    return least;
}

/// A tree of boxes over a shell's triangles.
class ShellTree {
public:
    ShellTree(const Mesh& mesh, const procedural::Shell& shell) {
        for (std::uint32_t i = 0; i < shell.triangle_count; ++i) {
            const glm::uvec3& t = mesh.triangles[shell.first_triangle + i];
            triangles_.push_back({glm::dvec3(mesh.positions[t.x]), glm::dvec3(mesh.positions[t.y]),
                                  glm::dvec3(mesh.positions[t.z])});
        }
        if (!triangles_.empty()) {
            build(0, triangles_.size());
        }
    }

    [[nodiscard]] bool empty() const { return nodes_.empty(); }
    [[nodiscard]] const Box& box() const { return nodes_.front().box; }

    /// Least distance when it is below `limit`, else `limit`. What is at most `enough` will do.
    [[nodiscard]] double distance(const ShellTree& other, double enough, double limit) const {
        double least = limit;
        descend(0, other, 0, enough, least);
        return least;
    }

private:
    struct Node {
        Box box;
        std::size_t first = 0;
        std::size_t count = 0;  ///< of triangles, in a leaf
        std::size_t right = 0;  ///< the left child follows its parent
    };

    std::size_t build(std::size_t first, std::size_t last) {
        const std::size_t at = nodes_.size();
        nodes_.emplace_back();
        Box box;
        for (std::size_t i = first; i < last; ++i) {
            for (const glm::dvec3& corner : triangles_[i]) {
                box.add(corner);
            }
        }
        nodes_[at].box = box;
        if (last - first <= kLeaf) {
            nodes_[at].first = first;
            nodes_[at].count = last - first;
            return at;
        }
        const glm::dvec3 size = box.upper - box.lower;
        const int axis = size.x >= size.y && size.x >= size.z ? 0 : size.y >= size.z ? 1 : 2;
        const std::size_t middle = (first + last) / 2;
        const auto begin = triangles_.begin();
        const auto place = [axis](const Triangle& t) {
            return t[0][axis] + t[1][axis] + t[2][axis];
        };
        std::nth_element(begin + static_cast<std::ptrdiff_t>(first),
                         begin + static_cast<std::ptrdiff_t>(middle),
                         begin + static_cast<std::ptrdiff_t>(last),
                         [&](const Triangle& a, const Triangle& b) { return place(a) < place(b); });
        (void)build(first, middle);
        const std::size_t right = build(middle, last);
        nodes_[at].right = right;
        return at;
    }

    void descend(std::size_t mine, const ShellTree& other, std::size_t theirs, double enough,
                 double& least) const {
        const Node& a = nodes_[mine];
        const Node& b = other.nodes_[theirs];
        if (least <= enough || box_distance(a.box, b.box) >= least) {
            return;
        }
        if (a.count > 0 && b.count > 0) {
            for (std::size_t i = a.first; i < a.first + a.count; ++i) {
                for (std::size_t k = b.first; k < b.first + b.count; ++k) {
                    least = std::min(least, triangle_distance(triangles_[i], other.triangles_[k]));
                }
            }
            return;
        }
        const bool split_mine =
            b.count > 0 || (a.count == 0 && glm::distance(a.box.lower, a.box.upper) >=
                                                glm::distance(b.box.lower, b.box.upper));
        if (split_mine) {
            descend(mine + 1, other, theirs, enough, least);
            descend(a.right, other, theirs, enough, least);
        } else {
            descend(mine, other, theirs + 1, enough, least);
            descend(mine, other, b.right, enough, least);
        }
    }

    std::vector<Triangle> triangles_;
    std::vector<Node> nodes_;
};

std::size_t root_of(std::vector<std::size_t>& parents, std::size_t at) {
    while (parents[at] != at) {
        parents[at] = parents[parents[at]];
        at = parents[at];
    }
    return at;
}

/// For each shell a number that touching shells share.
std::vector<std::size_t> clusters_of(const std::vector<ShellTree>& trees, double tolerance) {
    std::vector<std::size_t> parents(trees.size());
    std::iota(parents.begin(), parents.end(), std::size_t{0});
    for (std::size_t i = 0; i < trees.size(); ++i) {
        for (std::size_t k = 0; k < i; ++k) {
            if (!trees[i].empty() && !trees[k].empty() &&
                root_of(parents, i) != root_of(parents, k) &&
                trees[i].distance(trees[k], tolerance, 2.0 * tolerance) <= tolerance) {
                parents[root_of(parents, i)] = root_of(parents, k);
            }
        }
    }
    std::vector<std::size_t> clusters(trees.size());
    for (std::size_t i = 0; i < trees.size(); ++i) {
        clusters[i] = root_of(parents, i);
    }
    return clusters;
}

std::size_t largest_cluster(const std::vector<std::size_t>& clusters,
                            std::span<const procedural::Shell> shells) {
    std::vector<std::size_t> triangles(clusters.size(), 0);
    for (std::size_t i = 0; i < clusters.size(); ++i) {
        triangles[clusters[i]] += shells[i].triangle_count;
    }
    return static_cast<std::size_t>(std::max_element(triangles.begin(), triangles.end()) -
                                    triangles.begin());
}

/// The clusters that reach down to the model's lowest point: a piano's stool.
std::vector<std::size_t> standing_clusters(const std::vector<ShellTree>& trees,
                                           const std::vector<std::size_t>& clusters,
                                           double tolerance) {
    double floor = kFar;
    for (const ShellTree& tree : trees) {
        floor = tree.empty() ? floor : std::min(floor, static_cast<double>(tree.box().lower.z));
    }
    std::vector<std::size_t> standing;
    for (std::size_t i = 0; i < trees.size(); ++i) {
        if (!trees[i].empty() && static_cast<double>(trees[i].box().lower.z) <= floor + tolerance) {
            standing.push_back(clusters[i]);
        }
    }
    return standing;
}

}  // namespace

std::vector<FloatingShell>
floating_shells(const Mesh& mesh, std::span<const procedural::Shell> shells, double tolerance) {
    std::vector<ShellTree> trees;
    for (const procedural::Shell& shell : shells) {
        trees.emplace_back(mesh, shell);
    }
    const std::vector<std::size_t> clusters = clusters_of(trees, tolerance);
    const std::size_t main = largest_cluster(clusters, shells);
    const std::vector<std::size_t> standing = standing_clusters(trees, clusters, tolerance);
    std::vector<FloatingShell> floating;
    for (std::size_t i = 0; i < shells.size(); ++i) {
        const bool stands =
            std::find(standing.begin(), standing.end(), clusters[i]) != standing.end();
        if (clusters[i] == main || stands || trees[i].empty()) {
            continue;
        }
        FloatingShell found{i, i, kFar,
                            glm::vec3(0.5 * (trees[i].box().lower + trees[i].box().upper))};
        for (std::size_t k = 0; k < shells.size(); ++k) {
            if (clusters[k] == main && !trees[k].empty()) {
                const double gap = trees[i].distance(trees[k], 0.0, found.gap);
                if (gap < found.gap) {
                    found.nearest = k;
                    found.gap = gap;
                }
            }
        }
        floating.push_back(found);
    }
    return floating;
}

}  // namespace turntable::test
