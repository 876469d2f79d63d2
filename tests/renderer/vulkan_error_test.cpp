// What a user reads when Vulkan fails: one line that names what was tried and why it failed, as a
// fault of the environment (exit code 3).
#include "base/error.h"
#include "renderer/vulkan/vulkan_api.h"
#include "tests/catch.h"

using turntable::Error;
using turntable::ExitCode;
using turntable::test::contains_text;
using turntable::vulkan::check;

namespace {

Error fault_of(VkResult result) {
    try {
        check(result, "doing it");
    } catch (const Error& error) {
        return error;
    }
    return {ExitCode::kDone, "nothing was thrown"};
}

}  // namespace

TEST_CASE("Success passes") {
    CHECK_NOTHROW(check(VK_SUCCESS, "doing it"));
}

TEST_CASE("Every failure is the environment's, in one line") {
    for (const VkResult result :
         {VK_ERROR_DEVICE_LOST, VK_ERROR_OUT_OF_DEVICE_MEMORY, VK_ERROR_OUT_OF_HOST_MEMORY,
          VK_ERROR_INITIALIZATION_FAILED, VK_ERROR_UNKNOWN, VK_TIMEOUT}) {
        const Error error = fault_of(result);
        const std::string message = error.what();
        CHECK(error.code() == ExitCode::kEnvironment);
        CHECK(message.find("doing it") != std::string::npos);
        CHECK(message.find('\n') == std::string::npos);
    }
}

TEST_CASE("The failures that users meet say what to do") {
    CHECK_THAT(std::string(fault_of(VK_ERROR_DEVICE_LOST).what()),
               contains_text("device was lost"));
    CHECK_THAT(std::string(fault_of(VK_ERROR_OUT_OF_DEVICE_MEMORY).what()),
               contains_text("--device-memory"));
}
