#include "manifests/plane_decoders.h"

#include <algorithm>
#include <cstdint>
#include <vector>

#include <OpenEXR/ImfChannelList.h>
#include <OpenEXR/ImfFrameBuffer.h>
#include <OpenEXR/ImfHeader.h>
#include <OpenEXR/ImfIO.h>
#include <OpenEXR/ImfInputFile.h>
#include <png.h>

#include "base/error.h"

namespace turntable {
namespace {

/// A file that lies in memory.
class MemoryInput final : public Imf::IStream {
public:
    explicit MemoryInput(std::string_view bytes)
        : Imf::IStream("a plane in memory"), bytes_(bytes) {}

    bool read(char target[], int count) override {
        const auto size = static_cast<std::size_t>(count);
        if (position_ > bytes_.size() || size > bytes_.size() - position_) {
            throw bad_input("it ends early");
        }
        std::copy_n(bytes_.data() + position_, size, target);
        position_ += size;
        return position_ < bytes_.size();
    }
    std::uint64_t tellg() override { return position_; }
    void seekg(std::uint64_t position) override { position_ = position; }

private:
    std::string_view bytes_;
    std::uint64_t position_ = 0;
};

std::vector<std::string> float_channels(const Imf::Header& header) {
    std::vector<std::string> names;
    for (auto channel = header.channels().begin(); channel != header.channels().end(); ++channel) {
        if (channel.channel().type != Imf::FLOAT) {
            throw bad_input("channel {} is not 32-bit float", channel.name());
        }
        names.emplace_back(channel.name());
    }
    if (names.empty()) {
        throw bad_input("it has no channels");
    }
    return names;
}

ImageF read_exr(std::string_view bytes) {
    MemoryInput stream(bytes);
    Imf::InputFile file(stream, 0);
    const auto& window = file.header().dataWindow();
    const std::vector<std::string> names = float_channels(file.header());
    ImageF image(window.max.x - window.min.x + 1, window.max.y - window.min.y + 1,
                 static_cast<int>(names.size()));
    const std::size_t pixel_bytes = sizeof(float) * names.size();
    const std::size_t row_bytes = pixel_bytes * static_cast<std::size_t>(image.width());
    Imf::FrameBuffer views;
    for (std::size_t c = 0; c < names.size(); ++c) {
        views.insert(names[c],
                     Imf::Slice::Make(Imf::FLOAT, image.values().data() + c, window.min,
                                      image.width(), image.height(), pixel_bytes, row_bytes));
    }
    file.setFrameBuffer(views);
    file.readPixels(window.min.y, window.max.y);
    return image;
}

}  // namespace

ImageF decode_exr(std::string_view bytes, const std::string& origin) {
    try {
        return read_exr(bytes);
    } catch (const std::exception& fault) {
        throw bad_input("{}: not an EXR of ours: {}", origin, fault.what());
    }
}

ImageU8 decode_png(std::string_view bytes, const std::string& origin) {
    png_image header{};
    header.version = PNG_IMAGE_VERSION;
    if (png_image_begin_read_from_memory(&header, bytes.data(), bytes.size()) == 0) {
        throw bad_input("{}: not a PNG: {}", origin, header.message);
    }
    const bool grey = (header.format & PNG_FORMAT_FLAG_COLOR) == 0;
    header.format = grey ? PNG_FORMAT_GRAY : PNG_FORMAT_RGB;
    ImageU8 image(static_cast<int>(header.width), static_cast<int>(header.height), grey ? 1 : 3);
    if (png_image_finish_read(&header, nullptr, image.values().data(), 0, nullptr) == 0) {
        throw bad_input("{}: damaged PNG: {}", origin, header.message);
    }
    return image;
}

}  // namespace turntable
