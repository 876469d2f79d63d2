#include <cmath>

#include "renderer/film/sample_allocation.h"
#include "renderer/film/splat_film.h"
#include "renderer/film/tone_table.h"
#include "renderer/shared/film_filter.h"
#include "renderer/shared/tone_curve.h"
#include "tests/catch.h"

namespace sh = turntable::shading;
using turntable::ToneCurve;
using turntable::ToneTable;

TEST_CASE("Filmic meets its published anchors") {
    CHECK(255.0F * sh::filmic(0.18F) == Approx(127.6).margin(0.1));
    CHECK(255.0F * sh::filmic(1.0F) == Approx(205.8).margin(0.1));
    CHECK(255.0F * sh::filmic(16.29F) == Approx(255.0).margin(0.1));
    // The unlit floor of 3DIEBench: albedo 0.6 and 0.24 times 0.4455.
    CHECK(255.0F * sh::filmic(0.6F * 0.4455F) == Approx(147.2).margin(0.2));
    CHECK(255.0F * sh::filmic(0.24F * 0.4455F) == Approx(102.1).margin(0.2));
}

TEST_CASE("Filmic rises everywhere and sRGB inverts") {
    float before = -1.0F;
    for (float v = 1e-5F; v < 20.0F; v *= 1.01F) {
        CHECK(sh::filmic(v) >= before);
        before = sh::filmic(v);
    }
    for (float code : {0.0F, 0.02F, 0.04F, 0.2F, 0.7F, 1.0F}) {
        CHECK(sh::srgb_encode(sh::srgb_decode(code)) == Approx(code).margin(1e-5));
    }
}

TEST_CASE("the tone table is the curve") {
    for (const ToneCurve curve : {ToneCurve::kFilmic, ToneCurve::kSrgb, ToneCurve::kLinear}) {
        const ToneTable table(curve, 0.5);
        for (float v = 1e-4F; v < 30.0F; v *= 1.037F) {
            const float exact = sh::tone_channel(v * std::exp2(0.5F), static_cast<unsigned>(curve));
            // A corner (where the linear curve clips) falls inside one linear segment.
            const double margin = curve == ToneCurve::kFilmic ? 3e-5 : 2e-3;
            CHECK(table.code(v) == Approx(exact).margin(margin));
        }
        CHECK(table.code(std::nanf("")) == table.code(0.0F));
        CHECK(table.code(-1.0F) == table.code(0.0F));
        CHECK(table.code(1e20F) == Approx(1.0F));
    }
}

TEST_CASE("a constant radiance stays constant whatever the counts") {
    turntable::SplatFilm film(9, 7, 1.5);
    unsigned state = 1;
    for (int y = -film.margin(); y < 7 + film.margin(); ++y) {
        for (int x = -film.margin(); x < 9 + film.margin(); ++x) {
            const int count = 1 + (x + 2 * y + 20) % 5;
            for (int i = 0; i < count; ++i) {
                state = state * 1664525U + 1013904223U;
                const float u = static_cast<float>(state >> 8U) / 16777216.0F;
                film.add(x, y, u, 1.0F - u, {0.25F, 0.5F, 2.0F}, 1.0F / static_cast<float>(count),
                         i & 1);
            }
        }
    }
    const turntable::ImageF image = film.resolve();
    for (int y = 0; y < 7; ++y) {
        for (int x = 0; x < 9; ++x) {
            CHECK(image.at(x, y)[0] == Approx(0.25F));
            CHECK(image.at(x, y)[2] == Approx(2.0F));
        }
    }
}

TEST_CASE("a splat carries the filter's weights") {
    // Two samples: what each pixel holds is their weighted mean.
    turntable::SplatFilm film(3, 1, 1.5);
    film.add(0, 0, 0.5F, 0.5F, {1, 1, 1}, 1.0F, 0);
    film.add(1, 0, 0.5F, 0.5F, {0, 0, 0}, 1.0F, 1);
    const float w0 = sh::filter_weight(0.0F, 1.5F);
    const float w1 = sh::filter_weight(1.0F, 1.5F);
    CHECK(film.resolve().at(0, 0)[0] == Approx(w0 / (w0 + w1)).epsilon(0.01));
    CHECK(film.resolve().at(1, 0)[0] == Approx(w1 / (w0 + w1)).epsilon(0.01));
    CHECK(film.resolve().at(2, 0)[0] == 0.0F);
    CHECK(film.resolve_half(0).at(1, 0)[0] == 1.0F);
}

TEST_CASE("samples go where the pilot is uncertain, in proportion") {
    constexpr int kSize = 32;
    const ToneTable tone(ToneCurve::kLinear, 0.0);
    std::vector<glm::vec3> first(kSize * kSize, glm::vec3(0.5F));
    std::vector<glm::vec3> second = first;
    for (int y = 0; y < kSize; ++y) {
        for (int x = 16; x < kSize; ++x) {
            second[static_cast<std::size_t>(y * kSize + x)] = glm::vec3(0.6F);
        }
    }
    const auto loose =
        turntable::allocate_samples(kSize, kSize, first, second, tone, {2.0, 2, 4096});
    const auto tight =
        turntable::allocate_samples(kSize, kSize, first, second, tone, {1.0, 2, 4096});
    CHECK(loose[0] == 2);
    CHECK(tight[0] == 2);
    CHECK(loose[31] > 2);
    CHECK(tight[31] == Approx(4 * loose[31]).margin(4));
    const auto capped =
        turntable::allocate_samples(kSize, kSize, first, second, tone, {0.1, 2, 64});
    CHECK(capped[31] == 64);
}
