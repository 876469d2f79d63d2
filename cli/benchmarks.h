// The benchmarks inside the program: throughput of each stage on data that it makes itself.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "renderer/renderer.h"

namespace turntable::cli {

struct Benchmark {
    std::string name;  ///< [a-z0-9_]
    std::string unit;  ///< of what `run` returns; a rate, so more is better
    std::string what;  ///< one line for people
    /// Sets up on its first call; every call measures once and returns the rate.
    std::function<double()> run;
};

/// All benchmarks, in the order of the pipeline. Nothing runs until `run` is called; those that
/// render then make one renderer by `make_renderer`.
[[nodiscard]] std::vector<Benchmark>
all_benchmarks(std::function<std::unique_ptr<Renderer>()> make_renderer);

}  // namespace turntable::cli
