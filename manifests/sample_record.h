// SampleRecord: the labels of one image as they are stored beside it (JSON in the tar, one line
// in the shard's .jsonl.zst, one row in the manifest). Factor names are data here.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace turntable {

struct SampleRecord {
    std::uint64_t index = 0;  ///< SampleId in the plan
    std::string key;          ///< WebDataset key: 9-digit zero-padded index
    std::string object;       ///< asset id
    std::string asset_digest;
    std::string class_name;
    std::string synset;
    int label = -1;     ///< class index of the recipe's label space
    int view = 0;       ///< 0-based view of the object
    std::string split;  ///< "train", "val", ...

    /// Factor values in the recipe's order and units (angles in radians).
    std::vector<std::pair<std::string, double>> factors;

    std::array<double, 16> object_to_world{};  ///< row-major 4x4
    std::array<double, 4> quaternion{};        ///< x, y, z, w of its rotation
    std::array<double, 16> camera_to_world{};  ///< row-major 4x4
    std::array<double, 4> intrinsics{};        ///< fx, fy, cx, cy in pixels
    int width = 0;
    int height = 0;

    std::array<int, 4> box{};  ///< half-open pixel box x0, y0, x1, y1 of the mask
    std::uint64_t mask_pixels = 0;
    double visible_fraction = 0.0;

    double samples_per_pixel = 0.0;
    double noise = 0.0;         ///< estimated sd of a display value, 8-bit levels, before encoding
    std::string pixels_sha256;  ///< of the 8-bit RGB pixels before encoding
    /// Files of this sample in the tar: extension ("jpg", "depth.exr") and sha256 of the bytes.
    std::vector<std::pair<std::string, std::string>> files;

    std::string reject;  ///< empty: accepted; else the frame fault's name (then no files)
};

}  // namespace turntable
