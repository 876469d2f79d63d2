#include "generator/plane_agreement.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "manifests/plane_decoders.h"

namespace turntable {
namespace {

// The bounds, measured as docs/numerics.md says ("Verify across backends").
constexpr double kEdgeShare = 0.002;  // of all pixels
constexpr double kTwinShare = 0.01;   // normals: where two faces coincide, either may be met
constexpr double kEdgePixels = 4.0;

/// How far two values of a plane may be apart.
struct Tolerance {
    double absolute = 0.0;
    double relative = 0.0;

    [[nodiscard]] bool holds(float a, float b) const {
        if (a == b) {  // infinite depths among them
            return true;
        }
        const double left = a;
        const double right = b;
        return std::isfinite(left) && std::isfinite(right) &&
               std::abs(left - right) <=
                   absolute + relative * std::max(std::abs(left), std::abs(right));
    }
};

Tolerance tolerance_of(const std::string& extension) {
    if (extension == "depth.exr" || extension == "distance.exr") {
        return {0.0, 1e-4};
    }
    if (extension == "normal.exr") {
        return {0.01, 0.0};
    }
    if (extension == "albedo.exr") {
        return {0.005, 0.0};
    }
    return {1e-3, 1e-4};  // uv.exr; its values may be large where a texture repeats
}

template <class T, class Same>
std::string compare(const Image<T>& a, const Image<T>& b, double share, const Same& same) {
    if (a.width() != b.width() || a.height() != b.height() || a.channels() != b.channels()) {
        return fmt::format("is {} x {} x {}, rendering gives {} x {} x {}", a.width(), a.height(),
                           a.channels(), b.width(), b.height(), b.channels());
    }
    std::size_t differing = 0;
    for (int y = 0; y < a.height(); ++y) {
        for (int x = 0; x < a.width(); ++x) {
            differing +=
                std::equal(a.at(x, y), a.at(x, y) + a.channels(), b.at(x, y), same) ? 0 : 1;
        }
    }
    const double pixels = static_cast<double>(a.width()) * a.height();
    const double most = kEdgePixels + share * pixels;
    if (static_cast<double>(differing) <= most) {
        return {};
    }
    return fmt::format("{} of {:.0f} pixels differ, at most {:.0f} may", differing, pixels,
                       std::floor(most));
}

}  // namespace

std::string plane_disagreement(const EncodedFile& stored, const EncodedFile& rendered) {
    const std::string old_name = fmt::format("the stored {}", stored.extension);
    const std::string new_name = fmt::format("the new {}", rendered.extension);
    if (rendered.extension.ends_with(".png")) {
        return compare(decode_png(stored.bytes, old_name), decode_png(rendered.bytes, new_name),
                       kEdgeShare, [](std::uint8_t a, std::uint8_t b) { return a == b; });
    }
    const Tolerance tolerance = tolerance_of(rendered.extension);
    const double share = rendered.extension == "normal.exr" ? kTwinShare : kEdgeShare;
    return compare(decode_exr(stored.bytes, old_name), decode_exr(rendered.bytes, new_name), share,
                   [&tolerance](float a, float b) { return tolerance.holds(a, b); });
}

}  // namespace turntable
