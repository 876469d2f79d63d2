// ModelBuilder: parts and looks in, a finished model out.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "assets/imported_model.h"
#include "assets/procedural/looks.h"
#include "assets/procedural/surface.h"

namespace turntable::procedural {

/// One surface of a finished model, for the checks of tests.
struct Shell {
    std::uint32_t part = 0;      ///< index into Model::parts
    std::uint32_t material = 0;  ///< index into Model::materials
    std::uint32_t first_triangle = 0;
    std::uint32_t triangle_count = 0;
    bool closed = true;
};

/// A model in metres as it was built: not centred, not scaled; pictures encoded, not decoded.
struct BuiltModel {
    ImportedModel imported;
    std::vector<Shell> shells;  ///< in order; together they are the whole mesh
};

class ModelBuilder {
public:
    /// Adds to part `part` ("seat", "leg": what one would call it, singular, lower case).
    void add(std::string_view part, const Look& look, Surface surface);
    void add(std::string_view part, const Look& look, Surfaces surfaces);

    /// Of everything added so far.
    [[nodiscard]] Extent extent() const;

    /// Normals by creases, degenerate triangles left out, one material for each (part, look); looks
    /// of one name whose factors or pictures differ are two. Empties the builder.
    [[nodiscard]] BuiltModel finish();

private:
    struct Piece {
        std::uint32_t material = 0;
        Surface surface;
    };
    std::uint32_t material_of(std::string_view part, const Look& look);

    std::vector<std::string> parts_;
    std::vector<Look> looks_;                   ///< parallel to materials
    std::vector<std::uint32_t> material_part_;  ///< likewise
    std::vector<Piece> pieces_;
};

}  // namespace turntable::procedural
