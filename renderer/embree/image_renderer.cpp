#include "renderer/embree/image_renderer.h"

#include <array>
#include <chrono>
#include <cmath>
#include <vector>

#include "base/check.h"
#include "renderer/embree/floor_cache_builder.h"
#include "renderer/embree/label_planes.h"
#include "renderer/embree/world.h"
#include "renderer/film/mean_film.h"
#include "renderer/film/sample_allocation.h"
#include "renderer/film/splat_film.h"
#include "renderer/film/tone_table.h"
#include "renderer/scene_maps.h"
#include "renderer/shared/camera_ray.h"
#include "renderer/shared/film_filter.h"
#include "renderer/shared/path.h"

namespace turntable::embree {
namespace {

namespace sh = shading;

constexpr int kPilotSamples = 2;

/// One path sample of a pixel: where in the pixel it fell, and what arrived.
struct PixelSample {
    float dx;
    float dy;
    sh::vec3 radiance;
};

/// Draws path samples and keeps count of what had to be dropped.
class PathSampler {
public:
    PathSampler(const sh::EmbreeWorld& world, sh::uint seed) : world_(world), seed_(seed) {}

    /// A sample somewhere in the pixel.
    PixelSample sample(int x, int y, int index) {
        sh::Sampler draws = sh::pixel_sampler(seed_, x, y, index);
        const sh::vec2 offset = sh::next_pair(world_, draws);
        return {
            offset.x, offset.y,
            radiance(static_cast<float>(x) + offset.x, static_cast<float>(y) + offset.y, draws)};
    }

    /// Radiance at a point drawn from the pixel's filter.
    sh::vec3 filtered_sample(int x, int y, int index) {
        sh::Sampler draws = sh::pixel_sampler(seed_, x, y, index);
        const sh::vec2 u = sh::next_pair(world_, draws);
        const float radius = world_.scene->filter_radius;
        return radiance(static_cast<float>(x) + 0.5F + sh::filter_sample(u.x, radius),
                        static_cast<float>(y) + 0.5F + sh::filter_sample(u.y, radius), draws);
    }

    [[nodiscard]] std::uint64_t dropped() const { return dropped_; }
    [[nodiscard]] std::uint64_t drawn() const { return drawn_; }

private:
    sh::vec3 radiance(float u, float v, sh::Sampler& draws) {
        const sh::vec3 direction = sh::camera_direction(world_.scene->camera, u, v);
        const sh::vec3 seen = sh::camera_radiance(world_, direction, sh::vec2(u, v), draws);
        ++drawn_;
        if (!std::isfinite(seen.x + seen.y + seen.z)) {
            ++dropped_;
            return sh::vec3(0.0F);
        }
        return seen;
    }

    const sh::EmbreeWorld& world_;
    sh::uint seed_;
    std::uint64_t dropped_ = 0;
    std::uint64_t drawn_ = 0;
};

/// The picture's pixels and the ring around it whose samples reach into it.
struct SampledArea {
    int width;
    int height;
    int margin;
    [[nodiscard]] int columns() const { return width + 2 * margin; }
    [[nodiscard]] int rows() const { return height + 2 * margin; }
    [[nodiscard]] std::size_t index(int x, int y) const {
        return static_cast<std::size_t>(y + margin) * static_cast<std::size_t>(columns()) +
               static_cast<std::size_t>(x + margin);
    }
    template <class Visit>
    void for_each(Visit visit) const {
        for (int y = -margin; y < height + margin; ++y) {
            for (int x = -margin; x < width + margin; ++x) {
                visit(x, y);
            }
        }
    }
};

void sample_uniformly(PathSampler& sampler, SplatFilm& film, const SampledArea& area, int count) {
    area.for_each([&](int x, int y) {
        for (int i = 0; i < count; ++i) {
            const PixelSample s = sampler.sample(x, y, i);
            film.add(x, y, s.dx, s.dy, s.radiance, 1.0F / static_cast<float>(count), i & 1);
        }
    });
}

void sample_adaptively(PathSampler& sampler, SplatFilm& film, const SampledArea& area,
                       const ToneTable& tone, const RenderSettings& settings) {
    const std::size_t pixels =
        static_cast<std::size_t>(area.columns()) * static_cast<std::size_t>(area.rows());
    std::vector<PixelSample> pilot[kPilotSamples];
    std::vector<glm::vec3> radiance[kPilotSamples];
    for (int i = 0; i < kPilotSamples; ++i) {
        pilot[i].reserve(pixels);
        radiance[i].reserve(pixels);
        area.for_each([&](int x, int y) {
            pilot[i].push_back(sampler.sample(x, y, i));
            radiance[i].push_back(pilot[i].back().radiance);
        });
    }
    const std::vector<int> counts =
        allocate_samples(area.columns(), area.rows(), radiance[0], radiance[1], tone,
                         {settings.noise_target, kPilotSamples, settings.max_samples_per_pixel});
    area.for_each([&](int x, int y) {
        const std::size_t index = area.index(x, y);
        const int count = counts[index];
        const float weight = 1.0F / static_cast<float>(count);
        for (int i = 0; i < count; ++i) {
            const PixelSample s = i < kPilotSamples ? pilot[i][index] : sampler.sample(x, y, i);
            film.add(x, y, s.dx, s.dy, s.radiance, weight, i & 1);
        }
    });
}

void sample_by_filter(PathSampler& sampler, MeanFilm& film, const SampledArea& area, int count) {
    area.for_each([&](int x, int y) {
        for (int i = 0; i < count; ++i) {
            film.add(x, y, sampler.filtered_sample(x, y, i), i & 1);
        }
    });
}

/// Names the scene's pictures in `data` by their slots.
std::array<sh::MapValues, 3> map_values(const SceneMaps& maps, const SharedTables& tables,
                                        sh::SceneData& data) {
    std::array<sh::MapValues, 3> values{};
    const auto name = [&](const std::shared_ptr<const EnvironmentMap>& map, sh::uint slot,
                          sh::MapData& named) {
        if (map != nullptr) {
            values[slot].texels = map->texels.data();
            named.texels = sh::uvec2(slot, 0U);
            named.tables = sh::uvec2(slot, 0U);
        }
    };
    name(maps.environment, sh::kEnvironmentSlot, data.environment_map);
    name(maps.view, sh::kViewSlot, data.view_map);
    name(maps.floor, sh::kFloorSlot, data.floor_texture);
    values[sh::kEnvironmentSlot].tables = tables != nullptr ? tables->data() : nullptr;
    return values;
}

template <class AnyFilm>
void resolve_film(const AnyFilm& film, const Film& look, const ToneTable& tone,
                  const RenderSettings& settings, Frame& frame) {
    frame.linear = film.resolve();
    frame.display = display_image(frame.linear, look);
    frame.noise = noise_from_halves(film.resolve_half(0), film.resolve_half(1), tone);
    if (!settings.keep_linear) {
        frame.linear = ImageF();
    }
}

}  // namespace

Frame render_image(const EmbreeModel& model, const Scene& scene, const RenderSettings& settings,
                   EnvironmentTableCache& table_cache) {
    const auto start = std::chrono::steady_clock::now();
    const RenderFrame placement = render_frame_of(scene.object);
    sh::SceneData data = shading_scene(scene, placement, model.bounds(), settings.floor_cache);
    sh::FloorCache cache{};
    const SceneMaps maps = scene_maps(scene);
    const SharedTables tables =
        maps.environment != nullptr ? table_cache.tables(maps.environment) : nullptr;
    const std::array<sh::MapValues, 3> values = map_values(maps, tables, data);
    const sh::EmbreeWorld world{&model, &data, &cache, &sh::net_tables(), values, maps.any()};
    const sh::uint seed = image_seed(scene);
    if (data.floor_plane.cached != 0U) {
        build_floor_cache(world, seed, cache);
    }
    Frame frame;
    frame.coverage = measure_coverage(world, scene.film);
    const ToneTable& tone = tone_table(scene.film.tone_curve, scene.film.exposure);
    PathSampler sampler(world, seed);
    const int width = scene.film.width;
    const int height = scene.film.height;
    SampledArea area{width, height, 0};
    if (settings.reconstruction == Reconstruction::kFilterImportance) {
        TT_CHECK_GT(settings.samples_per_pixel, 0);
        MeanFilm film(width, height);
        sample_by_filter(sampler, film, area, settings.samples_per_pixel);
        resolve_film(film, scene.film, tone, settings, frame);
    } else {
        SplatFilm film(width, height, scene.film.filter_radius);
        area.margin = film.margin();
        if (settings.samples_per_pixel > 0) {
            sample_uniformly(sampler, film, area, settings.samples_per_pixel);
        } else {
            sample_adaptively(sampler, film, area, tone, settings);
        }
        resolve_film(film, scene.film, tone, settings, frame);
    }
    if (settings.planes) {
        frame.planes = render_planes(world, scene.film, placement);
    }
    frame.non_finite_samples = sampler.dropped();
    frame.samples_per_pixel =
        static_cast<double>(sampler.drawn()) / (static_cast<double>(area.columns()) * area.rows());
    const auto elapsed = std::chrono::steady_clock::now() - start;
    frame.milliseconds = std::chrono::duration<double, std::milli>(elapsed).count();
    return frame;
}

}  // namespace turntable::embree
