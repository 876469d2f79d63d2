#include "scenes/recipe_checks.h"

#include <algorithm>
#include <cmath>
#include <functional>

#include <fmt/format.h>

#include "base/error.h"
#include "scenes/design.h"
#include "scenes/factor_law.h"
#include "scenes/scene_builder.h"
#include "scenes/splits.h"

namespace turntable {
namespace {

// Runs `attempt` and gives its complaint the line of `where`.
void check_at(const YamlCursor& where, const std::function<void()>& attempt) {
    try {
        attempt();
    } catch (const Error& error) {
        throw where.failure(error.what());
    }
}

/// The largest value that a scalar of the scene can have.
double most_of(const Scalar& scalar, const RecipeDocument& document) {
    if (scalar.factor == kNoFactor) {
        return scalar.value;
    }
    std::vector<Factor> factors;
    for (const FactorGroup& group : document.factors) {
        const std::vector<Factor> own = factors_of(group);
        factors.insert(factors.end(), own.begin(), own.end());
    }
    return factors.at(static_cast<std::size_t>(scalar.factor)).maximum;
}

// The card is a prop like the others, of which a scene holds no more than kMaxProps.
void check_occluder(const YamlCursor& scene, const RecipeDocument& document) {
    const OccluderTemplate& occluder = document.scene.occluder;
    if (!occluder.present || !(most_of(occluder.cover, document) > 0)) {
        return;
    }
    const double shown = std::min(static_cast<double>(document.scene.props.size()),
                                  std::round(most_of(document.scene.props_shown, document)));
    if (shown >= static_cast<double>(Scene::kMaxProps)) {
        throw scene.find("occluder")
            ->failure(fmt::format("its card is one prop more: beside it at most {} are shown",
                                  Scene::kMaxProps - 1));
    }
}

}  // namespace

void check_design(const YamlCursor& top, const RecipeDocument& document) {
    const auto design = top.find("design");
    for (std::size_t i = 0; i < document.design.size(); ++i) {
        check_at(design->at(i), [&] { require_block(document.design[i], document.factors); });
    }
    if (!document.design.empty()) {
        check_at(*design, [&] { static_cast<void>(Design(document)); });
        if (const auto dataset = top.find("dataset")) {
            if (const auto views = dataset->find("views")) {
                throw views->failure("the design says how many samples an object gets");
            }
        }
    }
    const auto splits = top.find("splits");
    for (std::size_t i = 0; i < document.splits.size(); ++i) {
        check_at(splits->at(i), [&] { require_split(document, i); });
    }
}

void check_one_scene(const YamlCursor& top, const RecipeDocument& document) {
    std::vector<double> values;
    for (const FactorGroup& group : document.factors) {
        if (document.design.empty()) {
            draw_group(group, Draws(Seed{0}, SampleId{0}, group.name), values);
            continue;
        }
        const std::vector<double> canonical = canonical_values(group);
        values.insert(values.end(), canonical.begin(), canonical.end());
    }
    const YamlCursor scene = *top.find("scene");
    check_occluder(scene, document);
    check_at(*scene.find("camera"),
             [&] { static_cast<void>(place_camera(document.scene.camera, values)); });
    check_at(scene, [&] { static_cast<void>(instantiate(document.scene, values)); });
}

}  // namespace turntable
