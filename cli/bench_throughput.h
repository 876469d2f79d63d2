// Throughput of the whole pipeline but for the disk: prepare, render, check, encode; by samples a
// pixel and by batch.
#pragma once

#include <cstddef>
#include <vector>

#include "renderer/renderer.h"

namespace turntable::cli {

struct ThroughputCase {
    int spp = 16;            ///< 0: adaptive, at the default quality
    std::size_t batch = 64;  ///< views an object, and of one call of the renderer
    int threads = 1;         ///< of the pipeline
    double seconds = 3.0;    ///< to measure for, about; three batches at least
};

struct Throughput {
    std::size_t images = 0;
    double seconds = 0.0;   ///< of the wall clock
    double mean_spp = 0.0;  ///< what adaptive sampling came to
    /// The device's stages (Renderer::stage_times), then "encode": the share of a thread's time
    /// that checking and encoding took of each of the pipeline's threads.
    std::vector<StageTime> stages;

    [[nodiscard]] double images_per_second() const { return static_cast<double>(images) / seconds; }
    /// Path samples; images are 256 x 256.
    [[nodiscard]] double samples_per_second() const;
};

/// Views of the built-in bench model (bench_model.h), which is prepared anew for every object.
[[nodiscard]] Throughput measure_throughput(const Renderer& renderer, const ThroughputCase& asked);

}  // namespace turntable::cli
