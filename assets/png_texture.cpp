#include <algorithm>
#include <cstdint>
#include <vector>

#include <png.h>

#include "assets/texture_formats.h"
#include "base/check.h"

namespace turntable {
namespace {

/// libpng reports faults by longjmp, so nothing with a destructor may come to life between setjmp
/// and the fault: everything such lives in this class, and its functions hold plain values only.
class PngReader {
public:
    explicit PngReader(const std::string& bytes)
        : next_(bytes.data()), end_(bytes.data() + bytes.size()) {
        png_ = png_create_read_struct(PNG_LIBPNG_VER_STRING, this, fail, ignore);
        TT_CHECK(png_ != nullptr);
        info_ = png_create_info_struct(png_);
        TT_CHECK(info_ != nullptr);
        png_set_read_fn(png_, this, read);
        png_set_user_limits(png_, PNG_UINT_31_MAX, PNG_UINT_31_MAX);  // size_fault() sets ours
    }
    ~PngReader() { png_destroy_read_struct(&png_, &info_, nullptr); }
    PngReader(const PngReader&) = delete;
    PngReader& operator=(const PngReader&) = delete;

    /// Reads up to the texels and asks for 8-bit RGBA, whatever the file holds.
    bool read_header() {
        if (setjmp(png_jmpbuf(png_)) != 0) {
            return false;
        }
        png_read_info(png_, info_);
        png_set_expand(png_);  // palettes, small depths, transparent colours
        png_set_scale_16(png_);
        png_set_gray_to_rgb(png_);
        png_set_add_alpha(png_, 0xFF, PNG_FILLER_AFTER);
        png_set_interlace_handling(png_);
        png_read_update_info(png_, info_);
        return true;
    }

    /// `texels` holds 4 width() height() bytes.
    bool read_texels(std::vector<std::uint8_t>& texels) {
        const std::size_t stride = 4 * static_cast<std::size_t>(width());
        for (std::size_t row = 0; row < static_cast<std::size_t>(height()); ++row) {
            rows_.push_back(texels.data() + row * stride);
        }
        if (setjmp(png_jmpbuf(png_)) != 0) {
            return false;
        }
        png_read_image(png_, rows_.data());
        png_read_end(png_, nullptr);
        return true;
    }

    [[nodiscard]] std::int64_t width() const { return png_get_image_width(png_, info_); }
    [[nodiscard]] std::int64_t height() const { return png_get_image_height(png_, info_); }
    [[nodiscard]] bool is_rgba8() const {
        return png_get_rowbytes(png_, info_) == 4 * static_cast<std::size_t>(width());
    }
    [[nodiscard]] const std::string& why() const { return why_; }

private:
    [[noreturn]] static void fail(png_structp png, png_const_charp message) {
        static_cast<PngReader*>(png_get_error_ptr(png))->why_ = message;
        png_longjmp(png, 1);
    }

    static void ignore(png_structp /*png*/, png_const_charp /*message*/) {}

    static void read(png_structp png, png_bytep out, std::size_t count) {
        auto* self = static_cast<PngReader*>(png_get_io_ptr(png));
        if (static_cast<std::size_t>(self->end_ - self->next_) < count) {
            png_error(png, "truncated");
        }
        std::copy_n(self->next_, count, out);
        self->next_ += count;
    }

    png_structp png_ = nullptr;
    png_infop info_ = nullptr;
    const char* next_;
    const char* end_;
    std::vector<png_bytep> rows_;
    std::string why_;
};

}  // namespace

Result<Texture, TextureFault> decode_png_texture(const EncodedTexture& encoded) {
    PngReader png(encoded.bytes);
    if (!png.read_header()) {
        return texture_fault(TextureFault::kUndecodable, encoded, png.why());
    }
    if (auto fault = size_fault(encoded, png.width(), png.height())) {
        return *std::move(fault);
    }
    TT_CHECK(png.is_rgba8());
    Texture texture = blank_texture(encoded, png.width(), png.height());
    if (!png.read_texels(texture.texels8)) {
        return texture_fault(TextureFault::kUndecodable, encoded, png.why());
    }
    return texture;
}

}  // namespace turntable
