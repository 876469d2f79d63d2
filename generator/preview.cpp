#include "generator/preview.h"

#include <algorithm>
#include <map>

#include "base/atomic_file.h"
#include "base/error.h"
#include "generator/contact_sheet.h"
#include "generator/image_codecs.h"
#include "manifests/shard_reader.h"

namespace turntable {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMostShards = 24;        // a sheet need not read a whole large dataset
constexpr std::uint64_t kViewsConsidered = 8;  // of an object of a plan
constexpr int kSheetQuality = 90;

std::vector<ShardId> evenly_chosen(const std::vector<ShardId>& shards, std::size_t most) {
    if (shards.size() <= most) {
        return shards;
    }
    std::vector<ShardId> chosen;
    for (std::size_t i = 0; i < most; ++i) {
        chosen.push_back(shards[i * shards.size() / most]);
    }
    return chosen;
}

/// The accepted samples of some shards, and the shard each is in.
struct Gathered {
    std::vector<SheetCandidate> candidates;
    std::map<std::uint64_t, ShardId> shard_of;
};

Gathered gather(const fs::path& dataset) {
    Gathered gathered;
    for (const ShardId shard : evenly_chosen(indexed_shards(dataset), kMostShards)) {
        ShardReader(dataset, shard).for_each_entry([&](const ShardEntry& entry) {
            const SampleRecord& record = entry.record;
            if (record.reject.empty()) {
                gathered.candidates.push_back({record.index, record.class_name, record.object});
                gathered.shard_of.emplace(record.index, shard);
            }
        });
    }
    return gathered;
}

std::vector<SheetCandidate> candidates_of(const Plan& plan) {
    const auto views = static_cast<std::uint64_t>(plan.recipe().views_per_object());
    std::vector<SheetCandidate> candidates;
    for (std::uint64_t object = 0; object < plan.object_count(); ++object) {
        const AssetEntry& asset = *plan.objects()[object];
        for (std::uint64_t view = 0; view < std::min(views, kViewsConsidered); ++view) {
            candidates.push_back({object * views + view, asset.class_name, asset.id});
        }
    }
    return candidates;
}

ImageU8 lay_out(const std::vector<ImageU8>& images, const SheetOptions& options) {
    const int columns = options.columns > 0 ? options.columns : sheet_columns(images.size());
    return contact_sheet(images, columns, options.cell);
}

}  // namespace

ImageU8 preview_of_dataset(const fs::path& dataset, const SheetOptions& options) {
    const Gathered gathered = gather(dataset);
    std::map<ShardId, ShardReader> readers;
    std::vector<ImageU8> images;
    for (const SheetCandidate& chosen : choose_for_sheet(gathered.candidates, options.count)) {
        const ShardId shard = gathered.shard_of.at(chosen.index);
        ShardReader& reader = readers.try_emplace(shard, dataset, shard).first->second;
        const std::string key = fmt::format("{:09}", chosen.index);
        images.push_back(decode_jpeg(reader.member(key, "jpg"),
                                     fmt::format("{}: {}.jpg", reader.paths().tar.string(), key)));
    }
    if (images.empty()) {
        throw bad_input("{}: no finished shard holds an accepted image", dataset.string());
    }
    return lay_out(images, options);
}

ImageU8 preview_of_plan(const Plan& plan, const AssetLibrary& library, const Renderer& renderer,
                        const PipelineLimits& limits, const SheetOptions& options,
                        const StopFlag& stop, GenerateProgress& progress) {
    std::vector<SheetCandidate> chosen = choose_for_sheet(candidates_of(plan), options.count);
    progress.total.store(chosen.size());
    std::map<std::uint64_t, ImageU8> rendered;
    std::vector<SampleRange> ranges;
    ranges.reserve(chosen.size());
    for (const SheetCandidate& candidate : chosen) {
        ranges.push_back({candidate.index, candidate.index + 1});
    }
    const ViewPipeline pipeline(renderer, view_settings(plan.recipe()), limits);
    const bool finished = pipeline.run(
        source_of_plan(plan, library), ranges,
        [&](RenderedSample&& sample) {
            progress.done.fetch_add(1);
            if (sample.record.reject.empty()) {
                rendered.emplace(sample.record.index,
                                 decode_jpeg(sample.files.front().bytes, sample.record.key));
            } else {
                progress.rejected.fetch_add(1);
            }
        },
        stop);
    if (!finished) {
        throw Error(ExitCode::kInterrupted, "interrupted: no preview was written");
    }
    std::vector<ImageU8> images;
    for (const SheetCandidate& candidate : chosen) {
        if (const auto found = rendered.find(candidate.index); found != rendered.end()) {
            images.push_back(std::move(found->second));
        }
    }
    if (images.empty()) {
        throw bad_input("all {} frames were rejected", chosen.size());
    }
    return lay_out(images, options);
}

void write_sheet(const fs::path& path, const ImageU8& sheet) {
    write_file_atomically(path, encode_jpeg(sheet, kSheetQuality));
}

}  // namespace turntable
