// The parts of the command line that choose devices and share work between processes.
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <set>
#include <vector>

#include "base/error.h"
#include "cli/backend_option.h"
#include "cli/byte_size.h"
#include "cli/generate_on_devices.h"
#include "cli/recipe_options.h"
#include "cli/shared_work.h"
#include "tests/catch.h"

namespace turntable::cli {
namespace {

using test::contains_text;

/// Says what it is, and renders nothing.
class NamedRenderer final : public Renderer {
public:
    explicit NamedRenderer(std::string backend) : backend_(std::move(backend)) {}

    [[nodiscard]] std::string backend() const override { return backend_; }
    [[nodiscard]] std::string device() const override { return "Some card 1.0"; }
    [[nodiscard]] std::shared_ptr<const PreparedModel> prepare(std::shared_ptr<const Model>,
                                                               MtlRules) const override {
        return nullptr;
    }
    [[nodiscard]] std::vector<Frame> render(const PreparedModel&, std::span<const Scene>,
                                            const RenderSettings&) const override {
        return {};
    }

private:
    std::string backend_;
};

TEST_CASE("byte sizes are read as people type them") {
    CHECK(parse_byte_size("1048576") == 1048576U);
    CHECK(parse_byte_size("8G") == std::uint64_t{8} << 30U);
    CHECK(parse_byte_size("512m") == std::uint64_t{512} << 20U);
    CHECK(parse_byte_size("1.5GiB") == std::uint64_t{3} << 29U);
    CHECK(parse_byte_size("64kb") == 65536U);
    CHECK(parse_byte_size("2T") == std::uint64_t{2} << 40U);
    for (const char* wrong :
         {"", "G", "8Q", "8 G", "-1", "0", "0.2", "8GG", "nan", "inf", "1e40", "8Gx", "0x10"}) {
        INFO(wrong);
        CHECK_FALSE(parse_byte_size(wrong).has_value());
    }
}

TEST_CASE("a device belongs to Vulkan") {
    BackendOption option;
    CHECK(option.choice().backend == Backend::kAuto);
    CHECK_FALSE(option.named());
    option.device_memory = "1G";
    CHECK(option.choice().backend == Backend::kAuto);
    CHECK(option.choice().device_memory == std::uint64_t{1} << 30U);
    option.device = "1";
    CHECK(option.choice().backend == Backend::kVulkan);
    CHECK(option.named());
    option.backend = "embree";
    CHECK_THROWS_WITH(option.choice(), contains_text("--device: only Vulkan has devices"));
    option.device.clear();
    CHECK_THROWS_WITH(option.choice(), contains_text("--device-memory: only Vulkan has devices"));
    option.backend = "vulkan";
    option.device_memory = "much";
    CHECK_THROWS_WITH(option.choice(), contains_text("--device-memory much: expected bytes"));
}

TEST_CASE("a command that renders again names what rendered") {
    BackendOption option;
    CHECK(option.command_line(NamedRenderer("embree")) == "--backend embree");
    option.device = "RTX 4090";
    option.device_memory = "8G";
    CHECK(option.command_line(NamedRenderer("vulkan")) ==
          "--backend vulkan --device 'RTX 4090' --device-memory 8G");
}

TEST_CASE("a recipe's options survive as words") {
    RecipeOptions options;
    options.recipe = "my recipe.yaml";
    options.assets = "lib";
    options.seed = 7;
    options.overrides.views = 5;
    options.overrides.noise_target = 0.75;
    options.overrides.planes = {"depth", "mask"};
    CHECK(options.words() == std::vector<std::string>{"my recipe.yaml", "--assets", "lib", "--seed",
                                                      "7", "--views", "5", "--noise-target", "0.75",
                                                      "--planes", "depth,mask"});
    CHECK(options.command_line() == "'my recipe.yaml' --assets lib --seed 7 --views 5 "
                                    "--noise-target 0.75 --planes depth,mask");
}

TEST_CASE("devices are numbers and names") {
    CHECK(parse_devices("0,1,0") == std::vector<std::string>{"0", "1", "0"});
    CHECK(parse_devices("H100 PCIe") == std::vector<std::string>{"H100 PCIe"});
    for (const char* wrong : {"", ",", "0,", ",1", "0,,1"}) {
        CHECK_THROWS_WITH(parse_devices(wrong), contains_text("expected 'all' or numbers"));
    }
    std::string many = "0";
    for (std::size_t i = 0; i < SharedWork::kMostProcesses; ++i) {
        many += ",0";
    }
    CHECK_THROWS_WITH(parse_devices(many), contains_text("65 devices; 64 at most"));
}

TEST_CASE("processes take each shard once, and their progress is seen") {
    SharedWork work(ShardSpan{ShardId(3), ShardId(202)});
    constexpr std::size_t kProcesses = 4;
    std::array<pid_t, kProcesses> children{};
    for (std::size_t i = 0; i < kProcesses; ++i) {
        children.at(i) = ::fork();
        if (children.at(i) == 0) {  // no test framework in here: it must not report twice
            SharedWork mine(::dup(work.descriptor()));
            while (const std::optional<ShardId> shard = mine.take()) {
                mine.progress(i).done.fetch_add(1);
                mine.progress(i).rejected.fetch_add(shard->value);
            }
            ::_exit(0);
        }
    }
    std::uint64_t taken = 0;
    std::uint64_t sum = 0;
    for (std::size_t i = 0; i < kProcesses; ++i) {
        int status = -1;
        REQUIRE(::waitpid(children.at(i), &status, 0) == children.at(i));
        CHECK(status == 0);
        taken += work.progress(i).done.load();
        sum += work.progress(i).rejected.load();
    }
    CHECK(taken == 200);
    CHECK(sum == (3U + 202U) * 200U / 2U);
    CHECK_FALSE(work.take().has_value());
}

TEST_CASE("a descriptor of something else is refused") {
    std::array<int, 2> pipe{};
    REQUIRE(::pipe(pipe.data()) == 0);
    ::close(pipe[1]);
    CHECK_THROWS_WITH(SharedWork(pipe[0]), contains_text("--work-descriptor"));
    CHECK_THROWS_WITH(SharedWork(9999), contains_text("--work-descriptor 9999"));
}

}  // namespace
}  // namespace turntable::cli
