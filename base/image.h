// Image<T>: a rectangle of interleaved channels, row 0 at the top.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "base/check.h"

namespace turntable {

template <class T>
class Image {
public:
    Image() = default;
    Image(int width, int height, int channels, T fill = T{})
        : width_(width), height_(height), channels_(channels) {
        TT_CHECK_GE(width, 0);
        TT_CHECK_GE(height, 0);
        TT_CHECK_GE(channels, 1);
        values_.assign(static_cast<std::size_t>(width) * static_cast<std::size_t>(height) *
                           static_cast<std::size_t>(channels),
                       fill);
    }

    [[nodiscard]] int width() const { return width_; }
    [[nodiscard]] int height() const { return height_; }
    [[nodiscard]] int channels() const { return channels_; }
    [[nodiscard]] bool empty() const { return values_.empty(); }

    /// First channel of pixel (x, y); unchecked, for inner loops.
    [[nodiscard]] T* at(int x, int y) { return values_.data() + offset(x, y); }
    [[nodiscard]] const T* at(int x, int y) const { return values_.data() + offset(x, y); }

    [[nodiscard]] std::span<T> values() { return values_; }
    [[nodiscard]] std::span<const T> values() const { return values_; }

    friend bool operator==(const Image&, const Image&) = default;

private:
    [[nodiscard]] std::size_t offset(int x, int y) const {
        return (static_cast<std::size_t>(y) * static_cast<std::size_t>(width_) +
                static_cast<std::size_t>(x)) *
               static_cast<std::size_t>(channels_);
    }

    int width_ = 0;
    int height_ = 0;
    int channels_ = 1;
    std::vector<T> values_;
};

using ImageU8 = Image<std::uint8_t>;
using ImageF = Image<float>;

}  // namespace turntable
