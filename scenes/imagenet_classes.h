// Which ImageNet-1k classes fit a class of objects, so that a classifier with those 1000 outputs
// can be scored on pictures of it.
#pragma once

#include <span>
#include <string_view>

namespace turntable {

/// 0-based indices of ILSVRC 2012 classes (the position of the WordNet id among the 1000, sorted;
/// the order of the outputs of published classifiers), ascending. Any of them is a right answer for
/// some object of the class; where a class is wider than all of ImageNet's, all narrower ones are
/// listed. Empty where none fits: faucet, earphone, skateboard, and all but the 55 classes.
/// `synset`: 8-digit WordNet 3.0 noun offset; when it is empty, the class name decides.
[[nodiscard]] std::span<const int> imagenet_classes(std::string_view synset,
                                                    std::string_view class_name);

}  // namespace turntable
