#include <vector>

#include <png.h>

#include "base/check.h"
#include "base/error.h"
#include "generator/image_codecs.h"

namespace turntable {
namespace {

/// Fixed, so that the bytes do not follow zlib's default.
constexpr int kCompressionLevel = 6;

/// libpng reports faults by longjmp, so nothing with a destructor may come to life between setjmp
/// and the fault: everything such lives in this class.
class PngWriter {
public:
    PngWriter() {
        png_ = png_create_write_struct(PNG_LIBPNG_VER_STRING, this, fail, ignore);
        TT_CHECK(png_ != nullptr);
        info_ = png_create_info_struct(png_);
        TT_CHECK(info_ != nullptr);
        png_set_write_fn(png_, this, append, flush);
        png_set_compression_level(png_, kCompressionLevel);
    }
    ~PngWriter() { png_destroy_write_struct(&png_, &info_); }
    PngWriter(const PngWriter&) = delete;
    PngWriter& operator=(const PngWriter&) = delete;

    bool write(const ImageU8& image) {
        for (int y = 0; y < image.height(); ++y) {
            // NOLINTNEXTLINE(cppcoreguidelines-pro-type-const-cast): libpng only reads here
            rows_.push_back(const_cast<png_bytep>(image.at(0, y)));
        }
        if (setjmp(png_jmpbuf(png_)) != 0) {
            return false;
        }
        png_set_IHDR(png_, info_, static_cast<png_uint_32>(image.width()),
                     static_cast<png_uint_32>(image.height()), 8,
                     image.channels() == 1 ? PNG_COLOR_TYPE_GRAY : PNG_COLOR_TYPE_RGB,
                     PNG_INTERLACE_NONE, PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
        png_write_info(png_, info_);
        png_write_image(png_, rows_.data());
        png_write_end(png_, nullptr);
        return true;
    }

    [[nodiscard]] std::string take_bytes() { return std::move(bytes_); }
    [[nodiscard]] const std::string& why() const { return why_; }

private:
    [[noreturn]] static void fail(png_structp png, png_const_charp message) {
        static_cast<PngWriter*>(png_get_error_ptr(png))->why_ = message;
        png_longjmp(png, 1);
    }
    static void ignore(png_structp /*png*/, png_const_charp /*message*/) {}
    static void append(png_structp png, png_bytep bytes, std::size_t count) {
        static_cast<PngWriter*>(png_get_io_ptr(png))
            ->bytes_.append(reinterpret_cast<const char*>(bytes), count);
    }
    static void flush(png_structp /*png*/) {}

    png_structp png_ = nullptr;
    png_infop info_ = nullptr;
    std::vector<png_bytep> rows_;
    std::string bytes_;
    std::string why_;
};

}  // namespace

std::string encode_png(const ImageU8& image) {
    TT_CHECK(image.channels() == 1 || image.channels() == 3);
    PngWriter png;
    if (!png.write(image)) {
        throw environment_fault("encoding PNG: {}", png.why());
    }
    return png.take_bytes();
}

}  // namespace turntable
