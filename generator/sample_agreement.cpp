#include "generator/sample_agreement.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "base/check.h"
#include "base/error.h"
#include "generator/image_codecs.h"
#include "generator/plane_agreement.h"

namespace turntable {
namespace {

// The bounds, measured as docs/numerics.md says ("Verify across backends").
constexpr double kMeanLevels = 0.2;
constexpr double kMeanDeviations = 4.0;  // of the mean of independent pixels, beyond that
constexpr double kRmsFactor = 1.2;       // over what noise and JPEG explain
constexpr double kBlockFactor = 2.0;     // the same, of a block's mean
constexpr double kBlockLevels = 1.0;     // and JPEG's rounding of a block's mean itself
constexpr double kSilhouetteShare = 0.01;
constexpr double kSilhouettePixels = 2.0;
constexpr int kBoxPixels = 1;

constexpr int kBlock = 16;  // pixels a side
constexpr int kChannels = 3;

using Sums = std::array<double, kChannels>;

/// Sums of a - b over the pixels [x0, x1) x [y0, y1).
Sums signed_sums(const ImageU8& a, const ImageU8& b, int x0, int y0, int x1, int y1) {
    Sums sums{};
    for (int y = y0; y < y1; ++y) {
        for (int x = x0; x < x1; ++x) {
            for (int c = 0; c < kChannels; ++c) {
                sums.at(static_cast<std::size_t>(c)) += int{a.at(x, y)[c]} - int{b.at(x, y)[c]};
            }
        }
    }
    return sums;
}

double largest_mean(const Sums& sums, double pixels) {
    double largest = 0.0;
    for (const double sum : sums) {
        largest = std::max(largest, std::abs(sum) / pixels);
    }
    return largest;
}

/// Whole blocks only: a narrow rest would have the noise of few pixels.
double largest_block(const ImageU8& a, const ImageU8& b) {
    double largest = 0.0;
    for (int y = 0; y + kBlock <= a.height(); y += kBlock) {
        for (int x = 0; x + kBlock <= a.width(); x += kBlock) {
            largest =
                std::max(largest, largest_mean(signed_sums(a, b, x, y, x + kBlock, y + kBlock),
                                               kBlock * kBlock));
        }
    }
    return largest;
}

double rms(const ImageU8& a, const ImageU8& b) {
    double squares = 0.0;
    for (std::size_t i = 0; i < a.values().size(); ++i) {
        const double difference = int{a.values()[i]} - int{b.values()[i]};
        squares += difference * difference;
    }
    return std::sqrt(squares / static_cast<double>(a.values().size()));
}

ImageU8 cropped(const ImageU8& image, int left, int top) {
    ImageU8 part(image.width() - left, image.height() - top, image.channels());
    for (int y = 0; y < part.height(); ++y) {
        std::copy_n(image.at(left, y + top), part.width() * part.channels(), part.at(0, y));
    }
    return part;
}

const EncodedFile* file_of(const RenderedSample& sample, const std::string& extension) {
    for (const EncodedFile& file : sample.files) {
        if (file.extension == extension) {
            return &file;
        }
    }
    return nullptr;
}

/// How many pixels the mask of such an object may gain or lose: its silhouette is about as long as
/// its box.
double mask_tolerance(const SampleRecord& record) {
    const double length = 2.0 * (record.box[2] - record.box[0] + record.box[3] - record.box[1]);
    return kSilhouettePixels + kSilhouetteShare * length;
}

void compare_coverage(const SampleRecord& stored, const SampleRecord& rendered,
                      std::vector<std::string>& differences) {
    const double tolerance = std::max(mask_tolerance(stored), mask_tolerance(rendered));
    const auto pixels = [](const SampleRecord& record) {
        return static_cast<double>(record.mask_pixels);
    };
    if (std::abs(pixels(stored) - pixels(rendered)) > tolerance) {
        differences.push_back(fmt::format("mask_pixels is {}, rendering gives {}",
                                          stored.mask_pixels, rendered.mask_pixels));
    }
    for (std::size_t i = 0; i < stored.box.size(); ++i) {
        if (std::abs(stored.box.at(i) - rendered.box.at(i)) > kBoxPixels) {
            differences.push_back(
                fmt::format("box is {}, rendering gives {}", stored.box, rendered.box));
            break;
        }
    }
    const double share = tolerance / std::max(1.0, pixels(rendered));
    if (std::abs(stored.visible_fraction - rendered.visible_fraction) > share) {
        differences.push_back(fmt::format("visible_fraction is {}, rendering gives {}",
                                          stored.visible_fraction, rendered.visible_fraction));
    }
}

void compare_pictures(const RenderedSample& stored, const RenderedSample& rendered, int quality,
                      std::vector<std::string>& differences) {
    const ImageU8 a = decode_jpeg(file_of(stored, "jpg")->bytes, "the stored jpg");
    const ImageU8 b = decode_jpeg(file_of(rendered, "jpg")->bytes, "the new jpg");
    if (a.width() != b.width() || a.height() != b.height()) {
        differences.push_back(fmt::format("jpg is {} x {}, rendering gives {} x {}", a.width(),
                                          a.height(), b.width(), b.height()));
        return;
    }
    const PictureDistance found = picture_distance(a, b);
    const PictureDistance bound =
        picture_bounds(stored.record.noise, rendered.record.noise, jpeg_rounding(b, quality),
                       static_cast<double>(a.width()) * a.height());
    const auto check = [&](const char* what, double value, double most) {
        if (value > most) {
            differences.push_back(fmt::format(
                "jpg: {} is {:.2f} levels off, at most {:.2f} are explained", what, value, most));
        }
    };
    check("the mean", found.mean, bound.mean);
    check("the picture", found.rms, bound.rms);
    check("the mean of a block", found.block, bound.block);
}

void compare_files(const RenderedSample& stored, const RenderedSample& rendered, int quality,
                   std::vector<std::string>& differences) {
    for (const EncodedFile& file : rendered.files) {
        const EncodedFile* old = file_of(stored, file.extension);
        if (old == nullptr) {
            differences.push_back(fmt::format("{} is missing", file.extension));
        } else if (file.extension == "jpg") {
            compare_pictures(stored, rendered, quality, differences);
        } else if (const std::string wrong = plane_disagreement(*old, file); !wrong.empty()) {
            differences.push_back(fmt::format("{}: {}", file.extension, wrong));
        }
    }
}

}  // namespace

PictureDistance picture_distance(const ImageU8& a, const ImageU8& b) {
    TT_CHECK_EQ(a.width(), b.width());
    TT_CHECK_EQ(a.height(), b.height());
    TT_CHECK(a.channels() == kChannels && b.channels() == kChannels);
    const double pixels = static_cast<double>(a.width()) * a.height();
    return {largest_mean(signed_sums(a, b, 0, 0, a.width(), a.height()), pixels), rms(a, b),
            largest_block(a, b)};
}

PictureDistance picture_bounds(double noise_a, double noise_b, double jpeg_rounding,
                               double pixels) {
    const double explained =
        std::sqrt(noise_a * noise_a + noise_b * noise_b + 2.0 * jpeg_rounding * jpeg_rounding);
    return {kMeanLevels + kMeanDeviations * explained / std::sqrt(pixels), kRmsFactor * explained,
            kBlockLevels + kBlockFactor * explained};
}

double jpeg_rounding(const ImageU8& picture, int quality) {
    constexpr int kOffset = 5;  // odd: off the grid of 8, and of the 16 that chroma has
    if (picture.width() <= kOffset || picture.height() <= kOffset) {
        return 0.0;
    }
    const ImageU8 moved = cropped(picture, kOffset, kOffset);
    return rms(moved, decode_jpeg(encode_jpeg(moved, quality), "a jpg in memory"));
}

std::vector<std::string> sample_disagreements(const RenderedSample& stored,
                                              const RenderedSample& rendered, int jpeg_quality) {
    std::vector<std::string> differences;
    if (stored.record.reject != rendered.record.reject) {
        const auto outcome = [](const std::string& reject) {
            return reject.empty() ? std::string("accepted") : reject;
        };
        differences.push_back(fmt::format("quality check is {}, rendering gives {}",
                                          outcome(stored.record.reject),
                                          outcome(rendered.record.reject)));
        return differences;
    }
    compare_coverage(stored.record, rendered.record, differences);
    try {
        compare_files(stored, rendered, jpeg_quality, differences);
    } catch (const Error& damaged) {
        differences.emplace_back(damaged.what());
    }
    return differences;
}

}  // namespace turntable
