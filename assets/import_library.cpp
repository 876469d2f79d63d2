#include "assets/import_library.h"

#include <algorithm>
#include <exception>
#include <memory>
#include <mutex>
#include <thread>
#include <unordered_map>
#include <vector>

#include "assets/import_child.h"
#include "assets/import_program.h"
#include "assets/library_index.h"
#include "base/error.h"
#include "base/folder_lock.h"

namespace turntable {
namespace fs = std::filesystem;
namespace {

/// So many models may be lost to a kill: their cache files stay, but no index names them.
constexpr std::size_t kModelsBetweenSaves = 500;

std::string key_of(const AssetEntry& entry) {
    return fmt::format("{}\n{}", entry.source, entry.path);
}

class LibraryImport {
public:
    LibraryImport(SourceListing listing, const fs::path& library, LibraryIndex before,
                  const LibraryImportOptions& options, LibraryImportProgress& progress,
                  std::string worker, std::unique_ptr<ImportChild> first_child)
        : listing_(std::move(listing)), library_(fs::absolute(library)), before_(std::move(before)),
          options_(options), progress_(progress), worker_(std::move(worker)),
          first_child_(std::move(first_child)) {
        for (const AssetEntry& entry : before_.entries) {
            known_digests_.emplace(key_of(entry), entry.digest);
        }
        erase_own(before_.entries);
        require_unique_ids();
    }

    LibraryImportSummary run() {
        progress_.total = listing_.jobs.size();
        const unsigned hardware = std::max(1U, std::thread::hardware_concurrency());
        const std::size_t threads =
            std::min<std::size_t>(options_.threads > 0 ? options_.threads : hardware,
                                  std::max<std::size_t>(1, listing_.jobs.size()));
        std::vector<std::thread> workers;
        for (std::size_t t = 0; t < threads; ++t) {
            auto child = t == 0 ? std::move(first_child_) : std::make_unique<ImportChild>(worker_);
            workers.emplace_back([this, child = std::move(child)] { work(*child); });
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
    /// The entries that this import replaces. Models made by rule are none of an import's, whatever
    /// its folder's name.
    void erase_own(std::vector<AssetEntry>& entries) const {
        std::erase_if(entries, [&](const AssetEntry& entry) {
            return !entry.facts && std::find(listing_.sources.begin(), listing_.sources.end(),
                                             entry.source) != listing_.sources.end();
        });
    }

    /// An id of another source that is wanted here would make one of the two unreachable.
    void require_unique_ids() const {
        std::unordered_map<std::string, const AssetEntry*> others;
        for (const AssetEntry& entry : before_.entries) {
            others.emplace(entry.id, &entry);
        }
        for (const ModelJob& job : listing_.jobs) {
            const auto other = others.find(job.entry.id);
            if (other != others.end()) {
                throw bad_input("asset id {} is taken by source {}: use another library",
                                job.entry.id, other->second->source);
            }
        }
    }

    void work(ImportChild& child) {
        try {
            while (const ModelJob* job = next_job()) {
                const ImportReply reply = child.run(request_for(*job));
                if (!reply.environment_fault.empty()) {
                    throw environment_fault("{}", reply.environment_fault);
                }
                record(*job, reply);
            }
        } catch (...) {
            const std::lock_guard lock(mutex_);
            fault_ = fault_ ? fault_ : std::current_exception();
        }
    }

    const ModelJob* next_job() {
        const std::lock_guard lock(mutex_);
        interrupted_ = interrupted_ || (options_.stop != nullptr && options_.stop->requested() &&
                                        next_ < listing_.jobs.size());
        if (interrupted_ || fault_ || next_ >= listing_.jobs.size()) {
            return nullptr;
        }
        return &listing_.jobs[next_++];
    }

    [[nodiscard]] ImportRequest request_for(const ModelJob& job) const {
        ImportRequest request;
        request.source = fs::absolute(job.source);
        request.model = job.entry.path;
        request.options.normalisation = before_.normalisation;
        request.options.upright = job.upright;
        request.options.max_triangles = options_.max_triangles;
        request.library = library_;
        const auto known = known_digests_.find(key_of(job.entry));
        request.known_digest = known == known_digests_.end() ? "" : known->second;
        request.limits = options_.limits;
        return request;
    }

    void record(const ModelJob& job, const ImportReply& reply) {
        AssetEntry entry = job.entry;
        entry.rejection = reply.rejection;
        entry.reason = reply.reason;
        entry.digest = reply.digest;
        entry.triangles = reply.triangles;
        entry.textures = reply.textures;
        entry.bounds = reply.bounds;
        entry.warnings = reply.warnings;
        progress_.done += 1;
        progress_.rejected += entry.accepted() ? 0U : 1U;
        const std::lock_guard lock(mutex_);
        reused_ += reply.reused ? 1U : 0U;
        imported_.push_back(std::move(entry));
        if (imported_.size() % kModelsBetweenSaves == 0) {
            save();
        }
    }

    /// The index so far; needs the lock. Entries are added to what the index holds by now: others
    /// may have saved theirs since this import began.
    void save() const {
        const FolderLock alone(library_);
        LibraryIndex index = open_or_new_index(library_, options_.normalisation);
        erase_own(index.entries);
        index.entries.insert(index.entries.end(), imported_.begin(), imported_.end());
        index.entries.insert(index.entries.end(), listing_.refused.begin(), listing_.refused.end());
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

    LibraryImportSummary summary() {
        LibraryImportSummary summary;
        summary.reused = reused_;
        summary.interrupted = interrupted_;
        std::vector<AssetEntry> entries = imported_;
        entries.insert(entries.end(), listing_.refused.begin(), listing_.refused.end());
        std::sort(entries.begin(), entries.end(),
                  [](const AssetEntry& a, const AssetEntry& b) { return a.id < b.id; });
        for (const AssetEntry& entry : entries) {
            if (entry.accepted()) {
                ++summary.accepted;
                ++summary.classes[entry.class_name];
                continue;
            }
            ++summary.rejections[asset_rejection_name(entry.rejection)];
            summary.reasons.push_back(fmt::format("{}: {}", entry.id, entry.reason));
        }
        return summary;
    }

    SourceListing listing_;
    fs::path library_;
    LibraryIndex before_;  ///< without this source's entries
    const LibraryImportOptions& options_;
    LibraryImportProgress& progress_;
    std::string worker_;
    std::unique_ptr<ImportChild> first_child_;  ///< the one that listed the source
    std::unordered_map<std::string, std::string> known_digests_;  ///< by source and path

    std::mutex mutex_;  ///< guards what follows
    std::size_t next_ = 0;
    std::vector<AssetEntry> imported_;
    std::uint64_t reused_ = 0;
    bool interrupted_ = false;
    std::exception_ptr fault_;
};

}  // namespace

LibraryImportSummary import_into_library(const fs::path& source, const fs::path& library,
                                         const LibraryImportOptions& options,
                                         LibraryImportProgress* progress) {
    LibraryIndex before = open_or_new_index(library, options.normalisation);
    const std::string worker = options.worker.empty() ? find_import_program() : options.worker;
    auto child = std::make_unique<ImportChild>(worker);
    SourceListing listing =
        child->list({fs::absolute(source), options.layout, options.limits.memory_bytes});
    make_library_folders(library);
    LibraryImportProgress unseen;
    return LibraryImport(std::move(listing), library, std::move(before), options,
                         progress == nullptr ? unseen : *progress, worker, std::move(child))
        .run();
}

}  // namespace turntable
