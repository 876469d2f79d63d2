// RenderedSet: a dataset that is there already, as a store of frames for another one.
#pragma once

#include <cstdint>
#include <filesystem>
#include <list>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "assets/asset_library.h"
#include "generator/planned_dataset.h"
#include "manifests/encoded_file.h"
#include "manifests/sample_record.h"
#include "manifests/shard_reader.h"
#include "scenes/sample_digest.h"

namespace turntable {

/// Samples are found by what decides their frame, never by their place. The set may be incomplete:
/// what its finished shards hold can be found. Frames of attempt 0 are listed; see agrees().
class RenderedSet {
public:
    /// Makes the set's plan again and digests every sample of its finished shards: 24 bytes a
    /// sample, no record is read. The plan needs the library that the set was made with: that is
    /// `library`, or the one that the folder remembers; it must outlive the set. Throws Error (bad
    /// input) when neither is it, and when the folder is no dataset.
    RenderedSet(std::filesystem::path folder, const AssetLibrary& library);

    [[nodiscard]] const DatasetFile& dataset() const { return planned_.file(); }
    [[nodiscard]] const Plan& plan() const { return planned_.plan(); }
    /// Frames are equal for one build and device only: throws Error (bad input) for others.
    void require_made_by(const std::string& build, const std::string& device) const;
    void require_made_by(const std::string& build) const;

    /// Samples that can be found.
    [[nodiscard]] std::uint64_t size() const { return entries_.size(); }
    /// The first sample of the set with such a frame. Thread-safe.
    [[nodiscard]] std::optional<SampleId> find(const Digest128& frame) const;

    // What follows reads shards and is not for use by two threads at once.

    /// The sample's stored record, when it was accepted. The first sample of a shard that is asked
    /// for has the whole shard compared with its checksums; a damaged one gives nothing.
    [[nodiscard]] std::optional<SampleRecord> record(SampleId id);
    /// The files of such a record, as they are stored.
    [[nodiscard]] std::vector<EncodedFile> files(const SampleRecord& record);
    /// What decides the frame of a sample's redraw number `attempt`.
    [[nodiscard]] Digest128 frame(SampleId id, int attempt) const;
    /// Why shards were found damaged so far, a line each.
    [[nodiscard]] const std::vector<std::string>& damages() const { return damages_; }

private:
    struct Entry {
        Digest128 frame;
        std::uint64_t sample = 0;
        friend auto operator<=>(const Entry&, const Entry&) = default;
    };

    void list_samples();
    [[nodiscard]] ShardReader* reader(ShardId shard);
    [[nodiscard]] bool is_sound(ShardId shard);

    std::filesystem::path folder_;
    PlannedDataset planned_;
    SampleDigester digester_;
    std::vector<Entry> entries_;                                           ///< sorted
    std::list<std::pair<ShardId, std::unique_ptr<ShardReader>>> readers_;  ///< last used first
    std::set<ShardId> sound_;
    std::set<ShardId> damaged_;
    std::vector<std::string> damages_;
};

}  // namespace turntable
