// BoxRoom: the inside of a box with patterned surfaces, lamps and windows, seen from the origin.
// Light between the surfaces is computed by radiosity (C. Goral et al., "Modeling the interaction
// of light between diffuse surfaces", SIGGRAPH 1984): a box hides nothing from itself, only the
// blocks that stand in it are asked.
#pragma once

#include <array>
#include <functional>
#include <optional>
#include <vector>

#include "assets/backgrounds/picture.h"

namespace turntable::background {

/// What a point of a surface does with light.
struct Finish {
    Radiance albedo{0.5};
    Radiance emission{0.0};  ///< radiance
    double gloss = 0.0;      ///< share of mirrored light at normal incidence
};

/// By position on the surface in m. Walls: s along the wall from its left end as seen from inside,
/// t from the floor up. Floor and ceiling: s = x, t = y, from the corner of the smallest.
using Surface = std::function<Finish(double s, double t)>;

enum class Side : std::size_t { kFloor, kCeiling, kSouth, kNorth, kWest, kEast };  // -Y +Y -X +X
inline constexpr std::size_t kSides = 6;

/// A lamp in the room: a parallelogram that shines to the side of cross(half_u, half_v).
struct Panel {
    glm::dvec3 centre{0.0};
    glm::dvec3 half_u{0.0};
    glm::dvec3 half_v{0.0};
    Radiance emission{1.0};
    double hole = -1.0;   ///< >= 0: a disk, open within this share of its radius
    double frame = 0.05;  ///< dark rim, m
};

/// Furniture: an upright block. It shades the room, its own light does not reach the room.
struct Block {
    glm::dvec3 low{0.0};
    glm::dvec3 high{1.0};
    Surface finish;  ///< of every face; top: s = x, t = y; else s along the face, t the height
};

/// Sunlight through an opening: a rectangle of a side, in that side's s and t.
struct SunPatch {
    glm::dvec3 to_sun{0.0};  ///< unit
    Radiance irradiance{0.0};
    Side side = Side::kWest;
    glm::dvec2 low{0.0};
    glm::dvec2 high{1.0};
    int panes = 1;  ///< separated by bars, both ways
};

struct RoomPlan {
    glm::dvec3 low{-2.0, -2.0, -1.5};  ///< corners; the eye is at the origin
    glm::dvec3 high{2.0, 2.0, 1.2};
    std::array<Surface, kSides> surfaces;
    std::vector<Panel> panels;
    std::vector<Block> blocks;
    std::optional<SunPatch> sun;
};

class BoxRoom {
public:
    /// Precondition: the origin is inside, every surface is set.
    explicit BoxRoom(RoomPlan plan);
    /// Radiance towards the eye from a direction.
    [[nodiscard]] Radiance operator()(const glm::dvec3& direction) const;

private:
    /// A point of a side, with the side's own coordinates.
    struct Place {
        Side side = Side::kFloor;
        glm::dvec2 at{0.0};
        glm::dvec3 point{0.0};
        double distance = 0.0;
    };
    static constexpr int kPatches = 14;  ///< along either edge of a side
    using Grid = std::array<Radiance, std::size_t{kPatches} * kPatches>;

    /// A piece of a side that sends light.
    struct Patch {
        glm::dvec3 point{0.0};
        glm::dvec3 normal{0.0};
        double area = 0.0;
        Finish mean{Radiance(0.0), Radiance(0.0), 0.0};
        Radiance direct{0.0};  ///< irradiance from panels
        Radiance sun{0.0};
        Radiance sent{0.0};  ///< radiosity
    };
    /// A point of a block, and the face it is on: 2 * axis + (1 at the high end).
    struct BlockHit {
        std::size_t block = 0;
        std::size_t face = 0;
        double distance = 1e30;
    };
    static constexpr int kFacePatches = 4;  ///< along either edge of a block's face
    static constexpr std::size_t kFaces = 6;
    using FaceGrid = std::array<Radiance, std::size_t{kFacePatches} * kFacePatches>;

    [[nodiscard]] Place hit(const glm::dvec3& origin, const glm::dvec3& direction) const;
    [[nodiscard]] const Panel* panel_before(const glm::dvec3& origin, const glm::dvec3& direction,
                                            double distance, Radiance& seen) const;
    [[nodiscard]] Radiance radiance(const glm::dvec3& origin, const glm::dvec3& direction,
                                    int mirrors) const;
    [[nodiscard]] glm::dvec3 point_of(Side side, const glm::dvec2& at) const;
    [[nodiscard]] glm::dvec2 size_of(Side side) const;
    [[nodiscard]] Radiance from_panels(const glm::dvec3& point, const glm::dvec3& normal) const;
    [[nodiscard]] Radiance from_sun(const glm::dvec3& point, const glm::dvec3& normal) const;
    [[nodiscard]] Radiance gathered(const Place& place) const;
    [[nodiscard]] bool blocked(const glm::dvec3& from, const glm::dvec3& to) const;
    [[nodiscard]] std::optional<BlockHit>
    hit_block(const glm::dvec3& origin, const glm::dvec3& direction, double distance) const;
    [[nodiscard]] Radiance block_radiance(const BlockHit& hit, const glm::dvec3& point) const;
    [[nodiscard]] Radiance from_patches(const glm::dvec3& point, const glm::dvec3& normal) const;
    [[nodiscard]] std::vector<Patch> cut_patches() const;
    void balance();
    void light_blocks();

    RoomPlan plan_;
    std::array<Grid, kSides> irradiance_;  ///< but the sun's, at the patches' centres
    std::vector<Patch> patches_;           ///< while light is being computed
    std::vector<std::array<FaceGrid, kFaces>> block_irradiance_;  ///< likewise, by block
};

}  // namespace turntable::background
