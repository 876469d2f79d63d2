#include "manifests/record_lines.h"

#include <utility>

#include <zstd.h>

#include "base/check.h"
#include "base/error.h"

namespace turntable {
namespace {

constexpr int kLevel = 3;
constexpr std::size_t kChunk = std::size_t{1} << 18U;
constexpr std::size_t kLongestLine = std::size_t{1} << 20U;

}  // namespace

struct LineCompressor::Stream {
    struct Free {
        void operator()(ZSTD_CCtx* context) const { ZSTD_freeCCtx(context); }
    };
    std::unique_ptr<ZSTD_CCtx, Free> context{ZSTD_createCCtx()};
};

LineCompressor::LineCompressor(OutputFile& out)
    : stream_(std::make_unique<Stream>()), out_(out), compressed_(ZSTD_CStreamOutSize()) {
    ZSTD_CCtx* context = stream_->context.get();
    TT_CHECK(context != nullptr);
    TT_CHECK(!ZSTD_isError(ZSTD_CCtx_setParameter(context, ZSTD_c_compressionLevel, kLevel)));
    TT_CHECK(!ZSTD_isError(ZSTD_CCtx_setParameter(context, ZSTD_c_checksumFlag, 1)));
}

LineCompressor::~LineCompressor() = default;

void LineCompressor::add(std::string_view line) {
    TT_CHECK_LT(line.size(), kLongestLine);
    TT_CHECK(line.find('\n') == std::string_view::npos);
    pending_.append(line).push_back('\n');
    if (pending_.size() >= kChunk) {
        compress(false);
    }
}

void LineCompressor::finish() {
    compress(true);
}

void LineCompressor::compress(bool last) {
    ZSTD_inBuffer input{pending_.data(), pending_.size(), 0};
    const ZSTD_EndDirective mode = last ? ZSTD_e_end : ZSTD_e_continue;
    bool done = false;
    while (!done) {
        ZSTD_outBuffer output{compressed_.data(), compressed_.size(), 0};
        const std::size_t left =
            ZSTD_compressStream2(stream_->context.get(), &output, &input, mode);
        TT_CHECK(!ZSTD_isError(left));
        out_.write(std::string_view(compressed_.data(), output.pos));
        done = last ? left == 0 : input.pos == input.size;
    }
    pending_.clear();
}

struct LineReader::Stream {
    struct Free {
        void operator()(ZSTD_DCtx* context) const { ZSTD_freeDCtx(context); }
    };
    std::unique_ptr<ZSTD_DCtx, Free> context{ZSTD_createDCtx()};
    std::vector<char> compressed = std::vector<char>(ZSTD_DStreamInSize());
    ZSTD_inBuffer input{nullptr, 0, 0};
};

LineReader::LineReader(std::filesystem::path path)
    : stream_(std::make_unique<Stream>()), path_(std::move(path)), file_(path_, std::ios::binary) {
    if (!file_) {
        throw bad_input("{}: cannot be opened", path_.string());
    }
    TT_CHECK(stream_->context != nullptr);
    // Our frames need 2 MiB (level 3); a forged header must not make us allocate gigabytes.
    TT_CHECK(
        !ZSTD_isError(ZSTD_DCtx_setParameter(stream_->context.get(), ZSTD_d_windowLogMax, 23)));
}

LineReader::~LineReader() = default;

bool LineReader::next(std::string_view& line) {
    std::size_t searched = taken_;
    while (true) {
        const std::size_t end = text_.find('\n', searched);
        if (end != std::string::npos) {
            line = std::string_view(text_).substr(taken_, end - taken_);
            taken_ = end + 1;
            return true;
        }
        if (text_.size() - taken_ > kLongestLine) {
            throw bad_input("{}: a line is longer than {} bytes", path_.string(), kLongestLine);
        }
        text_.erase(0, taken_);
        taken_ = 0;
        searched = text_.size();
        if (!decompress_more()) {
            if (!text_.empty()) {
                throw bad_input("{}: the last line has no end", path_.string());
            }
            return false;
        }
    }
}

bool LineReader::read_compressed() {
    Stream& s = *stream_;
    file_.read(s.compressed.data(), static_cast<std::streamsize>(s.compressed.size()));
    s.input = {s.compressed.data(), static_cast<std::size_t>(file_.gcount()), 0};
    if (file_.bad()) {
        throw environment_fault("{}: reading failed", path_.string());
    }
    return s.input.size > 0;
}

/// Appends up to one chunk to text_; false at the end of the frame and the file.
bool LineReader::decompress_more() {
    Stream& s = *stream_;
    const std::size_t before = text_.size();
    text_.resize(before + kChunk);
    ZSTD_outBuffer output{text_.data() + before, kChunk, 0};
    while (output.pos == 0) {
        const bool has_input = s.input.pos < s.input.size || read_compressed();
        if (frame_done_ && has_input) {
            throw bad_input("{}: bytes after the end of the records", path_.string());
        }
        if (frame_done_) {
            break;
        }
        const std::size_t in_before = s.input.pos;
        const std::size_t left = ZSTD_decompressStream(s.context.get(), &output, &s.input);
        if (ZSTD_isError(left)) {
            throw bad_input("{}: corrupt: {}", path_.string(), ZSTD_getErrorName(left));
        }
        frame_done_ = left == 0;
        if (!has_input && !frame_done_ && output.pos == 0 && s.input.pos == in_before) {
            throw bad_input("{}: truncated", path_.string());
        }
    }
    text_.resize(before + output.pos);
    return output.pos > 0;
}

}  // namespace turntable
