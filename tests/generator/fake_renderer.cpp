#include "tests/generator/fake_renderer.h"

#include <utility>

#include <fmt/format.h>

#include "base/hash.h"
#include "base/philox.h"

namespace turntable::test {
namespace {

class FakeModel final : public PreparedModel {
public:
    FakeModel(std::shared_ptr<FakeRenderer::Census> census, std::size_t bytes)
        : census_(std::move(census)), bytes_(bytes) {
        census_->enter();
    }
    ~FakeModel() override { census_->leave(); }
    FakeModel(const FakeModel&) = delete;
    FakeModel& operator=(const FakeModel&) = delete;
    [[nodiscard]] std::size_t bytes() const override { return bytes_; }

private:
    std::shared_ptr<FakeRenderer::Census> census_;
    std::size_t bytes_;
};

/// Counts a call while it is under way.
class Inside {
public:
    explicit Inside(FakeRenderer::Census& census) : census_(census) { census_.enter(); }
    ~Inside() { census_.leave(); }
    Inside(const Inside&) = delete;
    Inside& operator=(const Inside&) = delete;

private:
    FakeRenderer::Census& census_;
};

/// Flat random colours in 8 x 8 blocks, so that a JPEG keeps them apart; other noise, assets and
/// places of the object give others.
ImageU8 hashed_image(const Scene& scene) {
    ImageU8 image(scene.film.width, scene.film.height, 3);
    const glm::dmat4& place = scene.object.object_to_world;
    const Draws draws(Seed(scene.noise_seed),
                      SampleId(xxhash64(fmt::format("{} {}", place[0][0], place[3][0]))),
                      scene.object.asset_id);
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            const auto block = static_cast<std::uint32_t>((y / 8) * 256 + x / 8);
            const std::uint64_t bits = draws.bits(block);
            for (int c = 0; c < 3; ++c) {
                image.at(x, y)[c] = static_cast<std::uint8_t>(64 + ((bits >> (8 * c)) & 127U));
            }
        }
    }
    return image;
}

Planes flat_planes(int width, int height) {
    Planes planes;
    planes.depth = ImageF(width, height, 1, 2.5F);
    planes.distance = ImageF(width, height, 1, 2.75F);
    planes.normal = ImageF(width, height, 3, 0.5F);
    planes.albedo = ImageF(width, height, 3, 0.25F);
    planes.uv = ImageF(width, height, 2, 0.125F);
    planes.mask = ImageU8(width, height, 1, 255);
    planes.id = ImageU8(width, height, 1, 2);
    planes.part = ImageU8(width, height, 1, 1);
    return planes;
}

Frame fake_frame(const Scene& scene, const RenderSettings& settings) {
    Frame frame;
    frame.display = hashed_image(scene);
    const int width = scene.film.width;
    const int height = scene.film.height;
    if (settings.planes) {
        frame.planes = flat_planes(width, height);
    }
    frame.coverage = {static_cast<std::uint64_t>(width) * static_cast<std::uint64_t>(height),
                      0,
                      0,
                      width,
                      height,
                      1.0};
    frame.samples_per_pixel = 1.0;
    return frame;
}

}  // namespace

void FakeRenderer::Census::enter() {
    const int inside = ++now;
    int before = most.load();
    while (inside > before && !most.compare_exchange_weak(before, inside)) {
    }
}

std::vector<std::size_t> FakeRenderer::batch_sizes() const {
    const std::scoped_lock lock(mutex_);
    return batch_sizes_;
}

std::shared_ptr<const PreparedModel> FakeRenderer::prepare(std::shared_ptr<const Model> /*model*/,
                                                           MtlRules /*rules*/) const {
    return std::make_shared<FakeModel>(alive_, model_bytes);
}

std::vector<Frame> FakeRenderer::render(const PreparedModel& /*model*/,
                                        std::span<const Scene> scenes,
                                        const RenderSettings& settings) const {
    const Inside inside(*calls_);
    frames_begun_.fetch_add(scenes.size());
    {
        const std::scoped_lock lock(mutex_);
        batch_sizes_.push_back(scenes.size());
    }
    if (before_batch) {
        before_batch(scenes);
    }
    std::vector<Frame> frames(scenes.size());
    for (std::size_t i = 0; i < scenes.size(); ++i) {
        if (before_scene) {
            before_scene(scenes[i]);
        }
        frames[i] = fake_frame(scenes[i], settings);
        if (misses && misses(scenes[i])) {
            frames[i].coverage = {};
        }
    }
    return frames;
}

}  // namespace turntable::test
