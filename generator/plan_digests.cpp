#include "generator/plan_digests.h"

#include <map>
#include <memory>
#include <mutex>
#include <string>

#include <tbb/blocked_range.h>
#include <tbb/parallel_for.h>

namespace turntable {

MapDigests map_digests(const AssetLibrary& library) {
    struct Known {
        std::mutex mutex;
        std::map<std::string, Digest128> digests;
    };
    // Shared by the copies of the function.
    return [&library, known = std::make_shared<Known>()](const std::string& id) {
        const std::scoped_lock lock(known->mutex);
        const auto [entry, is_new] = known->digests.try_emplace(id);
        if (is_new) {
            const std::string content = library.digest() + '/' + id;
            entry->second = xxhash128(std::as_bytes(std::span(content)));
        }
        return entry->second;
    };
}

void visit_digests(const Plan& plan, const SampleDigester& digester, SampleRange range,
                   const DigestVisitor& visit) {
    constexpr std::size_t kGrain = 256;
    tbb::parallel_for(tbb::blocked_range<std::uint64_t>(range.first, range.last, kGrain),
                      [&](const tbb::blocked_range<std::uint64_t>& part) {
                          for (std::uint64_t i = part.begin(); i != part.end(); ++i) {
                              visit(SampleId(i), digester(plan.sample(SampleId(i))));
                          }
                      });
}

}  // namespace turntable
