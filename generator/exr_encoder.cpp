#include <cstdint>

#include <OpenEXR/ImfChannelList.h>
#include <OpenEXR/ImfFrameBuffer.h>
#include <OpenEXR/ImfHeader.h>
#include <OpenEXR/ImfIO.h>
#include <OpenEXR/ImfOutputFile.h>

#include "base/check.h"
#include "base/error.h"
#include "generator/image_codecs.h"

namespace turntable {
namespace {

/// The file in memory. OpenEXR goes back once, to fill in the table of where each block lies.
class MemoryStream final : public Imf::OStream {
public:
    MemoryStream() : Imf::OStream("a plane in memory") {}

    void write(const char bytes[], int count) override {
        const auto size = static_cast<std::size_t>(count);
        if (position_ + size > bytes_.size()) {
            bytes_.resize(position_ + size);
        }
        bytes_.replace(position_, size, bytes, size);
        position_ += size;
    }
    std::uint64_t tellp() override { return position_; }
    void seekp(std::uint64_t position) override { position_ = position; }

    [[nodiscard]] std::string take_bytes() { return std::move(bytes_); }

private:
    std::string bytes_;
    std::size_t position_ = 0;
};

Imf::Header header_of(const ImageF& image, std::span<const char* const> channels) {
    Imf::Header header(image.width(), image.height());
    header.compression() = Imf::ZIP_COMPRESSION;
    for (const char* name : channels) {
        header.channels().insert(name, Imf::Channel(Imf::FLOAT));
    }
    return header;
}

/// Interleaved values, as OpenEXR takes them: one strided view a channel.
Imf::FrameBuffer views_of(const ImageF& image, std::span<const char* const> channels) {
    const std::size_t pixel_bytes = sizeof(float) * channels.size();
    const std::size_t row_bytes = pixel_bytes * static_cast<std::size_t>(image.width());
    Imf::FrameBuffer views;
    for (std::size_t c = 0; c < channels.size(); ++c) {
        // OpenEXR has one type for reading and writing; an output file only reads through it.
        // NOLINTNEXTLINE(cppcoreguidelines-pro-type-const-cast)
        auto* first = const_cast<float*>(image.values().data() + c);
        views.insert(channels[c], Imf::Slice(Imf::FLOAT, reinterpret_cast<char*>(first),
                                             pixel_bytes, row_bytes));
    }
    return views;
}

}  // namespace

std::string encode_exr(const ImageF& image, std::span<const char* const> channels) {
    TT_CHECK_EQ(static_cast<std::size_t>(image.channels()), channels.size());
    MemoryStream stream;
    try {
        // No threads of its own: the callers are already parallel.
        Imf::OutputFile file(stream, header_of(image, channels), 0);
        file.setFrameBuffer(views_of(image, channels));
        file.writePixels(image.height());
    } catch (const std::exception& fault) {
        throw environment_fault("encoding EXR: {}", fault.what());
    }
    return stream.take_bytes();
}

}  // namespace turntable
