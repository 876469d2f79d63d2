# turntable_header_check(TARGET header.h...): an object library, built on demand, with one
# translation unit a header that includes it twice: it must compile alone and carry a guard.
function(turntable_header_check target)
  set(units)
  foreach(header ${ARGN})
    string(MAKE_C_IDENTIFIER "${header}" stem)
    set(unit "${CMAKE_CURRENT_BINARY_DIR}/${target}/${stem}.cpp")
    file(CONFIGURE OUTPUT "${unit}" CONTENT "#include \"@header@\"\n#include \"@header@\"\n" @ONLY)
    list(APPEND units "${unit}")
  endforeach()
  add_library(${target} OBJECT EXCLUDE_FROM_ALL ${units})
  target_include_directories(${target} PRIVATE "${PROJECT_SOURCE_DIR}")
endfunction()
