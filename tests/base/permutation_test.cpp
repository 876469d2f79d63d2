#include "base/permutation.h"

#include <set>
#include <vector>

#include "base/check.h"
#include "tests/base/goodness_of_fit.h"
#include "tests/catch.h"

namespace turntable {

TEST_CASE("every key gives a permutation of any length") {
    for (const std::uint64_t count : {1U, 2U, 3U, 5U, 16U, 17U, 100U, 1025U}) {
        for (std::uint64_t key = 0; key < 5; ++key) {
            std::set<std::uint64_t> seen;
            for (std::uint64_t i = 0; i < count; ++i) {
                const std::uint64_t at = permuted(i, count, key);
                CHECK(at < count);
                seen.insert(at);
            }
            CHECK(seen.size() == count);
        }
    }
    CHECK_THROWS_AS(permuted(5, 5, 1), CheckFailure);
}

TEST_CASE("over the keys every index goes everywhere equally often") {
    constexpr std::uint64_t kCount = 7;
    std::vector<std::vector<std::uint64_t>> counts(kCount, std::vector<std::uint64_t>(kCount, 0));
    for (std::uint64_t key = 0; key < 20'000; ++key) {
        for (std::uint64_t i = 0; i < kCount; ++i) {
            counts[i][permuted(i, kCount, key)] += 1;
        }
    }
    for (const auto& row : counts) {
        CHECK(test::chi_square_uniform_p(row) > test::kSmallestP);
    }
}

}  // namespace turntable
