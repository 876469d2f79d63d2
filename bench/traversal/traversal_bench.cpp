// traversal_bench: how many rays a second each layout of the acceleration structure gives on a
// Vulkan device, and Embree beside it, over the same rays.
//
//     traversal_bench [--device N|NAME] [--repeats N] [--views N] [--model ARCHIVE:PATH]...
//
// Best of the repeats. A GPU is timed by its own clock. Embree, and a Vulkan device that is a CPU,
// are charged the CPU time of the process over the number of threads, which is what they would take
// on a machine with nothing else to do. Prints where answers differ from Embree's: whether a ray
// meets anything at all, and how far distances are apart.
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <string>
#include <thread>
#include <vector>

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <sys/resource.h>

#include "assets/import_model.h"
#include "base/error.h"
#include "bench/traversal/layouts.h"
#include "bench/traversal/ray_kernel.h"
#include "bench/traversal/ray_sets.h"
#include "renderer/embree/embree_api.h"

namespace {

using namespace turntable;         // NOLINT(google-build-using-namespace): one file, one program
using namespace turntable::bench;  // NOLINT(google-build-using-namespace)

struct Settings {
    std::string device;
    int repeats = 9;
    int views = 4;
    std::vector<std::string> models = {
        "/usr/share/sweethome3d/furniture/BlendSwap-CC-0.sh3f:blendswap-cc-0/chair/chair.obj",
        "/usr/share/sweethome3d/furniture/BlendSwap-CC-0.sh3f:blendswap-cc-0/peterbilt/"
        "peterbilt.obj"};
};

double cpu_seconds() {
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    const auto seconds = [](const timeval& t) {
        return static_cast<double>(t.tv_sec) + 1e-6 * static_cast<double>(t.tv_usec);
    };
    return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

template <class Work>
double cpu_seconds_of(const Work& work) {
    const double before = cpu_seconds();
    work();
    return cpu_seconds() - before;
}

unsigned int thread_count() {
    return std::thread::hardware_concurrency();
}

double mega_rays(const RaySet& set, double seconds) {
    return static_cast<double>(set.rays.size()) / seconds * 1e-6;
}

struct Difference {
    std::size_t hit_or_miss = 0;
    double distance = 0.0;
};

Difference difference(const RaySet& set, const std::vector<Answer>& a,
                      const std::vector<Answer>& b) {
    const std::uint32_t miss = set.any_hit ? 0 : shading::kNoPrimitive;
    Difference result;
    for (std::size_t i = 0; i < a.size(); ++i) {
        if ((a[i].primitive == miss) != (b[i].primitive == miss)) {
            ++result.hit_or_miss;
        } else if (!set.any_hit && a[i].primitive != miss) {
            result.distance =
                std::max(result.distance, static_cast<double>(std::abs(a[i].t - b[i].t)));
        }
    }
    return result;
}

Model read_model(const std::string& name) {
    const std::size_t colon = name.find(':');
    if (colon == std::string::npos) {
        throw bad_input("{}: expected ARCHIVE:PATH", name);
    }
    auto model = import_model(name.substr(0, colon), name.substr(colon + 1));
    if (!model) {
        throw bad_input("{}: {}", name, model.failure().detail);
    }
    return std::move(model).value();
}

class Bench {
public:
    explicit Bench(const Settings& settings)
        : settings_(settings), embree_(make_embree_device()), instance_(vulkan::shared_instance()),
          device_(std::make_shared<vulkan::Device>(
              instance_, vulkan::choose_device(*instance_, settings.device), 0)) {
        fmt::print("{}, {}; {} threads for Embree\n", device_->physical().info.name,
                   embree_device_name(), thread_count());
    }

    void measure_model(const std::string& name) const {
        const Model model = read_model(name);
        const Mesh& mesh = model.mesh;
        std::vector<glm::vec3> positions = mesh.positions;
        positions.emplace_back(0.0F);  // Embree reads past the end
        const embree::SceneHandle scene =
            embree::build_scene(embree_.get(), positions.data(), mesh.positions.size(),
                                mesh.triangles.data(), mesh.triangles.size());
        fmt::print("{}: {} triangles\n", model.id, mesh.triangles.size());
        const std::vector<RaySet> sets = make_ray_sets(scene.get(), settings_.views);
        std::vector<std::vector<Answer>> expected(sets.size());
        fmt::print("  {:<20}", "Embree");
        for (std::size_t i = 0; i < sets.size(); ++i) {
            double best = INFINITY;
            for (int k = 0; k < settings_.repeats; ++k) {
                const double seconds =
                    cpu_seconds_of([&] { trace_with_embree(scene.get(), sets[i], expected[i]); });
                best = std::min(best, seconds / thread_count());
            }
            fmt::print(" {} {:6.2f} Mrays/s", sets[i].name, mega_rays(sets[i], best));
        }
        fmt::print("\n");
        for (std::size_t layout = 0; layout < kLayouts; ++layout) {
            measure_layout(static_cast<Layout>(layout), mesh, sets, expected);
        }
    }

private:
    void measure_layout(Layout layout, const Mesh& mesh, const std::vector<RaySet>& sets,
                        const std::vector<std::vector<Answer>>& expected) const {
        vulkan::TraversalTree tree;
        const double build = cpu_seconds_of(
            [&] { tree = build_layout(layout, embree_.get(), mesh.positions, mesh.triangles); });
        const RayKernel kernel(device_, layout);
        fmt::print("  {:<20}", layout_name(layout));
        Difference all;
        for (std::size_t i = 0; i < sets.size(); ++i) {
            RayDispatch dispatch(kernel, tree, sets[i]);
            fmt::print(" {} {:6.2f} Mrays/s", sets[i].name,
                       mega_rays(sets[i], best_seconds(dispatch)));
            const Difference one = difference(sets[i], dispatch.answers(), expected[i]);
            all.hit_or_miss += one.hit_or_miss;
            all.distance = std::max(all.distance, one.distance);
        }
        fmt::print("  {:5.1f} bytes/triangle, {} nodes, built in {:.0f} ms; "
                   "{} hits missed or made up, distances within {:.1e}\n",
                   static_cast<double>(tree.bytes()) / static_cast<double>(mesh.triangles.size()),
                   tree.node_count, build * 1e3, all.hit_or_miss, all.distance);
    }

    [[nodiscard]] double best_seconds(RayDispatch& dispatch) const {
        double best = INFINITY;
        for (int k = 0; k <= settings_.repeats; ++k) {  // the first dispatch compiles
            double by_clock = 0.0;
            const double seconds = cpu_seconds_of([&] { by_clock = dispatch.run(); });
            if (k > 0) {
                const bool is_gpu = device_->physical().is_gpu;
                best = std::min(best, is_gpu ? by_clock : seconds / thread_count());
            }
        }
        return best;
    }

    const Settings& settings_;
    EmbreeDevice embree_;
    std::shared_ptr<vulkan::Instance> instance_;
    std::shared_ptr<const vulkan::Device> device_;
};

}  // namespace

int main(int argc, char** argv) {
    Settings settings;
    CLI::App app("Rays a second by layout of the acceleration structure");
    app.add_option("--device", settings.device, "number or part of a name");
    app.add_option("--repeats", settings.repeats)->check(CLI::Range(1, 1000));
    app.add_option("--views", settings.views)->check(CLI::Range(1, 31));  // of one dispatch
    app.add_option("--model", settings.models, "ARCHIVE:PATH, again for more");
    CLI11_PARSE(app, argc, argv);
    try {
        const Bench bench(settings);
        for (const std::string& model : settings.models) {
            bench.measure_model(model);
        }
    } catch (const Error& error) {
        fmt::print(stderr, "traversal_bench: {}\n", error.what());
        return static_cast<int>(error.code());
    }
    return 0;
}
