# Flags and helpers that every target shares: one place for the language level, warnings,
# sanitizers and the way a folder becomes a library or a test.
find_package(PkgConfig REQUIRED)
find_package(Threads REQUIRED)
find_package(fmt REQUIRED)
find_package(spdlog REQUIRED)
find_package(nlohmann_json REQUIRED)
find_package(glm REQUIRED)

add_library(tt_flags INTERFACE)
target_compile_features(tt_flags INTERFACE cxx_std_20)
target_include_directories(tt_flags INTERFACE "${PROJECT_SOURCE_DIR}")
target_compile_options(tt_flags INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wno-sign-conversion -Wdouble-promotion
  -Wnon-virtual-dtor -Woverloaded-virtual -ffp-contract=off
  # GCC 12 raises it falsely for members of a std::optional.
  $<$<CXX_COMPILER_ID:GNU>:-Wno-maybe-uninitialized>)
if(TURNTABLE_WERROR)
  target_compile_options(tt_flags INTERFACE -Werror)
endif()
if(TURNTABLE_SANITIZE)
  target_compile_options(tt_flags INTERFACE
    -fsanitize=${TURNTABLE_SANITIZE} -fno-sanitize-recover=all -fno-omit-frame-pointer)
  target_link_options(tt_flags INTERFACE -fsanitize=${TURNTABLE_SANITIZE})
endif()

# GLM is reached through this target alone: its defines must be the same in every file (ODR).
add_library(tt_glm INTERFACE)
target_link_libraries(tt_glm INTERFACE glm::glm)
target_compile_definitions(tt_glm INTERFACE GLM_FORCE_XYZW_ONLY)

# turntable_library(NAME SOURCES a.cpp b.cpp LINKS other libs): the one library of a folder.
function(turntable_library name)
  cmake_parse_arguments(ARG "" "" "SOURCES;LINKS" ${ARGN})
  add_library(${name} STATIC ${ARG_SOURCES})
  target_link_libraries(${name} PUBLIC tt_flags tt_glm ${ARG_LINKS})
endfunction()

# turntable_test(NAME SOURCES a_test.cpp LINKS libs [LABELS unit] [TIMEOUT seconds]): one Catch2
# executable, one ctest entry. Tests find files of the checkout through TURNTABLE_SOURCE_DIR and
# the folder of references, where it exists, through TURNTABLE_SHARED_DIR (see tests/paths.h).
# A build tree may take a part of the tests only (TURNTABLE_TEST_ONLY) and names its entries with
# its own prefix, so that scripts/test can run several trees in one ctest. The target
# turntable_tests builds them all and nothing else, turntable_parity_tests those of that tier, which
# scripts/gpu_check takes to the machine with the GPU.
add_custom_target(turntable_tests)
add_custom_target(turntable_parity_tests)
function(turntable_test name)
  cmake_parse_arguments(ARG "" "TIMEOUT" "SOURCES;LINKS;LABELS" ${ARGN})
  if(NOT ARG_TIMEOUT)
    set(ARG_TIMEOUT 300)
  endif()
  if(NOT ARG_LABELS)
    set(ARG_LABELS unit)
  endif()
  list(GET ARG_LABELS 0 tier)
  if(TURNTABLE_TEST_ONLY AND NOT "${tier}/${name}" MATCHES "${TURNTABLE_TEST_ONLY}")
    return()
  endif()
  if(TURNTABLE_SANITIZE)  # instrumented code is several times slower
    math(EXPR ARG_TIMEOUT "4 * ${ARG_TIMEOUT}")
    list(APPEND ARG_LABELS sanitizer)
  endif()
  add_executable(${name} ${ARG_SOURCES})
  target_link_libraries(${name} PRIVATE tt_catch_main ${ARG_LINKS})
  add_dependencies(turntable_tests ${name})
  if(tier STREQUAL parity)
    add_dependencies(turntable_parity_tests ${name})
  endif()
  set(entry "${TURNTABLE_TEST_PREFIX}${name}")
  add_test(NAME ${entry} COMMAND ${name})
  set_tests_properties(${entry} PROPERTIES TIMEOUT ${ARG_TIMEOUT} LABELS "${ARG_LABELS}"
    SKIP_RETURN_CODE 77)
endfunction()

# turntable_vulkan_twin(NAME [TIMEOUT seconds]): a second ctest entry of a test, NAME.vulkan,
# in which renderer_under_test() is a Vulkan device under the validation layer.
function(turntable_vulkan_twin name)
  cmake_parse_arguments(ARG "" "TIMEOUT" "" ${ARGN})
  if(NOT ARG_TIMEOUT)
    set(ARG_TIMEOUT 600)
  endif()
  if(NOT TURNTABLE_VULKAN OR TURNTABLE_SANITIZE OR NOT TARGET ${name})
    return()
  endif()
  set(entry "${TURNTABLE_TEST_PREFIX}${name}.vulkan")
  add_test(NAME ${entry} COMMAND ${name})
  set_tests_properties(${entry} PROPERTIES TIMEOUT ${ARG_TIMEOUT} LABELS parity PROCESSORS 2
    SKIP_RETURN_CODE 77 ENVIRONMENT TURNTABLE_TEST_BACKEND=vulkan)
endfunction()
