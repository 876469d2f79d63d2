// What LeakSanitizer leaves out of its reports: OpenImageIO keeps the last error of a reader in a
// thread's own storage and does not free it when the thread ends.
// NOLINTBEGIN(bugprone-reserved-identifier,readability-identifier-naming): the runtime's name
extern "C" const char* __lsan_default_suppressions();
extern "C" const char* __lsan_default_suppressions() {
    return "leak:ImageInput::geterror\n";
}
// NOLINTEND(bugprone-reserved-identifier,readability-identifier-naming)
