// Text on pictures, through FreeType: what preview grids write along their axes.
#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string_view>

#include "base/image.h"

namespace turntable {

struct TextStyle {
    int height = 14;  ///< pixels an em; capitals are about 0.73 of it
    std::array<std::uint8_t, 3> color{32, 32, 32};
};

enum class TextDirection {
    kRight,
    kUp,  ///< turned by 90 degrees to the left: read from the bottom to the top
};

/// Not for use by two threads at once. Texts are UTF-8; bytes that are not, and characters that the
/// font lacks, give its replacement glyph.
class Font {
public:
    /// A TrueType or OpenType file. Throws Error (environment) naming it when it cannot be read.
    explicit Font(const std::filesystem::path& file);
    ~Font();
    Font(Font&&) noexcept;
    Font& operator=(Font&&) noexcept;
    Font(const Font&) = delete;
    Font& operator=(const Font&) = delete;

    /// Pixels that the text takes along its line.
    [[nodiscard]] int width(std::string_view text, int height) const;
    /// Pixels above and below the base line that any text of the height may reach.
    [[nodiscard]] int ascent(int height) const;
    [[nodiscard]] int descent(int height) const;

    /// Blends the text into an image of 3 channels, its pen starting at (x, y) on the base line.
    /// What lies outside the image is left out. Returns width(text, style.height).
    int draw(ImageU8& image, int x, int y, std::string_view text, const TextStyle& style,
             TextDirection direction = TextDirection::kRight) const;

private:
    struct Face;
    std::unique_ptr<Face> face_;
};

/// Where DejaVu Sans, or whatever stands for it, is: `named` when not empty, else $TURNTABLE_FONT,
/// else Debian's, else the one beside a packaged program (share/fonts). Throws Error (environment)
/// saying what to do when there is none.
[[nodiscard]] std::filesystem::path find_font(const std::filesystem::path& named = {});

}  // namespace turntable
