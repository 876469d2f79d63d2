#include "generator/corruptions.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

#include <fmt/format.h>

#include "base/check.h"
#include "base/error.h"
#include "base/nearest_name.h"
#include "base/philox.h"
#include "generator/image_blurs.h"
#include "generator/image_codecs.h"
#include "scenes/corruption_kinds.h"

namespace turntable {
namespace {

constexpr int kChannels = 3;
constexpr double kStatedSide = 224.0;  ///< shorter side of the pictures that lengths are stated for

/// A picture on its way; values of display codes / 255.
struct Work {
    ImageF image;
    double scale = 1.0;  ///< pixels of this picture in one of a picture of kStatedSide
    Draws draws;

    /// Replaces every value; `change` also gets a number of its own for each.
    template <class Change>
    void each_value(const Change& change) {
        std::uint32_t k = 0;
        for (float& value : image.values()) {
            value = static_cast<float>(change(static_cast<double>(value), k++));
        }
    }
    /// Replaces every pixel by what `change` makes of its three values in place.
    template <class Change>
    void each_pixel(const Change& change) {
        const std::span<float> values = image.values();
        for (std::size_t i = 0; i < values.size(); i += kChannels) {
            change(values.subspan(i).first<kChannels>());
        }
    }
};

ImageF to_shares(const ImageU8& rgb) {
    ImageF image(rgb.width(), rgb.height(), rgb.channels());
    std::transform(rgb.values().begin(), rgb.values().end(), image.values().begin(),
                   [](std::uint8_t code) { return static_cast<float>(code) / 255.0F; });
    return image;
}

ImageU8 to_codes(const ImageF& image) {
    ImageU8 rgb(image.width(), image.height(), image.channels());
    std::transform(
        image.values().begin(), image.values().end(), rgb.values().begin(), [](float value) {
            return static_cast<std::uint8_t>(std::lround(255.0F * std::clamp(value, 0.0F, 1.0F)));
        });
    return rgb;
}

// Noise -------------------------------------------------------------------------------------------

/// `amount`: standard deviation.
void add_gaussian_noise(Work& work, double amount) {
    work.each_value(
        [&](double value, std::uint32_t k) { return value + amount * work.draws.normal(k); });
}

/// The Poisson variate whose distribution function reaches `u`.
int poisson(double mean, double u) {
    double probability = std::exp(-mean);
    double below = probability;
    int count = 0;
    while (u > below && count < 1000) {
        ++count;
        probability *= mean / count;
        below += probability;
    }
    return count;
}

/// `amount`: photons that a value of 1 stands for.
void add_shot_noise(Work& work, double amount) {
    work.each_value([&](double value, std::uint32_t k) {
        return poisson(amount * value, work.draws.uniform(k)) / amount;
    });
}

/// `amount`: share of the values that become 0 or 1.
void add_impulse_noise(Work& work, double amount) {
    work.each_value([&](double value, std::uint32_t k) {
        const double u = work.draws.uniform(k);
        return u >= amount ? value : (work.draws.bits(k) & 1U) == 0 ? 0.0 : 1.0;
    });
}

// Blurs -------------------------------------------------------------------------------------------

void blur_by_defocus(Work& work, double amount) {
    work.image = defocus_blur(work.image, amount * work.scale);
}

void blur_by_motion(Work& work, double amount) {
    work.image =
        motion_blur(work.image, amount * work.scale, std::numbers::pi * work.draws.uniform(0));
}

void blur_by_zoom(Work& work, double amount) {
    work.image = zoom_blur(work.image, amount);
}

void blur_by_gaussian(Work& work, double amount) {
    work.image = gaussian_blur(work.image, amount * work.scale);
}

// Weather and light -------------------------------------------------------------------------------

/// Smooth random heights in [0, 1]; the lattice has cells of `cell` pixels.
double value_noise(const Draws& draws, std::uint32_t octave, double x, double y) {
    const auto ix = static_cast<std::uint32_t>(x);
    const auto iy = static_cast<std::uint32_t>(y);
    const auto smooth = [](double t) { return t * t * (3.0 - 2.0 * t); };
    const auto height = [&](std::uint32_t dx, std::uint32_t dy) {
        return draws.uniform((octave << 28U) + ((iy + dy) << 14U) + ix + dx);
    };
    const double fx = smooth(x - ix);
    const double top = height(0, 0) + fx * (height(1, 0) - height(0, 0));
    const double bottom = height(0, 1) + fx * (height(1, 1) - height(0, 1));
    return top + smooth(y - iy) * (bottom - top);
}

/// `amount`: mean share of the light that comes from the fog. It is thicker at places.
void add_fog(Work& work, double amount) {
    constexpr double kLargestCell = 112.0;  // pixels of the stated size
    constexpr double kFog = 0.9;
    for (int y = 0; y < work.image.height(); ++y) {
        for (int x = 0; x < work.image.width(); ++x) {
            double density = 0.0;
            double weight = 1.0;
            double weights = 0.0;
            double cell = kLargestCell * work.scale;
            for (std::uint32_t octave = 0; octave < 5 && cell >= 2.0; ++octave) {
                density += weight * value_noise(work.draws, octave, x / cell, y / cell);
                weights += weight;
                weight *= 0.5;
                cell *= 0.5;
            }
            const double thickness = weights > 0.0 ? density / weights : 0.5;
            const double share = std::clamp(amount * (0.4 + 1.2 * thickness), 0.0, 1.0);
            float* pixel = work.image.at(x, y);
            for (int c = 0; c < kChannels; ++c) {
                pixel[c] += static_cast<float>(share * (kFog - static_cast<double>(pixel[c])));
            }
        }
    }
}

/// `amount`: added to the value of HSV; hue and saturation stay. Near black, where colour is little
/// but noise, at most a factor of kMost brings it up and grey does the rest.
void brighten(Work& work, double amount) {
    constexpr double kMost = 3.0;
    work.each_pixel([&](std::span<float, kChannels> pixel) {
        const double value = static_cast<double>(*std::max_element(pixel.begin(), pixel.end()));
        const double raised = std::min(1.0, value + amount);
        const double factor = kMost * value < raised ? kMost : raised / value;
        const double grey = raised - factor * value;
        for (float& channel : pixel) {
            channel = static_cast<float>(factor * static_cast<double>(channel) + grey);
        }
    });
}

/// `amount`: what is left of each channel's distance to its mean over the picture.
void reduce_contrast(Work& work, double amount) {
    std::array<double, kChannels> mean{};
    work.each_pixel([&](std::span<float, kChannels> pixel) {
        for (std::size_t c = 0; c < kChannels; ++c) {
            mean[c] += static_cast<double>(pixel[c]);
        }
    });
    const double pixels = static_cast<double>(work.image.values().size()) / kChannels;
    work.each_value([&](double value, std::uint32_t k) {
        const double middle = mean[k % kChannels] / pixels;
        return middle + amount * (value - middle);
    });
}

/// `amount`: factor on each channel's distance to the luma (Rec.601).
void saturate_colors(Work& work, double amount) {
    work.each_pixel([&](std::span<float, kChannels> pixel) {
        const double luma = 0.299 * static_cast<double>(pixel[0]) +
                            0.587 * static_cast<double>(pixel[1]) +
                            0.114 * static_cast<double>(pixel[2]);
        for (float& channel : pixel) {
            channel = static_cast<float>(luma + amount * (static_cast<double>(channel) - luma));
        }
    });
}

// Digital -----------------------------------------------------------------------------------------

/// The mean of the pixels [x0, x1) x [y0, y1), written to all of them.
void flatten(ImageF& image, int x0, int x1, int y0, int y1) {
    std::array<double, kChannels> sum{};
    for (int y = y0; y < y1; ++y) {
        for (int x = x0; x < x1; ++x) {
            for (std::size_t c = 0; c < kChannels; ++c) {
                sum[c] += static_cast<double>(image.at(x, y)[c]);
            }
        }
    }
    const double pixels = static_cast<double>(x1 - x0) * (y1 - y0);
    for (int y = y0; y < y1; ++y) {
        for (int x = x0; x < x1; ++x) {
            for (std::size_t c = 0; c < kChannels; ++c) {
                image.at(x, y)[c] = static_cast<float>(sum[c] / pixels);
            }
        }
    }
}

/// `amount`: side of a block in pixels of the stated size.
void pixelate(Work& work, double amount) {
    const double side = amount * work.scale;
    const auto blocks = [&](int size) {
        return std::clamp(static_cast<int>(std::lround(size / side)), 1, size);
    };
    const int across = blocks(work.image.width());
    const int down = blocks(work.image.height());
    const auto edge = [](int block, int count, int size) {
        return static_cast<int>(static_cast<std::int64_t>(block) * size / count);
    };
    for (int by = 0; by < down; ++by) {
        for (int bx = 0; bx < across; ++bx) {
            flatten(work.image, edge(bx, across, work.image.width()),
                    edge(bx + 1, across, work.image.width()), edge(by, down, work.image.height()),
                    edge(by + 1, down, work.image.height()));
        }
    }
}

/// `amount`: the quality of encode_jpeg().
void compress(Work& work, double amount) {
    work.image = to_shares(decode_jpeg(encode_jpeg(to_codes(work.image), static_cast<int>(amount)),
                                       "a corrupted picture"));
}

/// `amount`: values a channel can still take.
void posterize(Work& work, double amount) {
    work.each_value([&](double value, std::uint32_t /*k*/) {
        return std::round(value * (amount - 1.0)) / (amount - 1.0);
    });
}

struct Kind {
    const char* name;
    void (*apply)(Work&, double amount);
    std::array<double, kMostCorruptionSeverity> amounts;  ///< of severities 1 to 5
};

constexpr Kind kKinds[] = {
    {"gaussian_noise", add_gaussian_noise, {0.05, 0.09, 0.14, 0.21, 0.30}},
    {"shot_noise", add_shot_noise, {90.0, 40.0, 18.0, 9.0, 4.5}},
    {"impulse_noise", add_impulse_noise, {0.02, 0.05, 0.09, 0.16, 0.26}},
    {"defocus_blur", blur_by_defocus, {1.5, 2.5, 4.0, 5.5, 7.5}},
    {"motion_blur", blur_by_motion, {5.0, 9.0, 14.0, 20.0, 28.0}},
    {"zoom_blur", blur_by_zoom, {1.04, 1.08, 1.13, 1.20, 1.28}},
    {"gaussian_blur", blur_by_gaussian, {1.0, 1.8, 2.8, 4.0, 5.5}},
    {"fog", add_fog, {0.20, 0.32, 0.45, 0.58, 0.72}},
    {"brightness", brighten, {0.08, 0.16, 0.25, 0.35, 0.46}},
    {"contrast", reduce_contrast, {0.65, 0.48, 0.33, 0.20, 0.10}},
    {"saturate", saturate_colors, {1.4, 1.9, 2.7, 4.0, 7.0}},
    {"pixelate", pixelate, {2.0, 3.0, 4.5, 6.5, 9.0}},
    {"jpeg", compress, {28.0, 18.0, 12.0, 8.0, 5.0}},
    {"posterize", posterize, {16.0, 9.0, 6.0, 4.0, 2.0}},
};

const Kind& kind_named(const std::string& name) {
    const auto* found = std::find_if(std::begin(kKinds), std::end(kKinds),
                                     [&](const Kind& kind) { return kind.name == name; });
    if (found == std::end(kKinds)) {
        const std::string nearest = nearest_name(name, corruption_names());
        throw bad_input("corruption '{}' is unknown{}", name,
                        nearest.empty() ? "" : fmt::format("; did you mean '{}'?", nearest));
    }
    return *found;
}

}  // namespace

bool changes_picture(const Corruption& corruption) {
    return corruption.severity != 0 && !corruption.kind.empty() && corruption.kind != "none";
}

ImageU8 corrupted(const ImageU8& rgb, const Corruption& corruption, std::uint64_t noise_seed) {
    TT_CHECK_EQ(rgb.channels(), kChannels);
    if (corruption.severity < 0 || corruption.severity > kMostCorruptionSeverity) {
        throw bad_input("corruption severity {} is not in 0 to {}", corruption.severity,
                        kMostCorruptionSeverity);
    }
    if (corruption.kind.empty() || corruption.kind == "none") {
        return rgb;
    }
    const Kind& kind = kind_named(corruption.kind);
    if (corruption.severity == 0 || rgb.empty()) {
        return rgb;
    }
    Work work{to_shares(rgb), std::min(rgb.width(), rgb.height()) / kStatedSide,
              Draws(Seed(noise_seed), SampleId(0), "corruption " + corruption.kind)};
    kind.apply(work, kind.amounts[static_cast<std::size_t>(corruption.severity - 1)]);
    return to_codes(work.image);
}

}  // namespace turntable
