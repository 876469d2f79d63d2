#include "assets/taxonomy.h"

#include <algorithm>

namespace turntable {
namespace {

template <class Matches>
const ObjectClass* find_class(Matches matches) {
    const auto found = std::find_if(kObjectClasses.begin(), kObjectClasses.end(), matches);
    return found == kObjectClasses.end() ? nullptr : &*found;
}

}  // namespace

const ObjectClass* class_of_synset(std::string_view synset) {
    return find_class([&](const ObjectClass& c) { return c.synset == synset; });
}

const ObjectClass* class_of_name(std::string_view name) {
    return find_class([&](const ObjectClass& c) { return c.name == name; });
}

}  // namespace turntable
