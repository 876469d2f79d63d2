// What ThreadSanitizer must not report in the generator's tests: TBB's own headers, whose other
// half is in Debian's libtbb, which is not instrumented, and memory that this half frees. Our code
// gets no exemption: only reports whose innermost frame is TBB's are dropped.
#ifdef __SANITIZE_THREAD__
extern "C" const char* __tsan_default_suppressions();
extern "C" const char* __tsan_default_suppressions() {
    return "race_top:oneapi/tbb/\ncalled_from_lib:libtbb.so\n";
}
#endif
