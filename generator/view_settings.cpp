#include "generator/view_settings.h"

namespace turntable {

ViewSettings view_settings(const Recipe& recipe) {
    const RecipeQuality& quality = recipe.quality();
    ViewSettings settings;
    settings.render.samples_per_pixel = quality.samples_per_pixel;
    settings.render.noise_target = quality.noise_target;
    settings.render.max_samples_per_pixel = quality.max_samples_per_pixel;
    settings.render.floor_cache = quality.floor_cache;
    settings.render.mtl_rules = recipe.mtl_rules();
    settings.render.planes = !recipe.planes().empty();
    settings.limits.min_object_pixels = quality.min_object_pixels;
    settings.limits.max_clipped_fraction = quality.max_clipped_fraction;
    settings.limits.min_object_level = quality.min_object_level;
    settings.limits.min_visible_fraction = quality.min_visible_fraction;
    settings.limits.reject_missing_textures = quality.reject_missing_textures;
    settings.attempts = quality.attempts;
    settings.jpeg_quality = quality.jpeg_quality;
    settings.planes = recipe.planes();
    return settings;
}

}  // namespace turntable
