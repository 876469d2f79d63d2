#include "cli/benchmarks.h"

#include <chrono>
#include <memory>

#include "base/hash.h"
#include "base/philox.h"
#include "cli/bench_model.h"
#include "generator/image_codecs.h"
#include "manifests/sample_json.h"
#include "renderer/renderer.h"
#include "scenes/recipe.h"

namespace turntable::cli {
namespace {

constexpr std::size_t kViews = 24;
constexpr std::uint32_t kKnotAlong = 600;  // times kKnotAround times 2: 24,000 triangles,
constexpr std::uint32_t kKnotAround = 20;  // the size of a ShapeNet model

// Keeps the compiler from dropping a computation whose result nobody reads.
template <class T>
void keep(const T& value) {
    asm volatile("" : : "g"(&value) : "memory");
}

template <class Work>
double seconds_of(const Work& work) {
    const auto start = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

// What the rendering benchmarks share.
struct RenderBench {
    explicit RenderBench(std::unique_ptr<Renderer> made) : renderer(std::move(made)) {}

    std::unique_ptr<Renderer> renderer;
    std::shared_ptr<const Model> model = torus_knot(kKnotAlong, kKnotAround);
    std::shared_ptr<const PreparedModel> prepared = renderer->prepare(model, MtlRules::kOfficial);
    std::vector<Scene> scenes = bench_scenes(kViews);
};

// Makes it once, and only when a benchmark that needs it runs.
class RenderBenchMaker {
public:
    explicit RenderBenchMaker(std::function<std::unique_ptr<Renderer>()> make_renderer)
        : make_renderer_(std::move(make_renderer)) {}

    const RenderBench& get() {
        if (!bench_) {
            bench_ = std::make_unique<const RenderBench>(make_renderer_());
        }
        return *bench_;
    }

private:
    std::function<std::unique_ptr<Renderer>()> make_renderer_;
    std::unique_ptr<const RenderBench> bench_;
};

// `samples` 0: the default quality, adaptive.
double images_per_second(const RenderBench& bench, int samples) {
    RenderSettings settings;
    settings.samples_per_pixel = samples;
    const double seconds =
        seconds_of([&] { keep(bench.renderer->render(*bench.prepared, bench.scenes, settings)); });
    return static_cast<double>(bench.scenes.size()) / seconds;
}

double prepare_model(const RenderBench& bench) {
    constexpr int kModels = 4;
    const double seconds = seconds_of([&] {
        for (int i = 0; i < kModels; ++i) {
            keep(bench.renderer->prepare(bench.model, MtlRules::kOfficial));
        }
    });
    return kModels / seconds;
}

double encode_frames(const RenderBench& bench) {
    RenderSettings settings;
    settings.samples_per_pixel = 4;
    const Frame frame = std::move(
        bench.renderer->render(*bench.prepared, std::span(bench.scenes).first(1), settings)
            .front());
    constexpr int kImages = 200;
    const double seconds = seconds_of([&frame] {
        for (int i = 0; i < kImages; ++i) {
            keep(encode_jpeg(frame.display, 95));
        }
    });
    return kImages / seconds;
}

SampleRecord example_record() {
    SampleRecord record;
    record.index = 1234567;
    record.key = "001234567";
    record.object = "BlendSwap-CC-0/chair";
    record.asset_digest = sha256_hex("asset");
    record.class_name = "chair";
    record.synset = "03001627";
    record.split = "train";
    for (const char* name : {"yaw", "pitch", "roll", "floor_hue", "theta", "phi", "spot_hue"}) {
        record.factors.emplace_back(name, 0.1 + static_cast<double>(record.factors.size()) / 7.0);
    }
    record.width = record.height = 256;
    record.pixels_sha256 = sha256_hex("pixels");
    record.files.emplace_back("jpg", sha256_hex("jpg"));
    return record;
}

double write_records() {
    static const SampleRecord record = example_record();
    constexpr int kRecords = 5000;
    const double seconds = seconds_of([] {
        for (int i = 0; i < kRecords; ++i) {
            keep(to_json(record));
        }
    });
    return kRecords / seconds;
}

double read_records() {
    static const std::string text = to_json(example_record());
    constexpr int kRecords = 5000;
    const double seconds = seconds_of([] {
        for (int i = 0; i < kRecords; ++i) {
            keep(sample_from_json(text, "benchmark"));
        }
    });
    return kRecords / seconds;
}

double plan_scenes() {
    static const Recipe recipe = Recipe::load("3diebench");
    constexpr std::uint64_t kScenes = 5000;
    const double seconds = seconds_of([] {
        for (std::uint64_t i = 0; i < kScenes; ++i) {
            const std::vector<double> factors = recipe.draw_factors(Seed(1), SampleId(i));
            keep(recipe.build_scene(factors, "torus_knot", i));
        }
    });
    return kScenes / seconds;
}

double hash_bytes() {
    static const std::string bytes(16U << 20U, 'x');
    const double seconds = seconds_of([] { keep(sha256_hex(bytes)); });
    return static_cast<double>(bytes.size()) / 1e6 / seconds;
}

}  // namespace

std::vector<Benchmark> all_benchmarks(std::function<std::unique_ptr<Renderer>()> make_renderer) {
    const auto bench = std::make_shared<RenderBenchMaker>(std::move(make_renderer));
    return {
        {"plan", "scenes/s", "draw the factors of a sample and build its scene", plan_scenes},
        {"prepare", "models/s", "build the acceleration structure of 24,000 triangles",
         [bench] { return prepare_model(bench->get()); }},
        {"render_4spp", "images/s", "24 views, 4 samples a pixel",
         [bench] { return images_per_second(bench->get(), 4); }},
        {"render_16spp", "images/s", "24 views, 16 samples a pixel",
         [bench] { return images_per_second(bench->get(), 16); }},
        {"render", "images/s", "24 views at the default quality",
         [bench] { return images_per_second(bench->get(), 0); }},
        {"encode", "images/s", "JPEG of 256 x 256, quality 95",
         [bench] { return encode_frames(bench->get()); }},
        {"records_write", "records/s", "labels to JSON", write_records},
        {"records_read", "records/s", "labels from JSON", read_records},
        {"sha256", "MB/s", "digest of 16 MiB", hash_bytes},
    };
}

}  // namespace turntable::cli
