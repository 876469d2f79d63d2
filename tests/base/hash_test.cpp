#include "base/hash.h"

#include <fstream>

#include "base/error.h"
#include "tests/catch.h"
#include "tests/paths.h"

namespace turntable {

// FIPS 180-4 examples.
TEST_CASE("sha256 gives the published digests") {
    CHECK(sha256_hex(std::string_view{}) ==
          "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    CHECK(sha256_hex("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    CHECK(sha256_hex("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq") ==
          "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
    CHECK(sha256_hex(std::string(1'000'000, 'a')) ==
          "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

TEST_CASE("sha256 in parts and of a file equals sha256 of the whole") {
    const std::string text(200'001, 'x');  // more than one read of the file
    CHECK(Sha256().update("ab").update("").update("c").hex() == sha256_hex("abc"));
    const test::ScratchFolder folder("hash");
    std::ofstream(folder.path() / "file", std::ios::binary) << text;
    CHECK(sha256_hex_of_file(folder.path() / "file") == sha256_hex(text));
    std::ofstream(folder.path() / "empty", std::ios::binary).close();
    CHECK(sha256_hex_of_file(folder.path() / "empty") == sha256_hex(std::string_view{}));
    CHECK_THROWS_AS(sha256_hex_of_file(folder.path() / "absent"), Error);
}

// The reference implementation's answers (xxHash specification, XXH64).
TEST_CASE("xxhash64 gives the published digests") {
    CHECK(xxhash64("") == 0xEF46DB3751D8E999ULL);
    CHECK(xxhash64("a") == 0xD24EC4F1A98C6E5BULL);
    CHECK(xxhash64("abc") == 0x44BC2CF5AD770999ULL);
    CHECK(xxhash64("abc", 1) != xxhash64("abc"));
}

// The reference implementation's answer for nothing (xxHash's sanity test, XXH3_128bits).
TEST_CASE("xxhash128 gives the published digest") {
    CHECK(xxhash128({}) == Digest128{0x99AA06D3014798D8ULL, 0x6001C324468D497FULL});
    const std::string text = "abc";
    CHECK(xxhash128(std::as_bytes(std::span(text))) != xxhash128({}));
}

}  // namespace turntable
