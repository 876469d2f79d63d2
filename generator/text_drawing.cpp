#include "generator/text_drawing.h"

#include <cstdlib>

#include <ft2build.h>
#include FT_FREETYPE_H

#include "base/check.h"
#include "base/error.h"

namespace turntable {
namespace {

namespace fs = std::filesystem;

constexpr char32_t kReplacement = 0xFFFD;
constexpr FT_Int32 kLoading = FT_LOAD_TARGET_LIGHT;  // hinted vertically: even stems, true widths

/// Takes one character off the front of `text`.
char32_t next_character(std::string_view& text) {
    const auto byte = [&text](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const unsigned char lead = byte(0);
    const std::size_t length = lead < 0x80U ? 1 : lead < 0xE0U ? 2 : lead < 0xF0U ? 3 : 4;
    const bool starts = lead < 0x80U || (lead >= 0xC2U && lead < 0xF5U);
    char32_t character = length == 1 ? lead : lead & (0x7FU >> length);
    for (std::size_t i = 1; i < length; ++i) {
        if (!starts || i >= text.size() || (byte(i) & 0xC0U) != 0x80U) {
            text.remove_prefix(1);
            return kReplacement;
        }
        character = character << 6U | (byte(i) & 0x3FU);
    }
    text.remove_prefix(length);
    return starts ? character : kReplacement;
}

void blend(std::uint8_t* pixel, const std::array<std::uint8_t, 3>& color, unsigned int coverage) {
    for (std::size_t c = 0; c < 3; ++c) {
        pixel[c] = static_cast<std::uint8_t>(
            (pixel[c] * (255U - coverage) + color[c] * coverage + 127U) / 255U);
    }
}

}  // namespace

struct Font::Face {
    FT_Library library = nullptr;
    FT_Face face = nullptr;

    Face() = default;
    Face(const Face&) = delete;
    Face& operator=(const Face&) = delete;
    ~Face() {
        FT_Done_Face(face);
        FT_Done_FreeType(library);
    }

    void set_height(int height) const {
        TT_CHECK_GE(height, 1);
        TT_CHECK(FT_Set_Pixel_Sizes(face, 0, static_cast<FT_UInt>(height)) == 0);
    }

    /// Calls `visit` with each glyph's slot and its pen, in 64ths of a pixel from the start.
    /// Returns the pen at the end.
    template <class Visit>
    FT_Pos walk(std::string_view text, FT_Int32 flags, const Visit& visit) const {
        FT_Pos pen = 0;
        FT_UInt before = 0;
        while (!text.empty()) {
            FT_UInt glyph = FT_Get_Char_Index(face, next_character(text));
            if (glyph == 0) {
                glyph = FT_Get_Char_Index(face, kReplacement);
            }
            FT_Vector kerning{0, 0};
            if (before != 0 && glyph != 0) {
                FT_Get_Kerning(face, before, glyph, FT_KERNING_DEFAULT, &kerning);
            }
            pen += kerning.x;
            before = glyph;
            if (FT_Load_Glyph(face, glyph, flags) == 0) {
                visit(*face->glyph, pen);
                pen += face->glyph->advance.x;
            }
        }
        return pen;
    }
};

Font::Font(const fs::path& file) : face_(std::make_unique<Face>()) {
    TT_CHECK(FT_Init_FreeType(&face_->library) == 0);
    if (FT_New_Face(face_->library, file.c_str(), 0, &face_->face) != 0 ||
        (face_->face->face_flags & FT_FACE_FLAG_SCALABLE) == 0) {
        throw environment_fault("{}: cannot be read as a scalable font", file.string());
    }
}

Font::~Font() = default;
Font::Font(Font&&) noexcept = default;
Font& Font::operator=(Font&&) noexcept = default;

int Font::width(std::string_view text, int height) const {
    face_->set_height(height);
    const FT_Pos end =
        face_->walk(text, kLoading, [](const FT_GlyphSlotRec& /*slot*/, FT_Pos /*pen*/) {});
    return static_cast<int>((end + 63) / 64);
}

int Font::ascent(int height) const {
    face_->set_height(height);
    return static_cast<int>((face_->face->size->metrics.ascender + 63) / 64);
}

int Font::descent(int height) const {
    face_->set_height(height);
    return static_cast<int>((63 - face_->face->size->metrics.descender) / 64);
}

int Font::draw(ImageU8& image, int x, int y, std::string_view text, const TextStyle& style,
               TextDirection direction) const {
    TT_CHECK_EQ(image.channels(), 3);
    face_->set_height(style.height);
    const auto paint = [&](const FT_GlyphSlotRec& slot, FT_Pos pen) {
        const FT_Bitmap& bitmap = slot.bitmap;
        const int left = static_cast<int>((pen + 32) / 64) + slot.bitmap_left;
        for (int row = 0; row < static_cast<int>(bitmap.rows); ++row) {
            for (int column = 0; column < static_cast<int>(bitmap.width); ++column) {
                const int along = left + column;
                const int down = row - slot.bitmap_top;
                const bool right = direction == TextDirection::kRight;
                const int u = right ? x + along : x + down;
                const int v = right ? y + down : y - along;
                if (u >= 0 && v >= 0 && u < image.width() && v < image.height()) {
                    blend(image.at(u, v), style.color, bitmap.buffer[row * bitmap.pitch + column]);
                }
            }
        }
    };
    return static_cast<int>((face_->walk(text, kLoading | FT_LOAD_RENDER, paint) + 63) / 64);
}

fs::path find_font(const fs::path& named) {
    if (!named.empty()) {
        return named;
    }
    const char* variable = std::getenv("TURNTABLE_FONT");
    if (variable != nullptr && *variable != '\0') {
        return variable;
    }
    std::error_code error;
    const fs::path program = fs::read_symlink("/proc/self/exe", error);
    for (const fs::path& path :
         {fs::path("/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf"),
          program.parent_path().parent_path() / "share" / "fonts" / "DejaVuSans.ttf"}) {
        if (fs::exists(path, error)) {
            return path;
        }
    }
    throw environment_fault("no font to write with: install fonts-dejavu-core, or name a TrueType "
                            "file in TURNTABLE_FONT");
}

}  // namespace turntable
