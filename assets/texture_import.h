// Pictures of any format as model files name them, turned into what the model cache keeps. Through
// OpenImageIO, hence part of tt_import alone.
#pragma once

#include "assets/texture_reader.h"
#include "base/result.h"

namespace turntable {

struct ImportedTexture {
    Texture texels;
    EncodedTexture kept;  ///< decode_texture(kept) gives `texels`
};

/// PNG, JPEG, TGA, BMP, TIFF, GIF, HDR and EXR by their signature (TGA: by the extension). What
/// decode_texture reads is kept as it is, anything else as raw texels. Files with float or half
/// texels become kLinearFloat whatever `encoded.encoding` says.
Result<ImportedTexture, TextureFault> import_texture(EncodedTexture encoded);

/// The same formats and rules, texels only.
Result<Texture, TextureFault> read_texture(const EncodedTexture& encoded);

}  // namespace turntable
