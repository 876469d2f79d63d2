// The machine's font, for tests of what draws text; without one such a test ends as skipped.
#pragma once

#include <cstdlib>
#include <iostream>
#include <optional>

#include "base/error.h"
#include "generator/text_drawing.h"

namespace turntable::test {

inline const Font& font() {
    static const std::optional<Font> loaded = [] {
        try {
            return std::optional<Font>(find_font());
        } catch (const Error& error) {
            std::cerr << "skipped: " << error.what() << '\n';
            std::exit(77);
        }
    }();
    return *loaded;
}

}  // namespace turntable::test
