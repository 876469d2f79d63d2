// NumPy's .npy files, format version 1.0, byte for byte as numpy.save writes them.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace turntable {

/// The 10 leading bytes and the header dictionary, padded with spaces to a multiple of 64 bytes.
/// `descr` is NumPy's type code, e.g. "<f8". Row-major order.
[[nodiscard]] std::string npy_header(const std::string& descr,
                                     const std::vector<std::uint64_t>& shape);

/// A float64 array; `shape`'s product must be the number of values.
[[nodiscard]] std::string npy_float64(std::span<const double> values,
                                      const std::vector<std::uint64_t>& shape);
/// A 1-D int64 array.
[[nodiscard]] std::string npy_int64(std::span<const std::int64_t> values);
/// A 1-D array of fixed-width text ('<U' and the longest entry's length in code points, at least
/// 1), UTF-32 padded with zeros. Invalid UTF-8 throws Error (bad input) naming the text.
[[nodiscard]] std::string npy_text(std::span<const std::string> values);

}  // namespace turntable
