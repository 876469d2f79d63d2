// ObjectOutline: where in the picture an object lies, worked out from its mesh: labels that no
// frame is needed for, and that neither the frame's edge nor anything in front of it changes.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include <glm/vec2.hpp>
#include <glm/vec3.hpp>

#include "assets/model.h"
#include "scenes/scene.h"

namespace turntable {

/// In pixels of an unbounded image plane (docs/conventions.md, "Camera and pixels").
struct ImageBox {
    double x0 = 0.0, y0 = 0.0, x1 = 0.0, y1 = 0.0;
};

/// A model's faces as far as they can be seen: without those whose material is clear everywhere
/// (opacity below the mask's 0.02). Immutable; safe to share between threads.
class ObjectOutline {
public:
    /// Nothing of the model is kept. `rules` decide which faces are clear, as they do in rendering.
    ObjectOutline(const Model& model, MtlRules rules);

    [[nodiscard]] std::size_t bytes() const;

    /// Depth of the faces' nearest vertex, metres; may be negative: behind the camera. +infinity
    /// without faces.
    [[nodiscard]] double nearest_depth(const Scene& scene) const;

    /// Tight box of all faces as the scene's camera projects them, whatever hides or cuts them.
    /// Faces that reach behind the camera are cut 1 mm before it. Empty when all lie behind that.
    [[nodiscard]] std::optional<ImageBox> full_box(const Scene& scene) const;

    /// One byte a pixel of the film, row 0 at the top: 1 where the ray through its centre meets a
    /// face that can be seen, with floor and props thought away; clear parts of pictures are holes.
    [[nodiscard]] std::vector<std::uint8_t> silhouette(const Scene& scene) const;

private:
    /// Opacity of the texels of a material that is clear in places.
    struct Cutout {
        int width = 0;
        int height = 0;
        std::vector<float> opacity;
        float threshold = 0.0F;  ///< of the filtered value: from here on a point counts as seen

        [[nodiscard]] bool seen(const glm::dvec2& uv) const;
    };
    struct Face {
        std::array<std::uint32_t, 3> vertices{};
        std::int32_t cutout = -1;
        bool two_sided = true;
    };
    struct Corner;
    class Filler;

    [[nodiscard]] static std::optional<Cutout> cutout_of(const Material& material,
                                                         const std::vector<Texture>& textures);
    [[nodiscard]] std::vector<Corner> corners_of(const Face& face,
                                                 const glm::dmat4& to_camera) const;

    std::vector<glm::vec3> positions_;
    std::vector<glm::vec2> uvs_;  ///< empty without cutouts
    std::vector<Face> faces_;
    std::vector<Cutout> cutouts_;
};

}  // namespace turntable
