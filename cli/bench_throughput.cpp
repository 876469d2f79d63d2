#include "cli/bench_throughput.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>
#include <memory>

#include "cli/bench_model.h"
#include "generator/render_views.h"
#include "generator/view_pipeline.h"

namespace turntable::cli {
namespace {

constexpr std::uint32_t kKnotAlong = 600;  // times kKnotAround times 2: 24,000 triangles,
constexpr std::uint32_t kKnotAround = 20;  // the size of a ShapeNet model
constexpr double kPixels = 256.0 * 256.0;  // of the recipe "3diebench"
constexpr std::size_t kLeastBatches = 3;   // the device must have a next one
constexpr std::size_t kMostBatches = 10'000;

using Clock = std::chrono::steady_clock;

double seconds_since(Clock::time_point start) {
    return std::chrono::duration<double>(Clock::now() - start).count();
}

/// `objects` assets that all load the same model, with the same views.
class BenchSource {
public:
    BenchSource(std::size_t objects, std::size_t views)
        : assets_(objects), scenes_(bench_scenes(views)),
          model_(torus_knot(kKnotAlong, kKnotAround)) {
        source.asset = [this, views](SampleId id) { return &assets_[id.value / views]; };
        source.task = [this](SampleId id, int /*attempt*/) {
            SampleTask task;
            task.record.index = id.value;
            task.scene = scenes_[id.value % scenes_.size()];
            return task;
        };
        source.load = [this](const AssetEntry&) { return model_; };
    }

    SampleSource source;
    [[nodiscard]] std::uint64_t samples() const { return assets_.size() * scenes_.size(); }

private:
    std::vector<AssetEntry> assets_;
    std::vector<Scene> scenes_;
    std::shared_ptr<const Model> model_;
};

ViewSettings settings_of(const ThroughputCase& asked) {
    ViewSettings settings;
    settings.render.samples_per_pixel = asked.spp;
    return settings;
}

Throughput run_batches(const Renderer& renderer, const ThroughputCase& asked, std::size_t batches) {
    PipelineLimits limits;
    limits.threads = asked.threads;
    limits.batch_views = asked.batch;
    const BenchSource bench(batches, asked.batch);
    const ViewPipeline pipeline(renderer, settings_of(asked), limits);
    const std::array ranges{SampleRange{0, bench.samples()}};
    Throughput measured;
    const auto start = Clock::now();
    pipeline.run(
        bench.source, ranges,
        [&measured](RenderedSample&& sample) {
            ++measured.images;
            measured.mean_spp += sample.record.samples_per_pixel;
        },
        StopFlag{});
    measured.seconds = seconds_since(start);
    measured.mean_spp /= static_cast<double>(measured.images);
    return measured;
}

std::vector<StageTime> difference(const std::vector<StageTime>& before,
                                  std::vector<StageTime> after) {
    for (std::size_t i = 0; i < std::min(before.size(), after.size()); ++i) {
        after[i].seconds -= before[i].seconds;
    }
    return after;
}

/// Of one thread that does nothing else, for one image.
double encode_seconds(const Renderer& renderer) {
    const BenchSource bench(1, 1);
    const auto model = renderer.prepare(bench.source.load({}), MtlRules::kOfficial);
    const std::vector<SampleTask> tasks{bench.source.task(SampleId(0), 0)};
    const ViewSettings settings = settings_of({.spp = 4});
    const std::vector<Frame> frames = render_frames(renderer, *model, tasks, settings.render);
    constexpr int kTimes = 50;
    const auto start = Clock::now();
    for (int i = 0; i < kTimes; ++i) {
        static_cast<void>(finish_frame(tasks.front(), frames.front(), settings));
    }
    return seconds_since(start) / kTimes;
}

}  // namespace

double Throughput::samples_per_second() const {
    return images_per_second() * kPixels * mean_spp;
}

Throughput measure_throughput(const Renderer& renderer, const ThroughputCase& asked) {
    const Throughput warm = run_batches(renderer, asked, 1);
    const double wanted = std::ceil(asked.seconds / warm.seconds);
    const auto batches = static_cast<std::size_t>(
        std::clamp(wanted, static_cast<double>(kLeastBatches), static_cast<double>(kMostBatches)));
    const std::vector<StageTime> before = renderer.stage_times();
    Throughput measured = run_batches(renderer, asked, batches);
    measured.stages = difference(before, renderer.stage_times());
    measured.stages.push_back({"encode", encode_seconds(renderer) *
                                             static_cast<double>(measured.images) / asked.threads});
    return measured;
}

}  // namespace turntable::cli
