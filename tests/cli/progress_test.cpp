// The progress display's numbers and words.
#include "cli/progress_line.h"
#include "cli/progress_rate.h"
#include "tests/catch.h"

namespace turntable::cli {
namespace {

TEST_CASE("a steady rate gives the time that is left") {
    ProgressRate rate;
    CHECK(rate.per_second() == 0.0);
    CHECK(rate.seconds_left(100) < 0.0);
    for (int second = 1; second <= 50; ++second) {
        rate.update(second, static_cast<std::uint64_t>(10 * second));
    }
    CHECK(rate.per_second() == Approx(10.0));
    CHECK(rate.seconds_left(1000) == Approx(50.0));
    CHECK(rate.seconds_left(500) == Approx(0.0));
}

TEST_CASE("a stall or a burst moves the rate by a factor of two at most") {
    ProgressRate stalled;
    ProgressRate bursting;
    for (int second = 1; second <= 200; ++second) {
        const auto at = static_cast<double>(second);
        stalled.update(at, second <= 100 ? static_cast<std::uint64_t>(10 * second) : 1000);
        bursting.update(at, second <= 190 ? static_cast<std::uint64_t>(second)
                                          : static_cast<std::uint64_t>(1000 * (second - 189)));
    }
    CHECK(stalled.per_second() == Approx(0.5 * 1000.0 / 200.0));
    CHECK(bursting.per_second() == Approx(2.0 * 11000.0 / 200.0));
}

TEST_CASE("a slow change is followed within the window") {
    ProgressRate rate;
    for (int second = 1; second <= 100; ++second) {
        rate.update(second, static_cast<std::uint64_t>(10 * second));
    }
    for (int second = 101; second <= 130; ++second) {
        rate.update(second, static_cast<std::uint64_t>(1000 + 7 * (second - 100)));
    }
    CHECK(rate.per_second() == Approx(7.0).epsilon(0.02));
}

TEST_CASE("counts and durations in words") {
    CHECK(count_text(0) == "0");
    CHECK(count_text(999) == "999");
    CHECK(count_text(1000) == "1,000");
    CHECK(count_text(7200000) == "7,200,000");
    CHECK(duration_text(0.2) == "1 s");
    CHECK(duration_text(99) == "99 s");
    CHECK(duration_text(101) == "2 min");
    CHECK(duration_text(3.0 * 3600 + 5 * 60) == "3 h 05 min");
}

TEST_CASE("the line names what is known, and no more") {
    ProgressRate rate;
    rate.update(10.0, 200);
    CHECK(progress_text({200, 0, 0}, "images", rate) == "200 images  20.0/s");
    CHECK(progress_text({200, 1400, 3}, "images", rate) ==
          "200/1,400 images  20.0/s  rejected 3  60 s left");
}

}  // namespace
}  // namespace turntable::cli
