#include "scenes/recipe_checks.h"

#include <functional>

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
    check_at(*scene.find("camera"),
             [&] { static_cast<void>(place_camera(document.scene.camera, values)); });
    check_at(scene, [&] { static_cast<void>(instantiate(document.scene, values)); });
}

}  // namespace turntable
