// SampleRecord: the labels of one image as they are stored beside it (JSON in the tar, one line
// in the shard's .jsonl.zst, one row in the manifest). Factor names are data here.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace turntable {

/// A rotation axis of a model as a record says it: unit direction, a point of it (object frame,
/// metres), fold (0: every angle).
using AxisNumbers = std::array<double, 7>;
/// A mirror plane: unit normal, offset (object frame, metres).
using MirrorNumbers = std::array<double, 4>;

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

    /// What the categorical factors' values are called: {"background", "sky-noon"}.
    std::vector<std::pair<std::string, std::string>> names;

    // Where the sample stands in its design; empty where the recipe declares none.
    std::string cell;                 ///< "canonical", "sweep:size", "pair:pose*size", ...
    std::string orbit;                ///< samples of one orbit differ in its factor alone
    std::vector<std::string> varied;  ///< factors that are free in the cell; the others canonical
    /// Declared splits and the sample's part in each: "train", "test" or "out".
    std::vector<std::pair<std::string, std::string>> splits;
    int attempt = 0;  ///< how many times it was drawn again because a frame was refused

    std::array<double, 16> object_to_world{};  ///< row-major 4x4
    std::array<double, 4> quaternion{};        ///< x, y, z, w of its rotation
    std::array<double, 16> camera_to_world{};  ///< row-major 4x4
    std::array<double, 4> intrinsics{};        ///< fx, fy, cx, cy in pixels
    int width = 0;
    int height = 0;

    // Relative transform to the canonical view of the same object (identity without a design):
    // object_to_world = relative * canonical object_to_world, a similarity.
    std::array<double, 4> relative_quaternion{0.0, 0.0, 0.0, 1.0};  ///< x, y, z, w
    std::array<double, 3> relative_translation{};                   ///< metres, world
    double relative_scale = 1.0;

    // Of models whose shape is known (procedural ones); empty or zero of others.
    std::vector<std::string> parts;  ///< what the values 1, 2, ... of the plane "part" are
    /// Group of the rotations that no picture tells apart: "1", "4", "continuous", "2x2".
    std::string symmetry;
    std::vector<AxisNumbers> symmetry_axes;  ///< that generate it
    std::vector<MirrorNumbers> symmetry_mirrors;
    /// Of a model with axes: of all rotations that look like `quaternion`, the one that turns
    /// least; x, y, z, w with w >= 0.
    std::array<double, 4> reduced_quaternion{};
    /// Where the object frame's origin is then, metres, world; zero: where it was.
    std::array<double, 3> reduced_translation{};

    // Of the whole object on an unbounded image plane, in pixels, from its vertices.
    std::array<double, 2> position{};  ///< projection of the object frame's origin
    double depth = 0.0;                ///< of that origin, metres along the optical axis
    std::array<double, 4> full_box{};  ///< tight box x0, y0, x1, y1, whatever hides or cuts it
    double apparent_size = 0.0;        ///< longest side of full_box
    std::array<double, 16> corners{};  ///< u, v of the 8 corners of its bounding box, x fastest

    std::array<int, 4> box{};  ///< half-open pixel box x0, y0, x1, y1 of the mask
    std::uint64_t mask_pixels = 0;
    double visible_fraction = 0.0;  ///< (1 - truncation) (1 - occlusion)
    double truncation = 0.0;        ///< share of the object outside the frame
    double occlusion = 0.0;         ///< share of what is in the frame that something hides

    std::string light;          ///< id of the environment that lights it, or "lamps"
    std::string background;     ///< id of the picture behind it; "floor", "plain"
    std::vector<int> imagenet;  ///< ImageNet-1k indices that fit the class; may be empty
    std::string caption;        ///< one sentence of the labels above

    double samples_per_pixel = 0.0;
    double noise = 0.0;         ///< estimated sd of a display value, 8-bit levels, before encoding
    std::string pixels_sha256;  ///< of the 8-bit RGB pixels before encoding
    /// Files of this sample in the tar: extension ("jpg", "depth.exr") and sha256 of the bytes.
    std::vector<std::pair<std::string, std::string>> files;

    std::string reject;  ///< empty: accepted; else the frame fault's name (then no files)
};

}  // namespace turntable
