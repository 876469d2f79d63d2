#include "assets/procedural/instance.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>
#include <glm/geometric.hpp>
#include <glm/matrix.hpp>

#include "assets/mesh_normalisation.h"
#include "assets/procedural/symmetry_detection.h"

namespace turntable::procedural {
namespace {

/// Of the bounding box in metres: normalisation has scaled it to 1.
double diagonal_before(const Model& model) {
    return 1.0 / std::cbrt(std::abs(glm::determinant(glm::dmat3(model.source_to_object))));
}

}  // namespace

std::string instance_id(const Family& family, Seed seed, std::uint64_t number) {
    std::string name(family.class_name);
    std::replace(name.begin(), name.end(), ' ', '-');
    return fmt::format("procedural/{}/{}-{:05}", name, seed.value, number);
}

Instance make_instance(const Family& family, Seed seed, std::uint64_t number) {
    Parameters parameters(family.class_name, seed, number);
    ModelBuilder builder;
    family.build(parameters, builder);
    Instance instance;
    instance.id = instance_id(family, seed, number);
    instance.built = builder.finish();
    Model& model = instance.built.imported.model;
    model.id = instance.id;
    normalise_model(instance.built.imported, Normalisation::kUnitDiagonal, glm::dmat3(1.0));
    FoundSymmetry symmetry = find_symmetry(model);
    instance.facts = {model.parts, parameters.record(), std::move(symmetry.shape),
                      std::move(symmetry.appearance), diagonal_before(model)};
    return instance;
}

}  // namespace turntable::procedural
