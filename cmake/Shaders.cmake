# Compute shaders to SPIR-V at build time, as lists of words that a source includes.
find_program(TURNTABLE_GLSLC glslc REQUIRED)

# turntable_shader(TARGET NAME file.comp OUTPUT name [OPTIONS ...]): BINARY_DIR/shaders/OUTPUT.inc,
# rebuilt when any header that the shader includes changes.
function(turntable_shader target source output)
  set(folder "${CMAKE_CURRENT_BINARY_DIR}/shaders")
  set(result "${folder}/${output}.inc")
  file(MAKE_DIRECTORY "${folder}")
  add_custom_command(
    OUTPUT "${result}"
    COMMAND "${TURNTABLE_GLSLC}" -fshader-stage=compute --target-env=vulkan1.2 -std=460core -O
      -Werror -I "${PROJECT_SOURCE_DIR}" ${ARGN} -MD -MF "${result}.d" -MT "${result}" -mfmt=c
      -o "${result}" "${source}"
    DEPENDS "${source}"
    DEPFILE "${result}.d"
    COMMENT "Compiling ${output} to SPIR-V"
    VERBATIM)
  target_sources(${target} PRIVATE "${result}")
  target_include_directories(${target} PRIVATE "${folder}")
endfunction()
