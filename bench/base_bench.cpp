// Digests, counter-based draws and rotations.
#include <cstdint>
#include <string>

#include <benchmark/benchmark.h>

#include "base/hash.h"
#include "base/philox.h"
#include "base/rotation.h"

namespace {

using namespace turntable;  // NOLINT(google-build-using-namespace): every name here is ours

void set_bytes(benchmark::State& state, std::size_t size) {
    state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(size));
}

void hash_sha256(benchmark::State& state) {
    const std::string bytes(static_cast<std::size_t>(state.range(0)), 'x');
    for ([[maybe_unused]] auto _ : state) {
        benchmark::DoNotOptimize(sha256_hex(bytes));
    }
    set_bytes(state, bytes.size());
}
BENCHMARK(hash_sha256)->Arg(256)->Arg(6 << 10)->Arg(1 << 20);  // a record, a JPEG, a texture

void hash_xxh64(benchmark::State& state) {
    const std::string bytes(static_cast<std::size_t>(state.range(0)), 'x');
    for ([[maybe_unused]] auto _ : state) {
        benchmark::DoNotOptimize(xxhash64(bytes));
    }
    set_bytes(state, bytes.size());
}
BENCHMARK(hash_xxh64)->Arg(32)->Arg(6 << 10);

void draw_block(benchmark::State& state) {
    std::uint32_t k = 0;
    for ([[maybe_unused]] auto _ : state) {
        benchmark::DoNotOptimize(philox4x32_10({k++, 2, 3, 4}, {5, 6}));
    }
}
BENCHMARK(draw_block);

void draw_factor_of_sample(benchmark::State& state) {
    std::uint64_t sample = 0;
    for ([[maybe_unused]] auto _ : state) {
        const Draws draws(Seed(1), SampleId(sample++), "floor_hue");
        benchmark::DoNotOptimize(draws.uniform(0));
    }
}
BENCHMARK(draw_factor_of_sample);

void rotate_there_and_back(benchmark::State& state) {
    EulerXyz angles{0.3, -0.4, 1.1};
    for ([[maybe_unused]] auto _ : state) {
        angles = euler_from_matrix(matrix_from_quaternion(quaternion_from_euler(angles)));
        benchmark::DoNotOptimize(angles);
    }
}
BENCHMARK(rotate_there_and_back);

}  // namespace
