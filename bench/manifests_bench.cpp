// Labels to JSON and back: what every image pays beside its pixels.
#include <string>

#include <benchmark/benchmark.h>

#include "base/hash.h"
#include "manifests/sample_json.h"

namespace {

turntable::SampleRecord example_record() {
    turntable::SampleRecord record;
    record.index = 1234567;
    record.key = "001234567";
    record.object = "BlendSwap-CC-0/chair";
    record.asset_digest = turntable::sha256_hex("asset");
    record.class_name = "chair";
    record.synset = "03001627";
    record.label = 18;
    record.split = "train";
    for (const char* name : {"object_x", "object_y", "object_z", "floor_hue", "spot_theta"}) {
        record.factors.emplace_back(name, 0.1 + static_cast<double>(record.factors.size()) / 7.0);
    }
    record.width = record.height = 256;
    record.pixels_sha256 = turntable::sha256_hex("pixels");
    record.files.emplace_back("jpg", turntable::sha256_hex("jpg"));
    return record;
}

void record_to_json(benchmark::State& state) {
    const turntable::SampleRecord record = example_record();
    for ([[maybe_unused]] auto _ : state) {
        benchmark::DoNotOptimize(to_json(record));
    }
}
BENCHMARK(record_to_json);

void record_from_json(benchmark::State& state) {
    const std::string text = to_json(example_record());
    for ([[maybe_unused]] auto _ : state) {
        benchmark::DoNotOptimize(turntable::sample_from_json(text, "benchmark"));
    }
    state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(text.size()));
}
BENCHMARK(record_from_json);

}  // namespace
