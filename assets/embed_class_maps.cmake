# Turns the class maps into a C++ source, so that an installed program needs no source tree:
#   cmake -DOUTPUT=out.cpp -DCLASSES=sh3f.tsv -DROTATIONS=sh3f_rotations.tsv -P embed_class_maps.cmake
file(READ "${CLASSES}" classes)
file(READ "${ROTATIONS}" rotations)
file(WRITE "${OUTPUT}.new" "#include \"assets/class_map_text.h\"

namespace turntable {

std::string_view sh3f_class_map_text() {
    return R\"tsv(${classes})tsv\";
}

std::string_view sh3f_rotations_text() {
    return R\"tsv(${rotations})tsv\";
}

}  // namespace turntable
")
file(RENAME "${OUTPUT}.new" "${OUTPUT}")
