#include "generator/verify_dataset.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "base/error.h"
#include "base/hash.h"
#include "generator/corruptions.h"
#include "generator/dataset_file.h"
#include "generator/record_differences.h"
#include "generator/sample_agreement.h"
#include "generator/shard_sink.h"
#include "manifests/integrity.h"
#include "manifests/shard_reader.h"

namespace turntable {
namespace {

namespace fs = std::filesystem;

std::string sample_name(ShardId shard, const std::string& key) {
    return fmt::format("shard {} sample {}", shard_name(shard), key);
}

/// A number in [0, 1) that is fixed for each sample.
double lot(const SampleRecord& record) {
    return static_cast<double>(xxhash64(record.key) >> 11U) * 0x1.0p-53;
}

class Verification {
public:
    Verification(const VerifyOptions& options, const AssetLibrary& library,
                 const Renderer& renderer, const StopFlag& stop, GenerateProgress& progress)
        : options_(options), library_(library), renderer_(renderer), stop_(stop),
          progress_(progress), file_(read_dataset_file(options.folder)),
          plan_(Recipe::parse(file_.recipe, "dataset.yaml: recipe"), library, file_.seed) {}

    VerifyReport run() {
        choose_comparison();
        check_dataset_file();
        const std::vector<ShardId> shards = indexed_shards(options_.folder);
        if (shards.empty()) {
            throw bad_input("{}: no shard is finished", options_.folder.string());
        }
        for (const ShardId shard : shards) {
            if (stop_.requested()) {
                break;
            }
            verify_shard(shard);
        }
        report_.interrupted = stop_.requested();
        report_.assets = assets_.size();
        return std::move(report_);
    }

private:
    void add(Evidence evidence, std::string where, std::string what) {
        report_.findings.push_back({evidence, std::move(where), std::move(what)});
    }

    /// Bytes are promised for one build on one kind of device only.
    void choose_comparison() {
        const bool same = file_.device == renderer_.device() && file_.build == options_.build;
        report_.made_by = fmt::format("version {} on '{}'", file_.build, file_.device);
        report_.within_bounds = options_.comparison == Comparison::kBounds ||
                                (options_.comparison == Comparison::kBytesOrBounds && !same);
        if (!same && !report_.within_bounds) {
            throw environment_fault(
                "{}: was made by {}; version {} on '{}' need not give the same bytes; --across "
                "compares within stated bounds",
                options_.folder.string(), report_.made_by, options_.build, renderer_.device());
        }
    }

    void check_dataset_file() {
        if (plan_.recipe().digest() != file_.recipe_digest) {
            add(Evidence::kDataset, "dataset.yaml",
                "its recipe is not the one whose digest it states");
        }
        if (plan_.size() != file_.samples || plan_.shard_count() != file_.shards) {
            add(Evidence::kDataset, "dataset.yaml",
                fmt::format("states {} samples in {} shards; recipe and library give {} in {}",
                            file_.samples, file_.shards, plan_.size(), plan_.shard_count()));
        }
    }

    void verify_shard(ShardId shard) {
        std::set<std::string> damaged;
        for (const Finding& finding : check_shard(options_.folder, shard)) {
            const bool whole_file = finding.key.empty();
            add(Evidence::kFiles,
                whole_file ? fmt::format("shard {}", shard_name(shard))
                           : sample_name(shard, finding.key),
                finding.what);
            damaged.insert(finding.key);
        }
        ++report_.shards;
        std::vector<SampleRecord> sound = check_labels(shard, damaged);
        render_again(shard, draw_share(std::move(sound)));
    }

    /// The records whose labels, files and assets are as they should be.
    std::vector<SampleRecord> check_labels(ShardId shard, const std::set<std::string>& damaged) {
        std::vector<SampleRecord> sound;
        try {
            const ShardReader reader(options_.folder, shard);
            check_identity(reader.index().identity);
            reader.for_each_entry([&](const ShardEntry& entry) {
                const SampleRecord& record = entry.record;
                const bool true_labels = labels_are_true(shard, record);
                if (asset_is_sound(record) && true_labels && !damaged.contains(record.key)) {
                    sound.push_back(record);
                }
            });
        } catch (const WrongLibrary&) {
            throw;
        } catch (const Error&) {
            return sound;  // check_shard has reported why the records cannot be read
        }
        return sound;
    }

    void check_identity(const ShardIdentity& found) {
        const bool planned = found.shard.value < plan_.shard_count();
        if (!planned || found != shard_identity(plan_, found.shard, file_)) {
            add(Evidence::kFiles, fmt::format("shard {}", shard_name(found.shard)),
                "its index names another plan, range, device or version than dataset.yaml");
        }
    }

    /// The one fault of a record that is not the shard's.
    struct WrongLibrary : Error {
        using Error::Error;
    };

    bool labels_are_true(ShardId shard, const SampleRecord& record) {
        ++report_.samples;
        const int allowed = plan_.recipe().quality().attempts;
        SampleRecord planned = planned_record(
            plan_.sample(SampleId(record.index), std::clamp(record.attempt, 0, allowed)),
            plan_.recipe());
        keep_labels_of_format(planned, file_.format);
        if (record.object != planned.object && plan_.digest() != file_.plan_digest) {
            throw WrongLibrary(ExitCode::kBadInput,
                               fmt::format("{}: holds other objects than the dataset's library: "
                                           "sample {} shows {}, this library gives {}",
                                           library_.folder().string(), record.key, record.object,
                                           planned.object));
        }
        std::vector<std::string> wrong = planned_differences(record, planned);
        if (record.attempt != planned.attempt) {
            wrong.push_back(
                fmt::format("attempt is {}, the recipe allows 0 to {}", record.attempt, allowed));
        }
        if (!wrong.empty()) {
            add(Evidence::kLabels, sample_name(shard, record.key),
                fmt::format("{}", fmt::join(wrong, "; ")));
        }
        return wrong.empty();
    }

    /// Compared once an object: its entry's digest with the record's.
    bool asset_is_sound(const SampleRecord& record) {
        const auto [at, fresh] = assets_.try_emplace(record.object, true);
        if (fresh) {
            const AssetEntry* entry = library_.find(record.object);
            at->second = entry != nullptr && entry->digest == record.asset_digest;
            if (!at->second) {
                add(Evidence::kAsset, fmt::format("asset {}", record.object),
                    entry == nullptr
                        ? std::string("is not in the library")
                        : fmt::format("its digest is {}, the dataset was rendered from {}",
                                      entry->digest, record.asset_digest));
            }
        }
        return at->second;
    }

    std::vector<SampleRecord> draw_share(std::vector<SampleRecord> records) const {
        if (records.empty() || options_.share <= 0.0) {
            return {};
        }
        const auto by_lot = [](const SampleRecord& a, const SampleRecord& b) {
            return lot(a) < lot(b);
        };
        const SampleRecord first = *std::min_element(records.begin(), records.end(), by_lot);
        std::erase_if(records,
                      [&](const SampleRecord& record) { return lot(record) >= options_.share; });
        return records.empty() ? std::vector{first} : records;
    }

    void render_again(ShardId shard, std::vector<SampleRecord> records) {
        std::erase_if(records, [this](const SampleRecord& record) { return !loads(record); });
        std::vector<SampleRange> ranges;
        ranges.reserve(records.size());
        for (const SampleRecord& record : records) {
            ranges.push_back({record.index, record.index + 1});
        }
        if (records.empty()) {
            return;  // its index may be unreadable
        }
        progress_.total.fetch_add(records.size());
        auto stored = records.begin();
        ShardReader reader(options_.folder, shard);
        SampleSource source = source_of_plan(plan_, library_);
        ViewSettings settings = view_settings(plan_.recipe());
        if (report_.within_bounds) {
            keep_attempts(records, source, settings);
        }
        const ViewPipeline pipeline(renderer_, settings, options_.limits);
        pipeline.run(
            source, ranges,
            [&](RenderedSample&& sample) { compare(reader, *stored++, std::move(sample)); }, stop_);
    }

    /// Another backend may accept a frame at the very edge of a rule that the first refused: only
    /// the draw that was stored is rendered. (Byte by byte, the refused ones are rendered too.)
    static void keep_attempts(const std::vector<SampleRecord>& records, SampleSource& source,
                              ViewSettings& settings) {
        std::map<std::uint64_t, int> attempts;
        for (const SampleRecord& record : records) {
            attempts.emplace(record.index, record.attempt);
        }
        settings.attempts = 0;
        source.task = [task = source.task, attempts = std::move(attempts)](SampleId id, int) {
            return task(id, attempts.at(id.value));
        };
    }

    /// Whether the cached model is still the one its entry describes; read once an object.
    bool loads(const SampleRecord& record) {
        bool& sound = assets_.at(record.object);
        if (sound && loaded_.insert(record.object).second) {
            try {
                static_cast<void>(library_.load(*library_.find(record.object)));
            } catch (const Error& error) {
                // The library's message begins with the asset's name too.
                const std::string name = fmt::format("asset {}", record.object);
                const std::string_view message = error.what();
                const bool named = message.starts_with(name + ": ");
                add(Evidence::kAsset, name,
                    std::string(message.substr(named ? name.size() + 2 : 0)));
                sound = false;
            }
        }
        return sound;
    }

    void compare(ShardReader& reader, const SampleRecord& stored, RenderedSample rendered) {
        const std::vector<std::string> wrong =
            report_.within_bounds ? broken_bounds(reader, stored, std::move(rendered))
                                  : byte_differences(stored, std::move(rendered));
        if (!wrong.empty()) {
            add(Evidence::kPixels, sample_name(reader.index().identity.shard, stored.key),
                fmt::format("{}", fmt::join(wrong, "; ")));
            progress_.rejected.fetch_add(1);
        }
        ++report_.rendered;
        progress_.done.fetch_add(1);
    }

    std::vector<std::string> byte_differences(const SampleRecord& stored,
                                              RenderedSample rendered) const {
        keep_labels_of_format(rendered.record, file_.format);
        for (const EncodedFile& file : rendered.files) {
            rendered.record.files.emplace_back(file.extension, sha256_hex(file.bytes));
        }
        return frame_differences(stored, rendered.record, "rendering gives");
    }

    /// A corruption can turn the noise of a rendering into more than the bounds explain.
    bool is_corrupted(const SampleRecord& record) const {
        return changes_picture(
            plan_.sample(SampleId(record.index), record.attempt).scene.corruption);
    }

    std::vector<std::string> broken_bounds(ShardReader& reader, const SampleRecord& record,
                                           RenderedSample rendered) const {
        if (is_corrupted(record)) {
            std::erase_if(rendered.files,
                          [](const EncodedFile& file) { return file.extension == "jpg"; });
        }
        RenderedSample stored;
        stored.record = record;
        try {
            for (const auto& [extension, digest] : record.files) {
                stored.files.push_back({extension, reader.member(record.key, extension)});
            }
        } catch (const Error& damaged) {  // of a tar whose headers are broken elsewhere
            return {damaged.what()};
        }
        return sample_disagreements(stored, rendered, plan_.recipe().quality().jpeg_quality);
    }

    const VerifyOptions& options_;
    const AssetLibrary& library_;
    const Renderer& renderer_;
    const StopFlag& stop_;
    GenerateProgress& progress_;
    DatasetFile file_;
    Plan plan_;
    std::map<std::string, bool> assets_;  ///< whether each object's model is the recorded one
    std::set<std::string> loaded_;
    VerifyReport report_;
};

}  // namespace

const char* evidence_name(Evidence evidence) {
    switch (evidence) {
    case Evidence::kDataset:
        return "dataset";
    case Evidence::kFiles:
        return "files";
    case Evidence::kLabels:
        return "labels";
    case Evidence::kPixels:
        return "pixels";
    case Evidence::kAsset:
        return "asset";
    }
    return "unknown";
}

VerifyReport verify_dataset(const VerifyOptions& options, const AssetLibrary& library,
                            const Renderer& renderer, const StopFlag& stop,
                            GenerateProgress& progress) {
    return Verification(options, library, renderer, stop, progress).run();
}

}  // namespace turntable
