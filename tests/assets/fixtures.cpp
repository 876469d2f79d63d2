#include "tests/assets/fixtures.h"

#include <stdexcept>

#include <OpenImageIO/imageio.h>
#include <archive.h>
#include <archive_entry.h>

#include "base/atomic_file.h"
#include "tests/paths.h"

namespace turntable::test {
namespace fs = std::filesystem;
namespace {

void require(bool condition, const std::string& what) {
    if (!condition) {
        throw std::runtime_error("fixture: " + what);
    }
}

template <class T>
std::string encode(const std::string& file, int width, int height, int channels,
                   OIIO::TypeDesc type, const std::vector<T>& texels) {
    const ScratchFolder scratch("picture");
    const fs::path path = scratch.path() / file;
    const auto output = OIIO::ImageOutput::create(path.string());
    require(output != nullptr, file + ": no such format");
    OIIO::ImageSpec spec(width, height, channels, type);
    spec.attribute("oiio:UnassociatedAlpha", 1);
    spec.attribute("compression", file.ends_with(".jpg") ? "jpeg:100" : "zip");
    require(output->open(path.string(), spec), output->geterror());
    require(output->write_image(type, texels.data()), output->geterror());
    require(output->close(), output->geterror());
    return read_file(path);
}

}  // namespace

std::string cube_obj() {
    return "v -1 -1 -1\nv 1 -1 -1\nv 1 1 -1\nv -1 1 -1\n"
           "v -1 -1 1\nv 1 -1 1\nv 1 1 1\nv -1 1 1\n"
           "s 1\n"
           "f 1 4 3 2\nf 5 6 7 8\nf 1 2 6 5\nf 3 4 8 7\nf 2 3 7 6\nf 4 1 5 8\n";
}

void write_zip(const fs::path& path,
               const std::vector<std::pair<std::string, std::string>>& entries) {
    archive* zip = archive_write_new();
    archive_write_set_format_zip(zip);
    require(archive_write_open_filename(zip, path.c_str()) == ARCHIVE_OK, path.string());
    for (const auto& [name, content] : entries) {
        archive_entry* entry = archive_entry_new();
        archive_entry_set_pathname(entry, name.c_str());
        archive_entry_set_size(entry, static_cast<la_int64_t>(content.size()));
        archive_entry_set_filetype(entry, AE_IFREG);
        archive_entry_set_perm(entry, 0644);
        require(archive_write_header(zip, entry) == ARCHIVE_OK, name);
        require(archive_write_data(zip, content.data(), content.size()) ==
                    static_cast<la_ssize_t>(content.size()),
                name);
        archive_entry_free(entry);
    }
    require(archive_write_close(zip) == ARCHIVE_OK, path.string());
    archive_write_free(zip);
}

void write_text(const fs::path& path, const std::string& text) {
    fs::create_directories(path.parent_path());
    write_file_atomically(path, text);
}

std::string picture_bytes(const std::string& file, int width, int height, int channels,
                          const std::vector<std::uint8_t>& texels) {
    return encode(file, width, height, channels, OIIO::TypeDesc::UINT8, texels);
}

std::string float_picture_bytes(const std::string& file, int width, int height, int channels,
                                const std::vector<float>& texels) {
    return encode(file, width, height, channels, OIIO::TypeDesc::FLOAT, texels);
}

std::string picture_bytes_16(const std::string& file, int width, int height, int channels,
                             const std::vector<std::uint16_t>& texels) {
    return encode(file, width, height, channels, OIIO::TypeDesc::UINT16, texels);
}

}  // namespace turntable::test
