#include "generator/plan_digests.h"

#include <map>
#include <memory>
#include <mutex>
#include <span>
#include <string>

#include <fmt/format.h>
#include <tbb/blocked_range.h>
#include <tbb/parallel_for.h>

#include "assets/background_pack.h"
#include "assets/map_store.h"

namespace turntable {
namespace {

/// Imported pictures have a digest of their content; those of the pack are what this build makes of
/// their name, so they need not be computed.
Digest128 digest_of(const AssetLibrary& library, const std::string& id) {
    std::string content = "pack " + id;
    if (const MapEntry* entry = library.find_map(id)) {
        content = fmt::format("map {} {}", entry->digest, static_cast<int>(entry->layout));
    } else if (find_in_pack(id) == nullptr) {
        static_cast<void>(MapStore(library).load(id));  // refuses it, and names the nearest
    }
    return xxhash128(std::as_bytes(std::span(content)));
}

}  // namespace

MapDigests map_digests(const AssetLibrary& library) {
    struct Known {
        std::mutex mutex;
        std::map<std::string, Digest128> digests;
    };
    // Shared by the copies of the function.
    return [&library, known = std::make_shared<Known>()](const std::string& id) {
        const std::scoped_lock lock(known->mutex);
        const auto found = known->digests.find(id);
        if (found != known->digests.end()) {
            return found->second;
        }
        return known->digests.emplace(id, digest_of(library, id)).first->second;
    };
}

void visit_digests(const Plan& plan, const SampleDigester& digester, SampleRange range,
                   const DigestVisitor& visit) {
    constexpr std::size_t kGrain = 256;
    tbb::parallel_for(tbb::blocked_range<std::uint64_t>(range.first, range.last, kGrain),
                      [&](const tbb::blocked_range<std::uint64_t>& part) {
                          for (std::uint64_t i = part.begin(); i != part.end(); ++i) {
                              const PlannedSample sample = plan.sample(SampleId(i));
                              visit(sample, digester(sample));
                          }
                      });
}

}  // namespace turntable
