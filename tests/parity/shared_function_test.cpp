// Every function of renderer/shared, on the host and on a Vulkan device: the same inputs, the
// results compared as its parity class demands (docs/numerics.md). $TURNTABLE_PARITY_REPORT names
// a file for the measured differences, one line a function; $TURNTABLE_PARITY_FUNCTION one function
// to compare alone.
#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <limits>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "renderer/shared/sampler.h"
#include "tests/catch.h"
#include "tests/parity/case_inputs.h"
#include "tests/parity/cases/case_world.h"
#include "tests/parity/compute_runner.h"
#include "tests/parity/spirv_file.h"

namespace turntable::shading {

inline uvec2 sh_net_point(const CaseWorld& /*world*/, uint table, uint index) {
    return net_point(table, index);
}

}  // namespace turntable::shading

#include "tests/parity/cases/all_cases.h"

using namespace turntable;  // NOLINT(google-build-using-namespace): the library under test
namespace sh = turntable::shading;

namespace {

constexpr std::size_t kCases = 8192;
constexpr std::uint32_t kGroupSize = 64;  // of shared_functions.comp
constexpr std::int64_t kMaxUlps = 4;
// Normalised mean squared error: design bound, and what llvmpipe keeps (largest measured: 4.5e-9).
constexpr double kMaxError = 1e-6;
constexpr double kMaxErrorLlvmpipe = 2e-8;
// Inputs that may hang on last bits, as shares: of plain inputs, and of those made of extremes.
constexpr double kMaxTippedPlain = 5e-3;
constexpr double kMaxTippedEdge = 0.1;

enum class Parity { kExact, kPrecise, kClose, kMostlyClose };

struct SharedFunction {
    const char* name;
    Parity parity;
    void (*run)(const sh::CaseWorld&, const sh::CaseInput&, sh::CaseOutput&);
};

#define TT_CASE(function, parity, call)                                                           \
    {#function, Parity::parity,                                                                   \
     []([[maybe_unused]] const sh::CaseWorld& world, const sh::CaseInput& x, sh::CaseOutput& y) { \
         call;                                                                                    \
     }},
constexpr SharedFunction kFunctions[] = {
#include "tests/parity/cases/shared_functions.inc"
};
#undef TT_CASE

/// How far the results of one function lie apart.
struct Difference {
    std::int64_t ulps = 0;         ///< largest of any float
    double error = 0.0;            ///< normalised mean squared error, tipped inputs left out
    std::size_t unequal = 0;       ///< inputs with any bit different
    std::size_t tipped_plain = 0;  ///< inputs whose integers differ, or whose floats are far apart
    std::size_t tipped_edge = 0;   ///< the same among the inputs made of extremes
    std::size_t silent = 0;        ///< inputs that gave nothing but zeros on the host
};

/// Distance in representable numbers; both NaN: 0, one NaN: largest.
std::int64_t ulps_between(float a, float b) {
    if (std::isnan(a) || std::isnan(b)) {
        return std::isnan(a) && std::isnan(b) ? 0 : std::numeric_limits<std::int32_t>::max();
    }
    const auto ordered = [](float v) {
        const auto bits = static_cast<std::int64_t>(std::bit_cast<std::int32_t>(v));
        return bits < 0 ? -(bits & 0x7FFFFFFF) : bits;
    };
    return std::abs(ordered(a) - ordered(b));
}

/// A last bit may tip a comparison; the results then have nothing to do with each other. Far
/// means: by more than a hundredth of the larger, and of the function's usual size.
bool far_apart(float a, float b, double usual) {
    if (std::isfinite(a) != std::isfinite(b)) {
        return true;
    }
    const double difference = std::abs(static_cast<double>(a) - static_cast<double>(b));
    const double size =
        std::max(std::abs(static_cast<double>(a)), std::abs(static_cast<double>(b)));
    return difference > 1e-2 * std::max(size, 1e-2 * usual);
}

bool has_tipped(const sh::CaseOutput& a, const sh::CaseOutput& b,
                const std::vector<double>& usual) {
    if (!std::equal(std::begin(a.word), std::end(a.word), std::begin(b.word))) {
        return true;
    }
    for (std::size_t k = 0; k < usual.size(); ++k) {
        if (far_apart(a.value[k], b.value[k], usual[k])) {
            return true;
        }
    }
    return false;
}

/// Root mean square of each output over the inputs; numbers that mean "nothing met" left out.
std::vector<double> usual_sizes(const std::vector<sh::CaseOutput>& outputs) {
    std::vector<double> sums(sh::kCaseFloats);
    for (const sh::CaseOutput& y : outputs) {
        for (std::size_t k = 0; k < sums.size(); ++k) {
            const double v = static_cast<double>(y.value[k]);
            sums[k] += std::isfinite(v) && std::abs(v) < 1e9 ? v * v : 0.0;
        }
    }
    for (double& sum : sums) {
        sum = std::sqrt(sum / static_cast<double>(outputs.size()));
    }
    return sums;
}

bool says_nothing(const sh::CaseOutput& y) {
    return std::all_of(std::begin(y.value), std::end(y.value), [](float v) { return v == 0.0F; }) &&
           std::all_of(std::begin(y.word), std::end(y.word), [](sh::uint w) { return w == 0; });
}

/// `leave_out_tipped`: those inputs are counted, and their floats not compared.
Difference compare(const std::vector<sh::CaseOutput>& host,
                   const std::vector<sh::CaseOutput>& device, bool leave_out_tipped) {
    const std::vector<double> usual = usual_sizes(host);
    Difference result;
    std::vector<double> squares(sh::kCaseFloats);
    for (std::size_t i = 0; i < host.size(); ++i) {
        result.silent += says_nothing(host[i]) ? 1 : 0;
        const bool same_words = std::equal(std::begin(host[i].word), std::end(host[i].word),
                                           std::begin(device[i].word));
        std::int64_t ulps = 0;
        for (std::size_t k = 0; k < squares.size(); ++k) {
            ulps = std::max(ulps, ulps_between(host[i].value[k], device[i].value[k]));
        }
        result.unequal += ulps > 0 || !same_words ? 1 : 0;
        const bool tipped = has_tipped(host[i], device[i], usual);
        (test::is_edge_input(i) ? result.tipped_edge : result.tipped_plain) += tipped ? 1 : 0;
        if (tipped && leave_out_tipped) {
            continue;
        }
        result.ulps = std::max(result.ulps, ulps);
        for (std::size_t k = 0; k < squares.size(); ++k) {
            const double d =
                static_cast<double>(host[i].value[k]) - static_cast<double>(device[i].value[k]);
            squares[k] += ulps > 0 ? d * d : 0.0;
        }
    }
    for (std::size_t k = 0; k < squares.size(); ++k) {
        if (usual[k] > 0.0) {
            const double mean = squares[k] / static_cast<double>(host.size());
            result.error = std::max(result.error, mean / (usual[k] * usual[k]));
        }
    }
    return result;
}

std::vector<sh::CaseOutput> run_on_host(const SharedFunction& function,
                                        const test::CaseWorldData& data,
                                        const std::vector<sh::CaseInput>& inputs) {
    std::vector<sh::CaseOutput> outputs;
    std::array<sh::uint, sh::kStackEntries> stack{};
    sh::CaseWorld world = data.world(stack);
    for (const sh::CaseInput& x : inputs) {
        world.scene = x.scene;
        outputs.push_back(sh::empty_output());
        function.run(world, x, outputs.back());
    }
    return outputs;
}

std::vector<sh::CaseOutput> run_on_device(const test::ComputeRunner& runner,
                                          const SharedFunction& function,
                                          const test::CaseWorldData& data,
                                          const std::vector<sh::CaseInput>& inputs) {
    std::vector<sh::CaseOutput> outputs(inputs.size());
    const sh::CaseGrid grid = data.grid();
    std::vector<test::StorageBuffer> buffers = {
        test::StorageBuffer::of(std::span(inputs)),
        test::StorageBuffer::of(std::span(std::as_const(outputs))),
        test::StorageBuffer::of(std::span(data.scenes)),
        test::StorageBuffer::of(std::span(data.triangles)),
        test::StorageBuffer::of(std::span(data.materials)),
        test::StorageBuffer::of(std::span(data.tree.nodes)),
        test::StorageBuffer::of(std::span(data.tree.triangles)),
        test::StorageBuffer::of(std::span(&grid, 1)),
        test::StorageBuffer::of(std::span(data.map_values))};
    const char* moved = std::getenv("TURNTABLE_PARITY_SPIRV");  // packed by scripts/gpu_check
    const auto spirv = test::read_spirv(
        fmt::format("{}/{}.spv", moved == nullptr ? TURNTABLE_PARITY_SPIRV : moved, function.name));
    runner.run(spirv, buffers, static_cast<std::uint32_t>(inputs.size()) / kGroupSize);
    std::memcpy(outputs.data(), buffers[1].bytes.data(), buffers[1].bytes.size());
    return outputs;
}

void report(const SharedFunction& function, const Difference& d) {
    if (const char* path = std::getenv("TURNTABLE_PARITY_REPORT")) {
        std::ofstream(path, std::ios::app)
            << fmt::format("{:<26} class {} unequal {:>5} ulps {:>10} nmse {:.2e} tipped {:>3} "
                           "edge {:>3} silent {:>5}\n",
                           function.name, "ABCC"[static_cast<int>(function.parity)], d.unequal,
                           d.ulps, d.error, d.tipped_plain, d.tipped_edge, d.silent);
    }
}

void check_parity(const SharedFunction& function, const Difference& d, bool llvmpipe) {
    INFO(function.name << ": " << d.unequal << " of " << kCases << " inputs differ, by at most "
                       << d.ulps << " ulp; NMSE " << d.error << "; " << d.tipped_plain
                       << " and at edges " << d.tipped_edge << " tipped");
    const std::size_t tipped = d.tipped_plain + d.tipped_edge;
    const double max_error = llvmpipe ? kMaxErrorLlvmpipe : kMaxError;
    CHECK(d.silent < kCases);
    switch (function.parity) {
    case Parity::kExact:
        CHECK(d.unequal == 0);
        break;
    case Parity::kPrecise:
        CHECK(d.ulps <= (llvmpipe ? 0 : kMaxUlps));
        CHECK(tipped == 0);
        break;
    case Parity::kClose:
        CHECK(d.error <= max_error);
        CHECK(tipped == 0);
        break;
    case Parity::kMostlyClose:
        CHECK(d.error <= max_error);
        CHECK(static_cast<double>(d.tipped_plain) <= kMaxTippedPlain * 7 / 8 * kCases);
        CHECK(static_cast<double>(d.tipped_edge) <= kMaxTippedEdge / 8 * kCases);
        break;
    }
}

}  // namespace

TEST_CASE("shared functions give the device what they give the host") {
    if (!test::ComputeRunner::has_device()) {
        std::puts("skipped: no Vulkan device");
        std::exit(77);
    }
    const test::ComputeRunner runner;
    const test::CaseWorldData data = test::case_world_data();
    const std::vector<sh::CaseInput> inputs = test::case_inputs(kCases, data);
    const char* only = std::getenv("TURNTABLE_PARITY_FUNCTION");
    for (const SharedFunction& function : kFunctions) {
        if (only != nullptr && std::string_view(only) != function.name) {
            continue;
        }
        const auto host = run_on_host(function, data, inputs);
        const auto device = run_on_device(runner, function, data, inputs);
        const Difference d = compare(host, device, function.parity == Parity::kMostlyClose);
        report(function, d);
        check_parity(function, d, runner.is_llvmpipe());
    }
    INFO((runner.messages().empty() ? "" : runner.messages().front()));
    CHECK(runner.messages().empty());
}
