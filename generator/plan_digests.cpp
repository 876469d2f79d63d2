#include "generator/plan_digests.h"

#include <array>
#include <map>
#include <memory>
#include <mutex>
#include <span>
#include <string>

#include <tbb/blocked_range.h>
#include <tbb/parallel_for.h>

#include "assets/map_store.h"

namespace turntable {
namespace {

Digest128 digest_of(const EnvironmentMap& map) {
    const Digest128 texels = xxhash128(std::as_bytes(std::span(map.texels)));
    const std::array<std::uint64_t, 5> content{
        texels.high, texels.low, static_cast<std::uint64_t>(map.layout),
        static_cast<std::uint64_t>(map.width), static_cast<std::uint64_t>(map.height)};
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
        return known->digests.emplace(id, digest_of(*MapStore(library).load(id))).first->second;
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
