// Corruptions: nothing at severity 0, more with every severity, the same bytes each time.
#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "base/error.h"
#include "generator/corruptions.h"
#include "generator/render_views.h"
#include "scenes/corruption_kinds.h"
#include "tests/catch.h"

namespace turntable {
namespace {

/// Waves in all directions, weaker where they are finer, as in photographs.
double texture(double u, double v) {
    double sum = 0.0;
    for (int i = 0; i < 24; ++i) {
        const double frequency = 0.08 * std::pow(1.15, i);
        const double direction = 2.4 * i;
        sum += std::sin(frequency * (u * std::cos(direction) + v * std::sin(direction)) + i) /
               std::sqrt(1.0 + 4.0 * frequency);
    }
    return sum;
}

/// Slopes, edges, colours and texture, none of them at the ends of the range.
ImageU8 picture(int width, int height) {
    ImageU8 image(width, height, 3);
    const double unit = std::min(width, height) / 224.0;
    for (int y = 0; y < height; ++y) {
        for (int x = 0; x < width; ++x) {
            const double u = x / unit;
            const double v = y / unit;
            double rgb[3] = {90.0 + 0.3 * u, 110.0 + 0.2 * v, 120.0 + 0.1 * (u - v)};
            if (std::hypot(u - 90.0, v - 120.0) < 60.0) {  // a ball
                rgb[0] = 165.0 + 9.0 * texture(u, v);
                rgb[1] = 80.0 + 0.4 * v + 9.0 * texture(u, v);
                rgb[2] = 60.0;
            } else if (u > 140.0 && v > 150.0) {  // a dark box
                rgb[0] = 40.0;
                rgb[1] = 60.0;
                rgb[2] = 50.0 + 0.2 * u;
            }
            for (int c = 0; c < 3; ++c) {
                image.at(x, y)[c] =
                    static_cast<std::uint8_t>(std::lround(std::clamp(rgb[c], 5.0, 250.0)));
            }
        }
    }
    return image;
}

std::vector<std::string> kinds() {
    std::vector<std::string> all = corruption_names();
    REQUIRE(all.front() == "none");
    all.erase(all.begin());
    return all;
}

double mean_square_difference(const ImageU8& a, const ImageU8& b) {
    double sum = 0.0;
    for (std::size_t i = 0; i < a.values().size(); ++i) {
        const double difference =
            static_cast<double>(a.values()[i]) - static_cast<double>(b.values()[i]);
        sum += difference * difference;
    }
    return sum / static_cast<double>(a.values().size());
}

double psnr(const ImageU8& a, const ImageU8& b) {
    return 10.0 * std::log10(255.0 * 255.0 / mean_square_difference(a, b));
}

double mean(const ImageU8& image) {
    double sum = 0.0;
    for (const std::uint8_t value : image.values()) {
        sum += static_cast<double>(value);
    }
    return sum / static_cast<double>(image.values().size());
}

TEST_CASE("none and severity 0 change nothing") {
    const ImageU8 image = picture(64, 48);
    for (const std::string& kind : corruption_names()) {
        CHECK(corrupted(image, {kind, 0}, 7) == image);
        CHECK_FALSE(changes_picture({kind, 0}));
        CHECK(changes_picture({kind, 3}) == (kind != "none"));
    }
    CHECK(corrupted(image, {"none", 5}, 7) == image);
    CHECK(corrupted(image, {"", 5}, 7) == image);
    CHECK_FALSE(changes_picture({}));
}

TEST_CASE("every severity takes the picture further away") {
    const ImageU8 image = picture(224, 224);
    for (const std::string& kind : kinds()) {
        double before = 48.0;  // dB: the first severity is to be seen
        for (int severity = 1; severity <= kMostCorruptionSeverity; ++severity) {
            INFO(kind << " " << severity);
            const double now = psnr(image, corrupted(image, {kind, severity}, 7));
            CHECK(now < before - 0.5);
            CHECK(now > 5.0);
            before = now;
        }
        CHECK(before < 32.0);
    }
}

TEST_CASE("a corruption is a function of the picture, the kind, the severity and the seed") {
    const ImageU8 image = picture(61, 47);
    const std::set<std::string> random{"gaussian_noise", "shot_noise", "impulse_noise",
                                       "motion_blur", "fog"};
    for (const std::string& kind : kinds()) {
        INFO(kind);
        const ImageU8 once = corrupted(image, {kind, 4}, 7);
        CHECK(once.width() == image.width());
        CHECK(once.height() == image.height());
        CHECK(once == corrupted(image, {kind, 4}, 7));
        CHECK((once == corrupted(image, {kind, 4}, 8)) == !random.contains(kind));
    }
    CHECK(corrupted(image, {"gaussian_noise", 3}, 7) != corrupted(image, {"shot_noise", 3}, 7));
}

TEST_CASE("blurs keep the mean, and a flat picture stays flat") {
    const ImageU8 image = picture(150, 224);
    const ImageU8 flat(40, 30, 3, 100);
    for (const char* kind : {"defocus_blur", "motion_blur", "gaussian_blur"}) {
        for (int severity = 1; severity <= kMostCorruptionSeverity; ++severity) {
            INFO(kind << " " << severity);
            CHECK(std::abs(mean(corrupted(image, {kind, severity}, 7)) - mean(image)) < 0.05);
            CHECK(corrupted(flat, {kind, severity}, 7) == flat);
        }
    }
    CHECK(corrupted(flat, {"zoom_blur", 5}, 7) == flat);
    CHECK(corrupted(flat, {"pixelate", 5}, 7) == flat);
}

TEST_CASE("noise has the strength and the mean that are stated") {
    const ImageU8 flat(224, 224, 3, 128);
    const double values = static_cast<double>(flat.values().size());
    const ImageU8 gaussian = corrupted(flat, {"gaussian_noise", 2}, 1);  // 0.09 of 255
    CHECK(std::sqrt(mean_square_difference(flat, gaussian)) == Approx(0.09 * 255.0).epsilon(0.01));
    CHECK(std::abs(mean(gaussian) - 128.0) < 4.0 * 0.09 * 255.0 / std::sqrt(values));
    const ImageU8 shot = corrupted(flat, {"shot_noise", 2}, 1);  // 40 photons at 255
    const double share = 128.0 / 255.0;
    CHECK(std::sqrt(mean_square_difference(flat, shot)) ==
          Approx(255.0 * std::sqrt(share / 40.0)).epsilon(0.01));
    CHECK(std::abs(mean(shot) - 128.0) < 0.4);
    std::map<int, double> count;
    const ImageU8 salted = corrupted(flat, {"impulse_noise", 3}, 1);
    for (const std::uint8_t value : salted.values()) {
        count[value] += 1.0;
    }
    CHECK(count.size() == 3);
    CHECK(count[0] / values == Approx(0.045).epsilon(0.05));
    CHECK(count[255] / values == Approx(0.045).epsilon(0.05));
}

TEST_CASE("lengths grow with the picture") {
    // The same content at twice the size, blurred, and at half the size again: much the same.
    const ImageU8 small = picture(112, 112);
    const ImageU8 large = picture(224, 224);
    for (const char* kind : {"defocus_blur", "gaussian_blur", "pixelate", "zoom_blur"}) {
        INFO(kind);
        const ImageU8 a = corrupted(small, {kind, 5}, 7);
        const ImageU8 b = corrupted(large, {kind, 5}, 7);
        ImageU8 half(112, 112, 3);
        for (int y = 0; y < 112; ++y) {
            for (int x = 0; x < 112; ++x) {
                for (int c = 0; c < 3; ++c) {
                    const int sum = b.at(2 * x, 2 * y)[c] + b.at(2 * x + 1, 2 * y)[c] +
                                    b.at(2 * x, 2 * y + 1)[c] + b.at(2 * x + 1, 2 * y + 1)[c];
                    half.at(x, y)[c] = static_cast<std::uint8_t>((sum + 2) / 4);
                }
            }
        }
        CHECK(psnr(a, half) > psnr(a, small) + 4.0);
        CHECK(psnr(a, half) > 28.0);
    }
}

TEST_CASE("pictures of a few pixels are corrupted too") {
    for (const std::string& kind : kinds()) {
        INFO(kind);
        CHECK(corrupted(picture(8, 8), {kind, 5}, 7).width() == 8);
        CHECK(corrupted(ImageU8(1, 3, 3, 9), {kind, 5}, 7).height() == 3);
    }
}

TEST_CASE("an unknown kind names the nearest, and severities end at 5") {
    const ImageU8 image = picture(16, 16);
    CHECK_THROWS_WITH(corrupted(image, {"gausian_blur", 1}, 0),
                      "corruption 'gausian_blur' is unknown; did you mean 'gaussian_blur'?");
    CHECK_THROWS_WITH(corrupted(image, {"xyzzy", 0}, 0), "corruption 'xyzzy' is unknown");
    CHECK_THROWS_WITH(corrupted(image, {"fog", 6}, 0), "corruption severity 6 is not in 0 to 5");
    CHECK_THROWS_AS(corrupted(image, {"fog", -1}, 0), Error);
}

Frame frame_of(const ImageU8& image) {
    Frame frame;
    frame.display = image;
    frame.coverage.mask_pixels = 1000;
    frame.coverage.x1 = image.width();
    frame.coverage.y1 = image.height();
    frame.coverage.visible_fraction = 1.0;
    return frame;
}

TEST_CASE("the check sees the picture before, the file and its digest are of the picture after") {
    const ImageU8 image = picture(64, 64);
    SampleTask task;
    task.scene.noise_seed = 5;
    ViewSettings settings;
    settings.limits.max_clipped_fraction = 0.3;
    const RenderedSample plain = finish_frame(task, frame_of(image), settings);
    task.scene.corruption = {"posterize", 5};  // every value becomes 0 or 255
    const RenderedSample spoiled = finish_frame(task, frame_of(image), settings);
    CHECK(spoiled.record.reject.empty());
    CHECK(spoiled.record.pixels_sha256 != plain.record.pixels_sha256);
    REQUIRE(spoiled.files.size() == 1);
    task.scene.corruption = {};
    CHECK(spoiled.record.pixels_sha256 ==
          finish_frame(task, frame_of(corrupted(image, {"posterize", 5}, 5)), {})
              .record.pixels_sha256);
}

}  // namespace
}  // namespace turntable
