// EncodedFile: one file of a sample, as it goes into the shard's tar.
#pragma once

#include <string>

namespace turntable {

struct EncodedFile {
    std::string extension;  ///< without the leading dot: "jpg", "depth.exr"
    std::string bytes;
};

}  // namespace turntable
