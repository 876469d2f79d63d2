#include "cli/stop_signals.h"

#include <atomic>

#include "base/check.h"

namespace turntable::cli {
namespace {

// A handler can reach nothing but globals; StopSignals owns their meaning.
StopFlag g_stop;
std::atomic<int> g_received{0};
std::atomic<bool> g_alive{false};

void on_signal(int number) {
    const bool again = g_received.exchange(number) != 0;
    g_stop.request();
    if (again && (number == SIGINT || number == SIGTERM)) {
        ::signal(number, SIG_DFL);  // async-signal-safe, as is raise
        ::raise(number);
    }
}

}  // namespace

StopSignals::StopSignals() {
    TT_CHECK(!g_alive.exchange(true));
    struct sigaction action {};
    action.sa_handler = on_signal;
    sigemptyset(&action.sa_mask);
    action.sa_flags = SA_RESTART;  // writes in flight go on
    for (std::size_t i = 0; i < kSignals.size(); ++i) {
        ::sigaction(kSignals[i], &action, &previous_[i]);
    }
}

StopSignals::~StopSignals() {
    for (std::size_t i = 0; i < kSignals.size(); ++i) {
        ::sigaction(kSignals[i], &previous_[i], nullptr);
    }
    g_alive.store(false);
}

const StopFlag& StopSignals::flag() const {
    return g_stop;
}

int StopSignals::number() const {
    return g_received.load();
}

const char* StopSignals::received() const {
    switch (g_received.load()) {
    case SIGTERM:
        return "SIGTERM";
    case SIGINT:
        return "SIGINT";
    case SIGUSR1:
        return "SIGUSR1";
    case SIGUSR2:
        return "SIGUSR2";
    default:
        return "";
    }
}

}  // namespace turntable::cli
