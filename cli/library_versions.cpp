#include "cli/library_versions.h"

#include <OpenImageIO/imageio.h>
#include <archive.h>
#include <assimp/version.h>
#include <fmt/format.h>
#include <openssl/crypto.h>
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
namespace {

std::string open_image_io_version() {
    // e.g. 20407 for 2.4.7
    const int version = OIIO::openimageio_version();
    return fmt::format("{}.{}.{}", version / 10000, version / 100 % 100, version % 100);
}

}  // namespace

std::vector<std::pair<std::string, std::string>> library_versions() {
    return {
        {"assimp",
         fmt::format("{}.{}.{}", aiGetVersionMajor(), aiGetVersionMinor(), aiGetVersionPatch())},
        {"libarchive", archive_version_details()},
        {"libjpeg-turbo", TT_TEXT_OF(LIBJPEG_TURBO_VERSION)},  // tells it at compile time only
        {"openimageio", open_image_io_version()},
        {"openssl", OpenSSL_version(OPENSSL_VERSION_STRING)},
        {"sqlite", sqlite3_libversion()},
        {"tbb", TBB_runtime_version()},
        {"zstd", ZSTD_versionString()},
    };
}

}  // namespace turntable::cli
