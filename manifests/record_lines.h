// Lines of text in a zstd frame: the form of a shard's records (NNNNNN.jsonl.zst).
#pragma once

#include <filesystem>
#include <fstream>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "manifests/output_file.h"

namespace turntable {

/// Compresses lines into one zstd frame (level 3, content checksum, one thread). For one version
/// of libzstd the bytes depend on the lines alone.
class LineCompressor {
public:
    /// `out` must outlive the compressor.
    explicit LineCompressor(OutputFile& out);
    ~LineCompressor();
    LineCompressor(const LineCompressor&) = delete;
    LineCompressor& operator=(const LineCompressor&) = delete;

    /// `line` without its newline.
    void add(std::string_view line);
    /// Ends the frame. Nothing may be added afterwards.
    void finish();

private:
    void compress(bool last);

    struct Stream;
    std::unique_ptr<Stream> stream_;
    OutputFile& out_;
    std::string pending_;
    std::vector<char> compressed_;
};

/// Streams the lines back with bounded memory. Damage (a bad frame, a truncated one, bytes after
/// it, a line over 1 MiB, a last line without newline) throws Error (bad input) naming the file.
class LineReader {
public:
    explicit LineReader(std::filesystem::path path);
    ~LineReader();
    LineReader(const LineReader&) = delete;
    LineReader& operator=(const LineReader&) = delete;

    /// The next line without its newline, valid until the next call; false at the end.
    [[nodiscard]] bool next(std::string_view& line);

private:
    bool decompress_more();
    [[nodiscard]] bool read_compressed();

    struct Stream;
    std::unique_ptr<Stream> stream_;
    std::filesystem::path path_;
    std::ifstream file_;
    std::string text_;  ///< decompressed and not yet consumed, from taken_ on
    std::size_t taken_ = 0;
    bool frame_done_ = false;
};

}  // namespace turntable
