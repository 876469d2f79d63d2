#include "generator/replay_sample.h"

#include <array>
#include <utility>

#include "base/atomic_file.h"
#include "base/error.h"
#include "base/hash.h"
#include "generator/view_pipeline.h"
#include "manifests/sample_json.h"

namespace turntable {

namespace fs = std::filesystem;

RenderedSample replay_sample(const Plan& plan, const AssetLibrary& library,
                             const Renderer& renderer, SampleId id) {
    if (id.value >= plan.size()) {
        throw bad_input("sample {}: the plan has {} samples, 0 to {}", id.value, plan.size(),
                        plan.size() - 1);
    }
    RenderedSample replayed;
    const ViewPipeline pipeline(renderer, view_settings(plan.recipe()), {});
    const std::array range{SampleRange{id.value, id.value + 1}};
    pipeline.run(
        source_of_plan(plan, library), range,
        [&](RenderedSample&& sample) { replayed = std::move(sample); }, StopFlag{});
    for (const EncodedFile& file : replayed.files) {
        replayed.record.files.emplace_back(file.extension, sha256_hex(file.bytes));
    }
    return replayed;
}

std::vector<fs::path> write_sample(const fs::path& folder, const RenderedSample& sample) {
    if (fs::exists(folder / "dataset.yaml")) {
        throw bad_input("{}: is a dataset; choose another folder for a replay", folder.string());
    }
    std::error_code error;
    fs::create_directories(folder, error);
    if (error) {
        throw environment_fault("{}: cannot be created: {}", folder.string(), error.message());
    }
    std::vector<fs::path> written;
    const auto write = [&](const std::string& extension, const std::string& bytes) {
        written.push_back(folder / fmt::format("{}.{}", sample.record.key, extension));
        write_file_atomically(written.back(), bytes);
    };
    for (const EncodedFile& file : sample.files) {
        write(file.extension, file.bytes);
    }
    write("json", to_json(sample.record));
    return written;
}

}  // namespace turntable
