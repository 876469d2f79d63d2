#include "cli/progress_line.h"

#include <cmath>
#include <cstdio>
#include <utility>

#include <fmt/format.h>
#include <unistd.h>

namespace turntable::cli {
namespace {

using std::chrono::steady_clock;

constexpr std::chrono::milliseconds kSilence{2000};          // short work shows nothing
constexpr std::chrono::milliseconds kTerminalInterval{250};  // smooth, yet cheap over ssh
constexpr std::chrono::milliseconds kPlainInterval{5000};    // logs stay short
constexpr const char* kClearLine = "\r\x1b[K";

double seconds_since(steady_clock::time_point start) {
    return std::chrono::duration<double>(steady_clock::now() - start).count();
}

}  // namespace

std::string count_text(std::uint64_t count) {
    const std::string digits = std::to_string(count);
    std::string text;
    for (std::size_t i = 0; i < digits.size(); ++i) {
        if (i > 0 && (digits.size() - i) % 3 == 0) {
            text += ',';
        }
        text += digits[i];
    }
    return text;
}

std::string duration_text(double seconds) {
    const auto whole = static_cast<std::int64_t>(std::ceil(seconds));
    if (whole < 100) {
        return fmt::format("{} s", whole);
    }
    const std::int64_t minutes = (whole + 59) / 60;
    if (minutes < 100) {
        return fmt::format("{} min", minutes);
    }
    return fmt::format("{} h {:02d} min", minutes / 60, minutes % 60);
}

std::string progress_text(const ProgressSnapshot& now, const std::string& unit,
                          const ProgressRate& rate) {
    std::string text = count_text(now.done);
    if (now.total > 0) {
        text += fmt::format("/{}", count_text(now.total));
    }
    text += fmt::format(" {}  {:.1f}/s", unit, rate.per_second());
    if (now.rejected > 0) {
        text += fmt::format("  rejected {}", count_text(now.rejected));
    }
    if (const double left = rate.seconds_left(now.total); now.total > 0 && left >= 0.0) {
        text += fmt::format("  {} left", duration_text(left));
    }
    return text;
}

ProgressLine::ProgressLine(std::string unit, bool quiet, std::function<ProgressSnapshot()> read)
    : unit_(std::move(unit)), read_(std::move(read)), terminal_(::isatty(STDERR_FILENO) == 1),
      start_(steady_clock::now()) {
    if (!quiet) {
        thread_ = std::thread([this] { run(); });
    }
}

ProgressLine::~ProgressLine() {
    stop();
}

void ProgressLine::stop() {
    if (!thread_.joinable()) {
        return;
    }
    {
        const std::scoped_lock lock(mutex_);
        stopping_ = true;
    }
    wake_.notify_all();
    thread_.join();
    if (drawn_ && terminal_) {
        std::fputs(kClearLine, stderr);
    }
}

void ProgressLine::run() {
    const auto interval = terminal_ ? kTerminalInterval : kPlainInterval;
    std::unique_lock lock(mutex_);
    auto next = start_ + kSilence;
    while (!wake_.wait_until(lock, next, [this] { return stopping_; })) {
        show(seconds_since(start_));
        next = steady_clock::now() + interval;
    }
}

void ProgressLine::show(double seconds) {
    const ProgressSnapshot now = read_();
    rate_.update(seconds, now.done);
    const std::string text = progress_text(now, unit_, rate_);
    fmt::print(stderr, "{}{}{}", terminal_ ? kClearLine : "", text, terminal_ ? "" : "\n");
    std::fflush(stderr);
    drawn_ = true;
}

}  // namespace turntable::cli
