#include "assets/procedural/procedural_library.h"

#include <algorithm>
#include <exception>
#include <mutex>
#include <optional>
#include <set>
#include <thread>
#include <utility>

#include "assets/library_index.h"
#include "assets/model_cache.h"
#include "assets/rejected_model.h"
#include "assets/taxonomy.h"
#include "base/batch_writing.h"
#include "base/error.h"
#include "base/folder_lock.h"
#include "base/hash.h"
#include "base/nearest_name.h"

namespace turntable::procedural {
namespace {

namespace fs = std::filesystem;

/// So many instances a killed run's first index names, then twice as many, and so on. The cache
/// files of the others stay and are found again.
constexpr std::size_t kFirstSave = 500;

/// Whether a run of this kind made it. A folder of that name, imported, is a source like others.
bool is_procedural(const AssetEntry& entry) {
    return entry.source == kProceduralSource && entry.facts.has_value();
}

class LibraryWork {
public:
    LibraryWork(const fs::path& library, const LibraryRequest& request, LibraryProgress& progress)
        : library_(library), request_(request), progress_(progress) {
        const LibraryIndex before = open_or_new_index(library, Normalisation::kUnitDiagonal);
        for (const AssetEntry& entry : before.entries) {
            if (is_procedural(entry)) {
                known_.emplace(entry.id, entry.digest);
            } else {
                taken_.emplace(entry.id, entry.source);
            }
        }
        make_library_folders(library);
    }

    LibrarySummary run() {
        const std::uint64_t total = count();
        progress_.total = total;
        const unsigned hardware = std::max(1U, std::thread::hardware_concurrency());
        const std::uint64_t threads =
            std::clamp<std::uint64_t>(request_.threads > 0 ? request_.threads : hardware, 1,
                                      std::max<std::uint64_t>(1, total));
        std::vector<std::thread> workers;
        for (std::uint64_t t = 0; t < threads; ++t) {
            workers.emplace_back([this] { work(); });
        }
        for (std::thread& worker : workers) {
            worker.join();
        }
        const std::lock_guard lock(mutex_);
        if (fault_) {
            keep_what_is_done();
            std::rethrow_exception(fault_);
        }
        save();
        return summary();
    }

private:
    [[nodiscard]] std::uint64_t count() const {
        return request_.families.size() * request_.instances;
    }

    void work() {
        try {
            while (const std::optional<std::uint64_t> job = next_job()) {
                // Class after class, so that a stopped run has whole classes.
                make(*request_.families[*job / request_.instances],
                     request_.first + *job % request_.instances);
            }
        } catch (...) {
            const std::lock_guard lock(mutex_);
            fault_ = fault_ ? fault_ : std::current_exception();
        }
    }

    std::optional<std::uint64_t> next_job() {
        const std::lock_guard lock(mutex_);
        interrupted_ = interrupted_ ||
                       (request_.stop != nullptr && request_.stop->requested() && next_ < count());
        if (interrupted_ || fault_ || next_ >= count()) {
            return std::nullopt;
        }
        return next_++;
    }

    void make(const Family& family, std::uint64_t number) {
        const std::string id = instance_id(family, request_.seed, number);
        try {
            if (const auto other = taken_.find(id); other != taken_.end()) {
                throw bad_input("{}: asset id {} is taken by source {}: use another library",
                                library_.string(), id, other->second);
            }
            const Instance instance = make_instance(family, request_.seed, number);
            const ModelPayload payload = model_payload(instance.built.imported, {});
            AssetEntry entry = procedural_entry(family, instance, request_.seed, number, payload);
            entry.creator = request_.creator;
            const bool unchanged = store(entry, payload);
            record(std::move(entry), unchanged);
        } catch (const RejectedModel& rejection) {
            refuse(fmt::format("{}: {}", id, rejection.what()));
        }
    }

    /// Whether library and index had it already.
    bool store(const AssetEntry& entry, const ModelPayload& payload) const {
        const fs::path path = model_cache_path(library_, entry.digest);
        if (!is_sound(path, entry.digest)) {
            write_file_unsynced(path, model_file(entry.digest, payload));
            return false;
        }
        const auto known = known_.find(entry.id);
        return known != known_.end() && known->second == entry.digest;
    }

    static bool is_sound(const fs::path& path, const std::string& digest) {
        std::error_code error;
        if (!fs::is_regular_file(path, error)) {
            return false;
        }
        try {
            (void)read_model_cache_facts(path, digest);
            return true;
        } catch (const Error&) {
            return false;
        }
    }

    void record(AssetEntry entry, bool unchanged) {
        progress_.done += 1;
        const std::lock_guard lock(mutex_);
        unchanged_ += unchanged ? 1U : 0U;
        made_.push_back(std::move(entry));
        if (made_.size() >= next_save_) {
            save();
            next_save_ *= 2;
        }
    }

    void refuse(std::string line) {
        progress_.done += 1;
        progress_.rejected += 1;
        const std::lock_guard lock(mutex_);
        rejected_.push_back(std::move(line));
    }

    /// The index so far; needs the lock. Entries are added to what the index holds by now: another
    /// run may have saved its own since this one began.
    void save() const {
        sync_files(library_);  // what the index names is on the disk before it
        std::set<std::string> replaced;
        for (const AssetEntry& entry : made_) {
            replaced.insert(entry.id);
        }
        const FolderLock alone(library_);
        LibraryIndex index = open_or_new_index(library_, Normalisation::kUnitDiagonal);
        std::erase_if(index.entries,
                      [&](const AssetEntry& entry) { return replaced.contains(entry.id); });
        index.entries.insert(index.entries.end(), made_.begin(), made_.end());
        write_library_index(library_, std::move(index));
    }

    /// For the next attempt; what ended this one matters more than a failure here.
    void keep_what_is_done() const {
        try {
            save();
        } catch (const Error&) {
            return;
        }
    }

    LibrarySummary summary() {
        LibrarySummary summary;
        summary.made = made_.size();
        summary.unchanged = unchanged_;
        summary.rejected = rejected_;
        std::sort(summary.rejected.begin(), summary.rejected.end());
        summary.interrupted = interrupted_;
        return summary;
    }

    fs::path library_;
    const LibraryRequest& request_;
    LibraryProgress& progress_;
    std::map<std::string, std::string> known_;  ///< digests of procedural entries, by id
    std::map<std::string, std::string> taken_;  ///< other entries' sources, by id

    std::mutex mutex_;  ///< guards what follows
    std::uint64_t next_ = 0;
    std::vector<AssetEntry> made_;
    std::vector<std::string> rejected_;
    std::size_t next_save_ = kFirstSave;
    std::uint64_t unchanged_ = 0;
    bool interrupted_ = false;
    std::exception_ptr fault_;
};

}  // namespace

std::vector<const Family*> families_named(const std::vector<std::string>& classes) {
    std::vector<const Family*> families;
    if (classes.empty()) {
        for (const Family& family : procedural_families()) {
            families.push_back(&family);
        }
        return families;
    }
    for (const std::string& written : classes) {
        std::string name = written;
        std::replace(name.begin(), name.end(), '-', ' ');
        const Family* family = family_of(name);
        if (family == nullptr) {
            std::vector<std::string> known;
            for (const Family& other : procedural_families()) {
                known.emplace_back(other.class_name);
            }
            const std::string nearest = nearest_name(name, known);
            throw bad_input("no procedural class \"{}\"{}", written,
                            nearest.empty() ? "" : fmt::format(" (did you mean \"{}\"?)", nearest));
        }
        if (std::find(families.begin(), families.end(), family) == families.end()) {
            families.push_back(family);
        }
    }
    return families;
}

AssetEntry procedural_entry(const Family& family, const Instance& instance, Seed seed,
                            std::uint64_t number, const ModelPayload& payload) {
    const ImportedModel& imported = instance.built.imported;
    AssetEntry entry;
    entry.id = instance.id;
    entry.class_name = family.class_name;
    if (const ObjectClass* known = class_of_name(family.class_name)) {
        entry.synset = known->synset;
    }
    entry.source = kProceduralSource;
    entry.path = fmt::format("{}/{}/{}", family.class_name, seed.value, number);
    std::replace(entry.path.begin(), entry.path.end(), ' ', '-');
    entry.digest = Sha256()
                       .update(fmt::format("procedural {}\n", kProceduralVersion))
                       .update(payload.bytes)
                       .hex();
    entry.triangles = imported.model.mesh.triangle_count();
    entry.textures = static_cast<std::uint32_t>(imported.encoded_textures.size());
    entry.bounds = imported.model.bounds;
    entry.licence = kProceduralLicence;
    entry.warnings = imported.model.warnings;
    entry.facts = instance.facts;
    return entry;
}

LibrarySummary make_procedural_library(const fs::path& library, const LibraryRequest& request,
                                       LibraryProgress* progress) {
    LibraryProgress unseen;
    return LibraryWork(library, request, progress == nullptr ? unseen : *progress).run();
}

}  // namespace turntable::procedural
