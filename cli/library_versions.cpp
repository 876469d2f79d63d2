#include "cli/library_versions.h"

#include <OpenEXR/OpenEXRConfig.h>
#include <openssl/crypto.h>
#include <png.h>
#include <sqlite3.h>
#include <tbb/version.h>
#include <zstd.h>

// jpeglib.h needs FILE and size_t before it.
#include <cstdio>

#include <jpeglib.h>

// The text of a macro's value.
#define TT_TEXT_OF_VALUE(macro) #macro
#define TT_TEXT_OF(macro) TT_TEXT_OF_VALUE(macro)

namespace turntable::cli {

std::vector<std::pair<std::string, std::string>> library_versions() {
    return {
        {"libjpeg-turbo", TT_TEXT_OF(LIBJPEG_TURBO_VERSION)},  // tells it at compile time only
        {"libpng", PNG_LIBPNG_VER_STRING},
        {"openexr", OPENEXR_VERSION_STRING},
        {"openssl", OpenSSL_version(OPENSSL_VERSION_STRING)},
        {"sqlite", sqlite3_libversion()},
        {"tbb", TBB_runtime_version()},
        {"zstd", ZSTD_versionString()},
    };
}

}  // namespace turntable::cli
